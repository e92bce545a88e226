"""The import contracts are kept, and they cover every room there is."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, product

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
ROOMS = ("foundation", "casework", "intake", "diensten", "verzoeken")


def test_every_contract_is_kept():
    lint = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_contract_is_weakened_by_an_exception():
    for contract in CONTRACTS["contracts"]:
        assert contract["ignore_imports"] == ["baken.**.tests.** -> baken.**"], contract["name"]


def test_the_house_rules_of_ten_are_all_there():
    numbers = {c["name"].split(".")[0].rstrip("abcd") for c in CONTRACTS["contracts"]}
    assert numbers == {str(n) for n in range(1, 11)}


@pytest.mark.parametrize("layer", ROOMS)
def test_every_layer_of_rooms_has_its_order(layer):
    """A new layer of rooms stands in a contract of its own as soon as it is there."""
    ordered = {
        name.split(".")[-1] for c in CONTRACTS["contracts"] for name in c.get("containers", ())
    }
    assert layer in ordered


def test_a_room_is_imported_by_its_name_alone():
    """What is imported by a text passes every contract by, so only `config` may do that."""
    for source in product():
        if not source.name.startswith("config/"):
            assert "import_module" not in source.text, source.name
        assert "__import__" not in source.text, source.name


def test_a_folder_of_the_house_is_a_package():
    """A folder without `__init__.py` is invisible to the contracts."""
    for folder in {source.path.parent for source in product()}:
        assert (folder / "__init__.py").exists(), folder.relative_to(PACKAGE)
