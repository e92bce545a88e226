"""The public process itself, started as `run` starts it, with a database that does not exist."""

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from baken.config.words import compile_words
from baken.publiek.tests.lines import ON_DUTY, Lines
from tests.databases import a_copy, conninfo

NOWHERE = "postgresql://baken_publiek@127.0.0.1:1/nowhere"


@dataclass(frozen=True)
class Site:
    """A running public site and all it wrote to its log."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path, *, method="GET", source="127.0.0.1", **headers):
        asking = http.client.HTTPConnection("127.0.0.1", self.port, 10, (source, 0))
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        asking.request(method, path, headers=names)
        answer = asking.getresponse()
        body = answer.read()
        asking.close()
        return answer, body

    def text(self, path):
        answer, body = self.ask(path)
        assert answer.status == 200
        return body.decode()


def variables(data, **more):
    """What the public process is given, and nothing of the process that tests it."""
    withheld = ("BAKEN_", "DATABASE_URL", "DJANGO_", "PG")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(withheld)}
    return kept | {
        "BAKEN_PROCESS": "publiek",
        "BAKEN_DATA": str(data),
        "BAKEN_PUBLIEK_URL": NOWHERE,
        "BAKEN_PUBLIEK_SECRET_KEY": "of-the-tests",
        **more,
    }


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Start public sites with the settings a test asks for, and stop them all at the end."""
    compile_words()
    started = []

    def start(**more):
        folder = tmp_path_factory.mktemp("publiek")
        with (
            socket.create_server(("127.0.0.1", 0)) as listening,
            (folder / "log").open("wb") as log,
        ):
            handle, port = listening.fileno(), listening.getsockname()[1]
            command = [sys.executable, "-m", "baken.config.cli", "serve", "publiek", str(handle)]
            given = variables(folder / "data", **more)
            process = subprocess.Popen(
                command, env=given, pass_fds=(handle,), stdout=log, stderr=log
            )
            started.append(process)
        site = Site(port, folder / "log", process)
        _await(site)
        return site

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(10)


@pytest.fixture(scope="session")
def site(serve):
    """The site with its ordinary settings."""
    return serve()


def _await(site):
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        try:
            site.ask("/")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(site.log.read_text())


@pytest.fixture(scope="module")
def lines(serve, template):
    with a_copy(template) as name, psycopg.connect(conninfo("owner", name), autocommit=True) as own:
        own.execute(ON_DUTY)
        site = serve(BAKEN_PUBLIEK_URL=conninfo("publiek", name), BAKEN_DEMO="on")
        ends = time.monotonic() + 30
        while 'data-shown="start"' not in site.text("/chat/"):
            assert time.monotonic() < ends, "the site never said that the chat is open"
            time.sleep(0.3)
        try:
            yield Lines(site, own)
        finally:
            site.process.terminate()  # it holds the copy
            site.process.wait(10)
