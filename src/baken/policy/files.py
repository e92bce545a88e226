"""Reads the policy files beside this module; nothing else opens them."""

import tomllib
from importlib.resources import files
from typing import Any


def read_toml(name: str) -> dict[str, Any]:
    """Return the content of one policy file. :raises FileNotFoundError: if it is not there."""
    return tomllib.loads(read_text(name))


def read_text(name: str) -> str:
    """Return the text of one policy file."""
    return files("baken.policy").joinpath(name).read_text("utf-8")


def names_in(folder: str) -> list[str]:
    """Return the names of the files in one folder of policy, in the order of the alphabet."""
    return sorted(path.name for path in files("baken.policy").joinpath(folder).iterdir())
