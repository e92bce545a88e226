"""./baken test: all tests, those in a browser too; arguments go to pytest."""

import os
import sys

from baken.config import browser, cluster
from baken.config.cli import child
from baken.config.environment import environment
from baken.config.words import compile_words


def run(arguments: list[str]) -> int:
    """Run pytest and return its exit code."""
    here = environment()
    found = browser.find_or_install()
    compile_words()
    with cluster.running(here):
        return child.call(
            [sys.executable, "-m", "pytest", *arguments],
            variables=os.environ | {"BAKEN_CHROMIUM": str(found), "BAKEN_DATA": str(here.data)},
            folder=here.root,
        )
