"""A Baken that runs as in production, on a database of its own with the practice data."""

import hashlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import psycopg
from psycopg import sql

from baken.config import processes
from baken.config.environment import environment
from tests.databases import ROOT, a_copy, conninfo, owner_url

COMMAND = [sys.executable, "-m", "baken.config.cli"]
PATIENCE = 60.0  # seconds a server may take to answer on a busy machine
SOURCES = ("**/models.py", "**/migrations/*.py", "**/steps.py", "**/actions.py", "policy/*.toml",
           "config/demo/*.py", "foundation/vault/*.py", "foundation/access/*.py")  # fmt: skip


class House:
    """The staff pages on a free port: a process that can be killed and comes back."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(256)
        self.port = self.socket.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.running: subprocess.Popen[bytes] | None = None
        self.site_socket = socket.socket()
        self.site_socket.bind(("127.0.0.1", 0))
        self.site_port = self.site_socket.getsockname()[1]
        self.site: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and wait until it answers."""
        given = processes.variables(environment(), "staff") | {
            "BAKEN_APP_URL": conninfo("app", self.database),
            "BAKEN_DEMO": "on",
            "BAKEN_PORT": str(self.port),
        }
        self.running = subprocess.Popen(
            [*COMMAND, "serve", "staff", str(self.socket.fileno())],
            env=given,
            pass_fds=(self.socket.fileno(),),
        )
        self._wait()

    def open_site(self) -> str:
        """Serve the public site beside it, once; return its address."""
        if self.site is None:
            self.site_socket.listen(256)
            handle = self.site_socket.fileno()
            given = processes.variables(environment(), "publiek") | {
                "BAKEN_PUBLIEK_URL": conninfo("publiek", self.database),
                "BAKEN_DEMO": "on",
            }
            self.site = subprocess.Popen(
                [*COMMAND, "serve", "publiek", str(handle)], env=given, pass_fds=(handle,)
            )
            _await("127.0.0.1", self.site_port, "/", self.site)
        return f"http://127.0.0.1:{self.site_port}"

    def kill_site(self) -> None:
        """End the public site without a word; it is served anew by `open_site`."""
        assert self.site is not None
        self.site.kill()
        self.site.wait()
        self.site = None

    def kill(self) -> None:
        """End it without a word, as when the power goes."""
        assert self.running is not None
        self.running.kill()
        self.running.wait()

    def close(self) -> None:
        """End it in the ordinary way."""
        for running in (self.running, self.site):
            if running is not None and running.poll() is None:
                running.terminate()
                running.wait(timeout=20)
        self.socket.close()
        self.site_socket.close()

    def rows(self, query: str, *given: object) -> list[tuple[object, ...]]:
        """Return what stands in the database, asked as its owner."""
        with psycopg.connect(owner_url(self.database)) as owner:
            return owner.execute(query, given).fetchall()  # type: ignore[arg-type]

    def do(self, statement: str) -> None:
        """Do something to the database from outside, as its owner."""
        with psycopg.connect(owner_url(self.database)) as owner:
            owner.execute(statement)  # type: ignore[arg-type]

    def _wait(self) -> None:
        assert self.running is not None
        _await("localhost", self.port, "/inloggen/", self.running)


def _await(host: str, port: int, path: str, running: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        assert running.poll() is None, "the server stopped while starting"
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            asking.request("GET", path, headers={"Host": host})
            if asking.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            asking.close()
    raise AssertionError("the server did not answer")


@contextmanager
def a_house(practice: str) -> Iterator[House]:
    """Keep a house open on a fresh copy of the practice data."""
    with a_copy(practice) as database:
        house = House(database)
        try:
            house.start()
            yield house
        finally:
            house.close()


def practice_database() -> str:
    """Return a database with the practice data of today, made anew when its source changed."""
    name = f"practice_{_mark()}"
    with psycopg.connect(conninfo("owner", "postgres"), autocommit=True) as owner:
        found = owner.execute("SELECT datname FROM pg_database WHERE datname LIKE 'practice\\_%'")
        known = {row[0] for row in found}
        if name not in known:
            making = f"making_{uuid4().hex[:8]}"
            owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
            _prepare(making)
            new, old = sql.Identifier(name), sql.Identifier(making)
            owner.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(old, new))
            for outdated in known:
                drop = sql.SQL("DROP DATABASE IF EXISTS {}")
                owner.execute(drop.format(sql.Identifier(outdated)))
    return name


def _prepare(database: str) -> None:
    given = os.environ | {"DATABASE_URL": owner_url(database), "BAKEN_DEMO": "on"}
    done = subprocess.run([*COMMAND, "prepare"], env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _mark() -> str:
    """Return a mark of this day and of what the practice data is made by."""
    found = hashlib.sha256(f"{date.today()}".encode())  # noqa: DTZ011
    for path in sorted({path for one in SOURCES for path in (ROOT / "src/baken").glob(one)}):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
