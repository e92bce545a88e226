"""Where the database listens and as whom each role comes in."""

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from baken.config.fault import Fault

DATABASE = "baken"
SOCKET = ".s.PGSQL.5432"
LONGEST = 107  # bytes of a socket's path that the kernel takes
OWN = ("user", "password", "passfile", "service", "sslcert", "sslkey", "sslpassword")


def socket_folder(data: Path) -> Path:
    """Return the private folder of the embedded database's socket, the same for every process.

    Root keeps it under /run, where the user that the database runs as can reach it.
    """
    mark = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    if os.geteuid() == 0:
        return Path("/run/baken") / mark
    near = data / "socket"
    if len(os.fsencode(near / SOCKET)) <= LONGEST and re.fullmatch(r"[\w/.-]+", str(near), re.A):
        return near
    return Path("/tmp") / f"baken-{os.geteuid()}-{mark}"


def embedded(data: Path, *, user: str, password: str, database: str = DATABASE) -> str:
    """Return how libpq reaches the embedded database of this data folder."""
    return make_conninfo(
        host=str(socket_folder(data)), port="5432", dbname=database, user=user, password=password
    )


def as_role(url: str, *, user: str, password: str) -> str:
    """Return the same address for another role, without what belonged to the first."""
    kept = {key: value for key, value in conninfo_to_dict(url).items() if key not in OWN}
    return make_conninfo("", **kept, user=user, password=password)


def check(name: str, url: str) -> None:
    """Refuse an address that PostgreSQL's own reader does not take.

    :raises Fault: naming the variable, without repeating the address: it holds a password.
    """
    try:
        parts = conninfo_to_dict(url)
    except (psycopg.ProgrammingError, UnicodeError):
        raise Fault(
            f"{name} is not an address of PostgreSQL;"
            " it looks like postgresql://user:password@host:5432/database."
        ) from None
    lacking = [word for word in ("user", "dbname") if not parts.get(word)]
    if lacking and "service" not in parts:
        raise Fault(
            f"{name} names no {' and no '.join(lacking)};"
            " it looks like postgresql://user:password@host:5432/database."
        )


def for_django(conninfo: str, **options: object) -> dict[str, Any]:
    """Return Django's DATABASES entry for an address; `options` go on top of its own."""
    parts = conninfo_to_dict(conninfo)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": {**parts, **options},
    }


def verifier(open_connection: psycopg.Connection, *, user: str, password: str) -> str:
    """Return what PostgreSQL stores of a password, so that itself it stands in no statement."""
    return open_connection.pgconn.encrypt_password(
        password.encode(), user.encode(), b"scram-sha-256"
    ).decode()
