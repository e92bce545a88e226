"""The ground to measure on: a database of its own beside the practice data, and both servers."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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


@contextmanager
def own_database(given: Path) -> Iterator[Environment]:
    """Have a fresh database with practice data in a folder that goes away afterwards."""
    data = given / "bench"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    for name in [n for n in os.environ if n.startswith("BAKEN_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ |= {
        "BAKEN_DATA": str(data),
        "BAKEN_DEMO": "on",
        "BAKEN_WORKERS": str(WORKERS),
        "PYTHONPATH": str(BENCH),
    }
    try:
        with cluster.running(environment()):
            subprocess.run([sys.executable, "-m", "baken.config.cli", "prepare"], check=True)
            _make_plain(environment())
            database.set_up("staff")
            yield environment()
    finally:
        shutil.rmtree(data, ignore_errors=True)


@contextmanager
def servers(here: Environment) -> Iterator[dict[str, int]]:
    """Serve product and plain by the same command, each by as many processes; gives the ports.

    That command asks Django which settings to serve, and only where none are named those of staff.
    """
    plain = os.environ | {
        "PLAIN_DATABASE": _plain_conninfo(here, "plain,public"),
        "DJANGO_SETTINGS_MODULE": "plain.settings",
    }
    with ExitStack() as stack:
        ports = {}
        for name, given in (("product", processes.variables(here, "staff")), ("plain", plain)):
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            stack.enter_context(_serving(listening, given))
            ports[name] = listening.getsockname()[1]
        yield ports


@contextmanager
def _serving(listening: socket.socket, given: dict[str, str]) -> Iterator[None]:
    handle = listening.fileno()
    command = [sys.executable, "-m", "baken.config.cli", "serve", "staff", str(handle)]
    running = [subprocess.Popen(command, env=given, pass_fds=(handle,)) for _ in range(WORKERS)]
    try:
        yield
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
            " row_number() OVER () * 10000000)"
            " FROM pg_sequences WHERE schemaname = 'public' AND sequenceowner = current_user"
        )
    given = os.environ | {
        "PLAIN_DATABASE": _plain_conninfo(here, "plain"),
        "DJANGO_SETTINGS_MODULE": "plain.settings",
    }
    subprocess.run([sys.executable, "-c", MAKE_PLAIN], env=given, check=True, cwd=BENCH)


def _plain_conninfo(here: Environment, schemas: str) -> str:
    """As the owner: plain Django knows no second wall, and its tables stand apart."""
    return make_conninfo(here.conninfo("owner"), options=f"-csearch_path={schemas}")
