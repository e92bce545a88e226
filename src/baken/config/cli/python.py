"""./baken python: Python with the product importable and its database running."""

import sys

from baken.config import cluster
from baken.config.cli import child
from baken.config.environment import environment


def run(arguments: list[str]) -> int:
    """Run Python and return its exit code."""
    with cluster.running(environment()):
        return child.call([sys.executable, *arguments])
