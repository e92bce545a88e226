"""The ground to measure on: a database of its own beside the practice data, and both servers."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from baken.config import cluster, database, processes
from baken.config.environment import Environment, environment

BENCH = Path(__file__).parent
WORKERS = 2
MAKE_PLAIN = """
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from plain.site import Registratie
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Registratie)
User.objects.create_user("plain", password="plain")
"""


@dataclass(frozen=True)
class Served:
    """Where both answer, and the processes that do."""

    ports: dict[str, int]
    processes: dict[str, list[int]]

    def memory(self) -> dict[str, float]:
        """Return the megabytes that all processes of each hold (RSS, what they share twice)."""
        return {name: sum(map(_megabytes, pids)) for name, pids in self.processes.items()}


@contextmanager
def own_database(given: Path, *, is_small: bool) -> Iterator[Environment]:
    """Have a fresh database in a folder that goes away afterwards: with the small practice data,
    or migrated and empty."""
    data = given / "bench"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    for name in [n for n in os.environ if n.startswith("BAKEN_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ |= {
        "BAKEN_DATA": str(data),
        "BAKEN_DEMO": "on",
        "BAKEN_LOCK_MINUTES": "120",  # who waits for his case must not find his screen locked
        "BAKEN_WORKERS": str(WORKERS),
        "PYTHONPATH": str(BENCH),
    }
    try:
        with cluster.running(environment()):
            verb = "prepare" if is_small else "migrate"
            subprocess.run([sys.executable, "-m", "baken.config.cli", verb], check=True)
            _make_plain(environment())
            database.set_up("staff")
            yield environment()
    finally:
        shutil.rmtree(data, ignore_errors=True)


@contextmanager
def servers(here: Environment) -> Iterator[Served]:
    """Serve product and plain by the same command, each by as many processes.

    That command asks Django which settings to serve, and only where none are named those of staff.
    """
    plain = os.environ | {
        "PLAIN_DATABASE": _plain_conninfo(here, "plain,public"),
        "DJANGO_SETTINGS_MODULE": "plain.settings",
    }
    with ExitStack() as stack:
        served = Served({}, {})
        for name, given in (("product", processes.variables(here, "staff")), ("plain", plain)):
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            served.processes[name] = stack.enter_context(_serving(listening, given))
            served.ports[name] = listening.getsockname()[1]
        yield served


@contextmanager
def _serving(listening: socket.socket, given: dict[str, str]) -> Iterator[list[int]]:
    handle = listening.fileno()
    command = [sys.executable, "-m", "baken.config.cli", "serve", "staff", str(handle)]
    running = [subprocess.Popen(command, env=given, pass_fds=(handle,)) for _ in range(WORKERS)]
    try:
        yield [one.pid for one in running]
    finally:
        processes.stop(running)


def settle(here: Environment) -> None:
    """Let PostgreSQL count what was made, as it does by itself in time."""
    with psycopg.connect(here.conninfo("owner"), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


def _make_plain(here: Environment) -> None:
    with psycopg.connect(here.conninfo("owner")) as owner:
        owner.execute("CREATE SCHEMA plain")
        # High ids, each table its own: they can be told apart when statements are run again.
        owner.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass,"
            " row_number() OVER () * 1000000000)"
            " FROM pg_sequences WHERE schemaname = 'public' AND sequenceowner = current_user"
            " AND data_type = 'bigint'::regtype"
        )
    given = os.environ | {
        "PLAIN_DATABASE": _plain_conninfo(here, "plain"),
        "DJANGO_SETTINGS_MODULE": "plain.settings",
    }
    subprocess.run([sys.executable, "-c", MAKE_PLAIN], env=given, check=True, cwd=BENCH)


def _plain_conninfo(here: Environment, schemas: str) -> str:
    """As the owner: plain Django knows no second wall, and its tables stand apart."""
    return make_conninfo(here.conninfo("owner"), options=f"-csearch_path={schemas}")


def _megabytes(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else 0.0
