"""A PostgreSQL of one's own: its owner makes the two roles that serve, and no stronger ones."""

import psycopg
import pytest

from baken.config import cluster, roles, secrets
from baken.config.cluster import server
from baken.config.connection import as_role
from baken.config.environment import read
from baken.config.fault import Fault


@pytest.fixture(scope="module")
def here(made):
    """The settings of the folder whose server stands for somebody's own."""
    settings = read({"BAKEN_DATA": str(made)})
    with cluster.running(settings):
        yield settings


@pytest.fixture
def administrator(here):
    """A superuser's connection; the roles and the database are gone after each test."""
    password = secrets.load(here.data).superuser_password
    with psycopg.connect(server.address(here.data, password), autocommit=True) as connection:
        connection.execute("create role boss login createrole password 'p'")
        connection.execute("create database zorg owner boss")
        yield connection
        connection.execute("drop database zorg")
        for name in ("baken_app", "baken_publiek", "boss"):
            connection.execute(f"drop role if exists {name}")


@pytest.fixture
def theirs(here, administrator, tmp_path):
    """The settings of an installation that was given that server."""
    return at(here, tmp_path / "theirs", user="boss")


def at(here, data, *, user, database="zorg"):
    url = as_role(here.conninfo("owner"), user=user, password="p")
    url = url.replace("dbname=baken", f"dbname={database}")
    return read({"BAKEN_DATA": str(data), "DATABASE_URL": url})


def test_both_roles_come_in_and_can_do_no_more_than_that(theirs):
    roles.ensure(theirs)
    roles.ensure(theirs)
    for role in roles.SERVING:
        with psycopg.connect(theirs.conninfo(role)) as connection:
            power = connection.execute(
                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb,"
                " has_schema_privilege('public', 'create'), pg_has_role('boss', 'member')"
                " from pg_roles where rolname = current_user"
            ).fetchone()
        assert power == (False, False, False)


def test_new_secrets_become_the_roles_own(here, theirs, tmp_path):
    roles.ensure(theirs)
    again = at(here, tmp_path / "again", user="boss")
    roles.ensure(again)
    psycopg.connect(again.conninfo("app")).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(theirs.conninfo("app"))


def test_an_owner_without_createrole_gets_the_line_for_the_administrator(theirs, administrator):
    administrator.execute("alter role boss nocreaterole")
    with pytest.raises(Fault) as fault:
        roles.ensure(theirs)
    line = str(fault.value).split("to run: ")[1]
    assert theirs.password("app") not in line
    assert "SCRAM-SHA-256$" in line
    administrator.execute(line)
    psycopg.connect(theirs.conninfo("app")).close()


def test_the_serving_role_is_no_owner(here, theirs, administrator, tmp_path):
    roles.ensure(theirs)
    administrator.execute("alter role baken_app password 'p'")
    with pytest.raises(Fault, match="cannot own"):
        roles.ensure(at(here, tmp_path / "app", user="baken_app"))


def test_a_serving_role_with_power_is_refused(theirs, administrator):
    roles.ensure(theirs)
    for power in ("superuser", "bypassrls", "createrole", "createdb"):
        administrator.execute(f"alter role baken_app {power}")
        with pytest.raises(Fault, match="more power"):
            roles.ensure(theirs)
        administrator.execute(f"alter role baken_app no{power}")
    roles.ensure(theirs)


def test_a_serving_role_that_may_act_as_the_owner_is_refused(theirs, administrator):
    administrator.execute("create role baken_publiek login in role boss")
    with pytest.raises(Fault, match="more power"):
        roles.ensure(theirs)


def test_an_address_where_nothing_answers_gives_one_sentence(here, theirs, tmp_path):
    with pytest.raises(Fault, match="does not let Baken in") as fault:
        roles.ensure(at(here, tmp_path / "none", user="boss", database="nowhere"))
    assert "\n" not in str(fault.value)
