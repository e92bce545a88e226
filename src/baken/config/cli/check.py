"""./baken check: everything but the tests that keeps the house in order."""

import os
import sys
from pathlib import Path

from baken.config import cluster
from baken.config.cli import child
from baken.config.environment import environment
from baken.config.fault import Fault

PYTHON = sys.executable
HERE = Path(PYTHON).parent

CHECKS: dict[str, list[str | Path]] = {
    "format": [HERE / "ruff", "format", "--check", "--quiet"],
    "lint": [HERE / "ruff", "check", "--quiet"],
    # A kept cache reports faults of models that were changed since: each check begins anew.
    "types": [PYTHON, "-m", "mypy", "--cache-dir=/dev/null", "src"],
    "walls": [HERE / "lint-imports"],
    "migrations": [
        *(PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"),
        "--settings=baken.config.settings.owner",
    ],
    "glossary": [PYTHON, "-m", "pytest", "tests/architecture", "-k", "glossary"],
}


def run(arguments: list[str]) -> int:
    """Run the checks that are named, or all, and return 1 when one failed."""
    strange = [name for name in arguments if name not in CHECKS]
    if strange:
        raise Fault(f"There is no check {strange[0]!r}; there are {', '.join(CHECKS)}.")
    here = environment()
    variables = os.environ | {"BAKEN_DATA": str(here.data)}
    failed = []
    with cluster.running(here):
        for name in arguments or CHECKS:
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()
            if child.call(CHECKS[name], variables=variables, folder=here.root):
                failed.append(name)
    sys.stdout.write(f"Failed: {', '.join(failed)}\n" if failed else "All is in order.\n")
    return 1 if failed else 0
