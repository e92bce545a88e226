"""The embedded database: joined, left, killed, broken, brought to a new version."""

import os
import shutil
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from baken.config import cluster
from baken.config.cluster import place as places
from baken.config.cluster import server, upgrade
from baken.config.environment import read
from baken.config.fault import Fault

HOLDER = """
import sys
from baken.config import cluster
from baken.config.environment import environment
with cluster.running(environment()):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held_elsewhere(here):
    """A way to have other programs hold the database; they end with the test."""
    begun = []

    def begin():
        other = subprocess.Popen(
            [sys.executable, "-c", HOLDER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"BAKEN_DATA": str(here.data)},
        )
        begun.append(other)
        assert other.stdout.readline() == b"held\n"
        return other

    yield begin
    for other in begun:
        other.kill()
        other.communicate()


def rows(settings):
    with psycopg.connect(settings.conninfo("owner")) as connection:
        return [what for (what,) in connection.execute("select what from kept order by what")]


def server_id(settings):
    return server.process(places.choose(settings.data))


def test_whoever_comes_joins_and_the_last_one_out_stops_it(here, held_elsewhere):
    with cluster.running(here):
        first = server_id(here)
        other = held_elsewhere()
        assert server_id(here) == first
        assert rows(here) == ["a row"]
    assert server_id(here) == first
    other.communicate()
    assert server_id(here) is None


def test_a_killed_holder_holds_nothing(here, held_elsewhere):
    other = held_elsewhere()
    first = server_id(here)
    other.kill()
    other.wait()
    with cluster.running(here):
        assert server_id(here) == first
    assert server_id(here) is None


def test_a_killed_server_is_brought_back_with_every_row(here):
    with cluster.running(here) as held:
        with psycopg.connect(here.conninfo("owner")) as connection:
            connection.execute("insert into kept values ('one more')")
        assert not held.revive()
        before = server_id(here)
        os.kill(before, signal.SIGKILL)
        ends = time.monotonic() + 20
        while server_id(here) == before and time.monotonic() < ends:
            time.sleep(0.01)
        assert held.revive()
        assert rows(here) == ["a row", "one more"]


def test_the_lock_of_a_dead_server_may_name_a_living_stranger(here):
    (here.data / "cluster" / "postmaster.pid").write_text(f"{os.getppid()}\n/elsewhere\n1\n5432\n")
    with cluster.running(here):
        assert rows(here) == ["a row"]


def test_owner_is_no_superuser_and_nobody_listens_on_the_network(here):
    with cluster.running(here), psycopg.connect(here.conninfo("owner")) as connection:
        found = connection.execute(
            "select rolsuper, rolbypassrls, current_setting('listen_addresses'),"
            " current_setting('log_min_error_statement'), datlocprovider::text, datlocale"
            " from pg_roles, pg_database"
            " where rolname = current_user and datname = current_database()"
        ).fetchone()
    assert found == (False, False, "", "panic", "b", "C.UTF-8")


def test_what_was_typed_is_not_in_the_log(here):
    with cluster.running(here), psycopg.connect(here.conninfo("owner")) as connection:
        connection.execute("create unique index one on kept (what)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into kept values ('06-secret'), ('06-secret')")
    log = "".join(path.read_text() for path in (here.data / "cluster/log").iterdir())
    assert "duplicate key" in log
    assert "06-secret" not in log


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("PG_VERSION", None, "holds no database"),
        ("PG_VERSION", "17\n", "programs are gone"),
        ("global/pg_control", "", "did not start"),
    ],
)
def test_a_broken_data_folder_gives_one_sentence(here, file, text, sentence):
    path = here.data / "cluster" / file
    path.unlink()
    if text is not None:
        path.write_text(text)
    with pytest.raises(Fault, match=sentence) as fault, cluster.running(here):
        pass
    assert "\n" not in str(fault.value)
    assert str(here.data) in str(fault.value)


def test_other_secrets_do_not_open_it(here):
    path = here.data / "secrets.toml"
    ours = path.read_text("utf-8")
    path.write_text(ours.replace('password = "', 'password = "x'), "utf-8")
    with pytest.raises(Fault, match=r"passwords of secrets\.toml"), cluster.running(here):
        pass


def test_lost_secrets_are_not_made_anew_beside_a_database(here):
    path = here.data / "secrets.toml"
    ours = path.read_text("utf-8")
    path.unlink()
    with pytest.raises(Fault, match="put it back"), cluster.running(here):
        pass
    path.write_text(ours, "utf-8")


def test_a_full_disk_gives_one_sentence(here, monkeypatch):
    full = shutil.disk_usage(here.data)._replace(free=2**20)
    monkeypatch.setattr(server.shutil, "disk_usage", lambda _path: full)
    with pytest.raises(Fault, match="has 1 MB left"), cluster.running(here):
        pass


def test_a_new_major_version_keeps_rows_roles_and_rights(here, made, monkeypatch, capfd):
    """The old version is played by a copy of the present one under another number."""
    (here.data / "pg").unlink()
    for source in (made / "pg").iterdir():
        shutil.copytree(source, here.data / "pg" / source.name)
        shutil.copytree(source, here.data / "pg" / "17.9")
    with cluster.running(here), psycopg.connect(here.conninfo("owner")) as connection:
        connection.execute("create role baken_app login")
        connection.execute("grant select on kept to baken_app")
    aside = here.data / "cluster.old-17"
    true_major = upgrade.major
    monkeypatch.setattr(
        upgrade, "major", lambda place: true_major(place) if aside.exists() else "17"
    )
    with cluster.running(here), psycopg.connect(here.conninfo("owner")) as connection:
        assert rows(here) == ["a row"]
        granted = "select has_table_privilege('baken_app', 'kept', 'select')"
        assert connection.execute(granted).fetchone() == (True,)
        connection.execute("alter role baken_app password 'the owner still may'")
    assert "brought to PostgreSQL 18" in capfd.readouterr().err
    assert aside.exists()
    left = {path.name for path in here.data.iterdir()}
    assert not left & {"upgrade.dump", "cluster.next", "cluster.new", "cluster.password"}


def test_a_database_of_ones_own_is_not_started(tmp_path):
    settings = read(
        {"BAKEN_DATA": str(tmp_path / "data"), "DATABASE_URL": "postgresql://a:b@c.example/d"}
    )
    with cluster.running(settings) as held:
        assert not held.revive()
    assert not (tmp_path / "data").exists()
