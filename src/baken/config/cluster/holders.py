"""Who uses the embedded database: each program holds a lock that dies with it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def gate(data: Path) -> Iterator[None]:
    """Let one program at a time start or stop the server of this data folder."""
    with _locked(data / "cluster.lock", fcntl.LOCK_EX):
        yield


@contextmanager
def hold(data: Path) -> Iterator[None]:
    """Count as a user of the server until the end, however this program ends."""
    with _locked(data / "cluster.holders", fcntl.LOCK_SH):
        yield


def nobody_holds(data: Path) -> bool:
    """Return whether no program uses the server; ask it within the gate."""
    with (
        suppress(BlockingIOError),
        _locked(data / "cluster.holders", fcntl.LOCK_EX | fcntl.LOCK_NB),
    ):
        return True
    return False


@contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
