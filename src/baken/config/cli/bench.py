"""./baken bench: measure, each thing beside its bare SQL and beside a plain Django."""

import os
import sys

from baken.config import cluster
from baken.config.cli import child
from baken.config.environment import environment
from baken.config.fault import Fault


def run(arguments: list[str]) -> int:
    """Run bench/run.py and return its exit code."""
    here = environment()
    program = here.root / "bench" / "run.py"
    if not program.exists():
        raise Fault(f"There is nothing to measure with: {program} is not there.")
    with cluster.running(here):
        return child.call(
            [sys.executable, program, *arguments],
            variables=os.environ | {"BAKEN_DATA": str(here.data)},
            folder=here.root,
        )
