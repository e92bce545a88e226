"""The two ports, opened before anything else and kept while the processes behind them change."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from baken.config import secrets
from baken.config.environment import Environment
from baken.config.fault import Fault

HOST = "127.0.0.1"
WAITING = 1024  # callers who may wait while a process comes back


@contextmanager
def opened(environment: Environment) -> Iterator[dict[str, socket.socket]]:
    """Listen on both ports inside the block.

    :raises Fault: when one is taken, saying by whom if that is another run of this folder.
    """
    secrets.load(environment.data)
    with ExitStack() as stack:
        sockets = {
            "staff": stack.enter_context(_listen(environment, "BAKEN_PORT", environment.port)),
            "publiek": stack.enter_context(
                _listen(environment, "BAKEN_PUBLIC_PORT", environment.public_port)
            ),
        }
        stack.enter_context(_noted(environment))
        yield sockets


def _listen(environment: Environment, name: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(WAITING)
    except OSError as refusal:
        listening.close()
        raise Fault(_sentence(environment, name, port, refusal)) from None
    return listening


def _sentence(environment: Environment, name: str, port: int, refusal: OSError) -> str:
    if refusal.errno == errno.EADDRINUSE:
        other = _runner(environment.data)
        if str(port) in other:
            return (
                f"Baken runs already from {environment.data} (process {other[0]},"
                f" {environment.staff_origins[0]}); stop it with Ctrl-C in its own window."
            )
        return f"Port {port} is taken by another program; set {name} to a free one."
    if refusal.errno == errno.EACCES:
        return f"Port {port} is for root alone; set {name} to one above 1023."
    return f"Port {port} of {name} cannot be opened: {refusal.strerror}."


@contextmanager
def _noted(environment: Environment) -> Iterator[None]:
    """Leave a note of who listens where; its lock dies with the process."""
    handle = os.open(_note(environment.data), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if _lock(handle):
            os.ftruncate(handle, 0)
            os.write(
                handle, f"{os.getpid()} {environment.port} {environment.public_port}\n".encode()
            )
        yield
    finally:
        os.close(handle)


def _runner(data: Path) -> list[str]:
    """Process id and ports of the run that has this data folder, or nothing."""
    try:
        handle = os.open(_note(data), os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return []
    try:
        return [] if _lock(handle) else os.read(handle, 100).decode("ascii", "replace").split()
    finally:
        os.close(handle)


def _note(data: Path) -> Path:
    return data / "run.lock"


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
