"""The file of master keys: the one secret that never enters the database.

One line a key, newest first: its id, and the key in base64. An older key stays in the file until
nothing in the database or in a backup worth restoring is wrapped under it.
"""

import base64
import binascii
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from baken.foundation.vault.envelope import KEY_BYTES, new_secret
from baken.foundation.vault.errors import NoMaster

HEADER = (
    "# Baken: hoofdsleutels, nieuwste boven. Wie dit bestand en de database heeft, leest alles.\n"
    "# Bewaar een kopie apart van de database. Zonder dit bestand is alles onleesbaar.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """One master key and the id by which wrapped keys name it."""

    id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Masters:
    """All master keys of the file, newest first."""

    keys: tuple[Master, ...]

    @property
    def newest(self) -> Master:
        """Return the key that new organisation keys are wrapped under."""
        return self.keys[0]

    def find(self, master_id: str) -> Master:
        """Return the key with this id. :raises NoMaster: if the file lacks it."""
        for key in self.keys:
            if key.id == master_id:
                return key
        raise NoMaster("lacks_key", master=master_id)


def new_master() -> Master:
    """Return a fresh master key; its id follows from the key, so a damaged line is noticed."""
    secret = new_secret()
    return Master(id=_id(secret), secret=secret)


def ensure(path: Path) -> Masters:
    """Return the keys of the file, and make the file with one key if it is not there yet.

    Call it at first start only: a lost file that is made anew opens nothing that was sealed.

    :raises NoMaster: if the file is there and faulty, or cannot be made.
    """
    if not path.exists():
        with locked(path):
            if not path.exists():  # another process may have been first
                write(path, Masters((new_master(),)))
    return load(path)


def load(path: Path | None) -> Masters:
    """Return the keys of the file. :raises NoMaster: if it is absent, open to others, or faulty."""
    if path is None:
        raise NoMaster("not_here")
    try:
        with path.open(encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode & 0o777
            lines = [line for line in file.read().splitlines() if line and line[0] != "#"]
    except FileNotFoundError as fault:
        raise NoMaster("absent", path=str(path)) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise NoMaster("unreadable", path=str(path)) from fault
    if mode & 0o077:
        raise NoMaster("open_to_others", path=str(path), mode=f"{mode:04o}")
    if not lines:
        raise NoMaster("faulty", path=str(path), key=0)
    return Masters(tuple(_read(line, path, number) for number, line in enumerate(lines, start=1)))


def write(path: Path, masters: Masters) -> None:
    """Replace the file at once and lastingly: after a crash it is the old file or the new one.

    Only while the file is `locked`. :raises NoMaster: if the folder cannot be written.
    """
    target = path.resolve()  # a link to the file stays a link
    beside = _beside(target)
    lines = [f"{key.id} {base64.b64encode(key.secret).decode()}\n" for key in masters.keys]
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(HEADER + "".join(lines))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as fault:
        with suppress(OSError):  # a folder nobody may write holds nothing of ours
            beside.unlink()
        raise NoMaster("unwritable", path=str(path)) from fault


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file against any other process that would make or turn it.

    :raises NoMaster: if the folder cannot be written.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(f"{target}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise NoMaster("unwritable", path=str(path)) from fault
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        _beside(target).unlink(missing_ok=True)  # left by a write that was killed
        yield
    finally:
        os.close(handle)


def _read(line: str, path: Path, number: int) -> Master:
    name, _, text = line.partition(" ")
    try:
        secret = base64.b64decode(text, validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != KEY_BYTES or _id(secret) != name:
        raise NoMaster("faulty", path=str(path), key=number)
    return Master(id=name, secret=secret)


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.name}.new")


def _id(secret: bytes) -> str:
    return hashlib.sha256(b"baken master id" + secret).hexdigest()[:12]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
