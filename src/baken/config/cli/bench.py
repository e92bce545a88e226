"""./baken bench [chat | storm | known]: measure what people do, the chat line, that line disturbed,
or whether somebody known is known again."""

import os
import sys

from baken.config import cluster
from baken.config.cli import child
from baken.config.environment import environment
from baken.config.fault import Fault

PROGRAMS = {"chat": "chat.py", "storm": "chaos_chat.py", "known": "known.py"}
USUAL = "run.py"


def run(arguments: list[str]) -> int:
    """Run a program of bench/ and return its exit code."""
    here = environment()
    is_named = bool(arguments) and arguments[0] in PROGRAMS
    program = here.root / "bench" / (PROGRAMS[arguments[0]] if is_named else USUAL)
    if not program.exists():
        raise Fault(f"There is nothing to measure with: {program} is not there.")
    with cluster.running(here):
        return child.call(
            [sys.executable, program, *arguments[is_named:]],
            variables=os.environ | {"BAKEN_DATA": str(here.data)},
            folder=here.root,
        )
