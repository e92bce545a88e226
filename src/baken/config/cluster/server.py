"""One PostgreSQL server on the files of one place: make, start, ask, stop."""

import os
import re
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import psycopg

from baken.config import connection
from baken.config.cluster.place import Place
from baken.config.cluster.programs import Programs
from baken.config.fault import Fault

SUPERUSER = "postgres"
PATIENCE = 30.0  # seconds in which an old server may still be dying
STARTING = 300  # seconds in which a server may recover after a crash
SETTINGS = """\
# Written by Baken at every start.
listen_addresses = ''
port = 5432
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 100
max_wal_size = '512MB'
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
# What a person typed never stands in a log: no statement, no value, no detail.
logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_rotation_age = '1d'
log_truncate_on_rotation = on
log_checkpoints = off
log_statement = 'none'
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""
DYING = ("already exists", "pre-existing shared memory", "still in use", "another postmaster")
SPACE = 300 * 2**20  # bytes wanted free before a cluster is made
ROOM = 48 * 2**20  # bytes wanted free before one is started


def address(data: Path, password: str, database: str = "postgres") -> str:
    """Return how libpq reaches the embedded server as its superuser."""
    return connection.embedded(data, user=SUPERUSER, password=password, database=database)


def make(place: Place, programs: Programs, *, password: str) -> None:
    """Make an empty cluster: whole or not at all.

    :raises Fault: when the disk is full or the folder cannot be written.
    """
    draft = place.folder / "cluster.new"
    shutil.rmtree(draft, ignore_errors=True)
    secret = place.folder / "cluster.password"
    secret.touch(mode=0o600)
    try:
        secret.write_text(f"{password}\n", "utf-8")
        place.own(secret)
        made = place.run(
            programs / "initdb",
            f"--pgdata={draft}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums",
        )
    finally:
        secret.unlink()
    if made.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        raise Fault(_why(place, made.stderr, "could not be made"))
    draft.rename(place.cluster)


def start(place: Place, programs: Programs) -> None:
    """Start the server; one that still dies, or recovers, is waited for.

    :raises Fault: one sentence with PostgreSQL's own last words.
    """
    place.make()
    want(place, ROOM)
    _configure(place)
    _forget_the_dead(place)
    ends = time.monotonic() + PATIENCE
    while True:
        said_before = _logs(place)
        started = place.run(
            programs / "pg_ctl",
            "start",
            "--wait",
            f"--timeout={STARTING}",
            f"--pgdata={place.cluster}",
            f"--log={place.start_log}",
        )
        if not started.returncode:
            return
        time.sleep(0.3)  # the server's last words reach its log after its end
        words = _new_words(place, said_before) or started.stderr
        if not any(sign in words for sign in DYING) or time.monotonic() > ends:
            raise Fault(_why(place, words, "did not start"))


def want(place: Place, wanted: int) -> None:
    """Refuse a disk with fewer bytes left than are wanted.

    :raises Fault: saying how much there is.
    """
    free = shutil.disk_usage(place.folder).free
    if free < wanted:
        raise Fault(
            f"The disk of {place.folder} has {free // 2**20} MB left and Baken needs"
            f" {wanted // 2**20}; make room, or set BAKEN_DATA to another disk."
        )


def check(place: Place) -> None:
    """Refuse a folder that is no cluster.

    :raises Fault: saying what to do with it.
    """
    if not (place.cluster / "PG_VERSION").is_file():
        raise Fault(
            f"The folder {place.cluster} holds no database of PostgreSQL;"
            " put it back from your backup, or move it away to begin anew."
        )


def stop(place: Place) -> None:
    """Stop the server: sessions end, what is written is kept; one that is gone is no fault."""
    for sign, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 10)):
        server = process(place)
        if server is None:
            break
        with suppress(ProcessLookupError):
            os.kill(server, sign)
        ends = time.monotonic() + seconds
        while process(place) == server and time.monotonic() < ends:
            time.sleep(0.02)
    with suppress(OSError):
        place.sockets.rmdir()


def answers(place: Place, url: str) -> bool:
    """Return whether the server of this place takes a log-in.

    :raises Fault: when it runs but refuses the passwords of this data folder.
    """
    if process(place) is None:
        return False
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as refusal:
        if "password authentication failed" in str(refusal):
            raise Fault(
                "The database does not take the passwords of secrets.toml;"
                " put that file back from the same backup as the database."
            ) from None
        return False
    return True


def process(place: Place) -> int | None:
    """Return the id of the living server on these files, known by its own working folder."""
    try:
        pid = int((place.cluster / "postmaster.pid").read_text("utf-8").split("\n")[0])
        folder = Path(os.readlink(f"/proc/{pid}/cwd"))
    except (FileNotFoundError, ProcessLookupError, PermissionError, ValueError):
        return None
    return pid if folder == place.cluster.resolve() else None


def _forget_the_dead(place: Place) -> None:
    """Remove the lock of a server that is gone, also when its number belongs to another now."""
    if process(place) is None:
        (place.cluster / "postmaster.pid").unlink(missing_ok=True)
        for name in (connection.SOCKET, f"{connection.SOCKET}.lock"):
            (place.sockets / name).unlink(missing_ok=True)


def _configure(place: Place) -> None:
    written = SETTINGS.format(sockets=str(place.sockets).replace("'", "''"))
    entries = "local all all scram-sha-256\n"
    for name, text in (("postgresql.conf", written), ("pg_hba.conf", entries)):
        path = place.cluster / name
        path.write_text(text, "utf-8")
        place.own(path)


def _logs(place: Place) -> dict[Path, int]:
    """The size of each log, the last written one last."""
    paths = sorted(place.cluster.glob("log/*.log"), key=lambda path: path.stat().st_mtime)
    place.start_log.unlink(missing_ok=True)
    return {path: path.stat().st_size for path in paths}


def _new_words(place: Place, before: dict[Path, int]) -> str:
    """What the server said while starting, before and after its own log was open."""
    texts = [place.start_log.read_bytes() if place.start_log.exists() else b""]
    texts += [path.read_bytes()[before.get(path, 0) :] for path in place.cluster.glob("log/*.log")]
    return b"\n".join(texts).decode("utf-8", "replace").strip()


def _why(place: Place, words: str, what: str) -> str:
    """One sentence from many lines of PostgreSQL: its last complaint, and where the rest stands."""
    if "No space left on device" in words or "Disk quota exceeded" in words:
        return f"The disk of {place.folder} is full; make room, or set BAKEN_DATA to another disk."
    complaints = re.findall(r"(?:FATAL|PANIC|error|ERROR): +(.+)", words)
    said = complaints[-1].strip().rstrip(".") if complaints else "it gave no reason"
    return f"The database in {place.cluster} {what}: {said} (see {place.cluster / 'log'})."
