"""A program that a command runs in its own stead, and waits for."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def call(
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> int:
    """Run it to its end and return its exit code; Ctrl-C is the program's own to answer."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        with subprocess.Popen(command, env=variables, cwd=folder) as running:
            try:
                return running.wait()
            finally:
                running.terminate()
    finally:
        signal.signal(signal.SIGINT, before)
