"""`./baken demo`: load the practice data into a database that holds nothing else."""

import sys

from baken.config import demo
from baken.config.environment import environment


def run(_arguments: list[str]) -> int:
    """Load the practice data and return 0; a database with other data is refused."""
    demo.guard(environment())
    demo.load()
    sys.stdout.write("The practice data is there.\n")
    return 0
