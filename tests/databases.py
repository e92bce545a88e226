"""Databases for tests: one migrated template, made anew only when what makes it has changed."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from baken.config import cluster
from baken.config.environment import environment

ROOT = Path(__file__).parents[1]
TRIES, PAUSE = 40, 0.25  # seconds between two tries
ORGANISATIES = (
    ("zaanstreek-waterland", "Veilig Thuis Zaanstreek-Waterland"),
    ("haaglanden", "Veilig Thuis Haaglanden"),
)


@pytest.fixture(scope="session")
def database_cluster() -> Iterator[None]:
    """Keep the embedded PostgreSQL of the tests running."""
    with cluster.running(environment()):
        yield


@pytest.fixture(scope="session")
def template(database_cluster: None) -> str:
    """Return the name of a migrated database with two empty regions."""
    name = f"template_{_mark()}"
    with _owner() as owner:
        known = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            making = f"making_{uuid4().hex[:8]}"
            owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
            _migrate(making)
            owner.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(making), sql.Identifier(name)
                )
            )
    return name


@pytest.fixture(scope="session")
def django_db_setup(template: str, django_db_blocker: object) -> Iterator[None]:
    """Give the suite its own copy of the template (in place of pytest-django's)."""
    from django.db import connection

    with a_copy(template) as name:
        connection.settings_dict["NAME"] = name
        yield
        connection.close()


@pytest.fixture
def own_database(template: str, django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """Give one test a database of its own, in which transactions really commit."""
    from django.db import connections

    settings_dict = connections["default"].settings_dict
    shared = settings_dict["NAME"]
    with a_copy(template) as name, django_db_blocker.unblock():
        connections["default"].close()
        settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connections["default"].close()
            settings_dict["NAME"] = shared


@contextmanager
def a_copy(template: str) -> Iterator[str]:
    """Make a copy of a template database, and drop it afterwards."""
    name = f"copy_{uuid4().hex[:12]}"
    copy = sql.Identifier(name)
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, sql.Identifier(template))
    _patiently(make)
    try:
        yield name
    finally:
        _patiently(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(copy))


def _patiently(statement: sql.Composed) -> None:
    """Make or drop a database; autovacuum may stand in it for a moment, and nobody may end it."""
    for attempt in range(TRIES):
        try:
            with _owner() as owner:
                owner.execute(statement)
            return
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
            if attempt == TRIES - 1:
                raise
            time.sleep(PAUSE)


def conninfo(role: str, database: str) -> str:
    """Return how a role reaches a database of the tests."""
    parts = conninfo_to_dict(environment().conninfo(role))  # type: ignore[arg-type]
    return make_conninfo("", **{**parts, "dbname": database})


def owner_url(database: str) -> str:
    """Return the owner's address of a database, as DATABASE_URL takes it."""
    return conninfo("owner", database)


def _owner() -> psycopg.Connection:
    return psycopg.connect(environment().conninfo("owner"), autocommit=True)


def _migrate(database: str) -> None:
    variables = os.environ | {"DATABASE_URL": owner_url(database), "BAKEN_DEMO": "off"}
    command = [sys.executable, "-m", "baken.config.cli"]
    subprocess.run([*command, "migrate"], env=variables, check=True, capture_output=True)
    with psycopg.connect(owner_url(database), autocommit=True) as owner:
        for code, name in ORGANISATIES:
            owner.execute(
                "INSERT INTO identity_organisatie (code, name, rechtsvorm)"
                " VALUES (%s, %s, 'bestuursorgaan')",
                [code, name],
            )


def _mark() -> str:
    """Return a mark that changes with everything a migrated database is made from."""
    found = hashlib.sha256(repr(ORGANISATIES).encode())
    sources = [*ROOT.glob("src/baken/**/migrations/*.py"), *ROOT.glob("src/baken/**/models.py")]
    sources.append(ROOT / "src/baken/foundation/access/wall.py")
    for path in sorted([*sources, ROOT / "uv.lock"]):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
