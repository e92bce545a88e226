"""The secrets of one installation, made once and kept in its data folder."""

import os
import secrets
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from baken.config.fault import Fault

FILE = "secrets.toml"
OURS = frozenset({FILE, "master.key"})  # what a folder of Baken holds from the beginning


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """What signs and what opens the database; each process is handed no more than its own."""

    secret_key: str
    publiek_secret_key: str
    superuser_password: str
    owner_password: str
    app_password: str
    publiek_password: str


def load(data: Path) -> Secrets:
    """Return the secrets of this data folder; the first call makes them.

    :raises Fault: when the file is damaged or the folder cannot be used.
    """
    path = data / FILE
    _make_folder(data)
    if not path.exists():
        _make(path)
    try:
        return Secrets(**tomllib.loads(path.read_text("utf-8")))
    except PermissionError:
        raise Fault(f"{path} is closed to you; run Baken as its owner.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError):
        raise Fault(f"{path} is damaged; put it back from your backup.") from None


def _make_folder(data: Path) -> None:
    """Make the data folder, or check that it is ours and closed to others.

    :raises Fault: when it is a file, holds other things, or belongs to somebody else.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = {entry.name for entry in data.iterdir()}
        owner = data.stat().st_uid
    except FileExistsError:
        raise Fault(f"BAKEN_DATA names {data}, which is a file; name a folder.") from None
    except PermissionError:
        raise Fault(
            f"The data folder {data} is closed to you; run Baken as its owner,"
            " or set BAKEN_DATA to a folder of your own."
        ) from None
    if owner != os.geteuid():
        raise Fault(
            f"The data folder {data} belongs to {_name(data)}; run Baken as that user,"
            " or set BAKEN_DATA to a folder of your own."
        )
    if "cluster" in found and FILE not in found:
        raise Fault(f"{data} holds a database, but {FILE} is gone; put it back from your backup.")
    if found and not found & OURS:
        raise Fault(f"BAKEN_DATA names {data}, which holds other files; name a new folder.")
    data.chmod(0o700)


def _make(path: Path) -> None:
    """Write new secrets beside the path and link them into place: of two makers one wins."""
    text = "".join(f'{field.name} = "{secrets.token_urlsafe(48)}"\n' for field in fields(Secrets))
    draft = path.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _name(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:
        return f"user {path.stat().st_uid}"
