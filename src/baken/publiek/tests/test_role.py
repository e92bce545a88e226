"""Somebody took over the public process: what its role in the database can do with plain SQL."""

from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from baken.intake.chat.rules import secrecy
from tests.databases import a_copy, conninfo

ADD = "SELECT * FROM chat_add(%s::bytea[], %s, %s, '{1}')"
FUNCTIONS = {"chat_start", "chat_add", "chat_read", "chat_beat", "chat_deposit"}

TABLES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
      AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""
STRONGER = """
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND has_function_privilege(p.oid, 'EXECUTE')
"""
OTHERS = "SELECT rolname FROM pg_roles WHERE rolname <> current_user AND pg_has_role(oid, 'MEMBER')"


@pytest.fixture
def intruder(template):
    with a_copy(template) as name, psycopg.connect(conninfo("publiek", name)) as connection:
        connection.autocommit = True
        yield connection


def test_no_table_can_be_read_or_written(intruder):
    found = intruder.execute(TABLES).fetchall()
    assert len(found) > 20
    for table in found:
        for line in ("SELECT 1 FROM {} LIMIT 1", "DELETE FROM {}"):
            with pytest.raises(InsufficientPrivilege):
                intruder.execute(sql.SQL(line).format(sql.Identifier(*table)))


def test_nothing_can_be_made(intruder):
    for line in ("CREATE TABLE mine (id int)", "CREATE SCHEMA mine", "CREATE ROLE mine"):
        with pytest.raises(InsufficientPrivilege):
            intruder.execute(line)


def test_no_function_but_the_five_lends_it_the_power_of_another(intruder):
    lent = {name.partition("(")[0] for (name,) in intruder.execute(STRONGER).fetchall()}
    assert lent == FUNCTIONS
    assert intruder.execute(OTHERS).fetchall() == []


@pytest.fixture
def somebody(intruder):
    """Return the name of a line on which somebody said something."""
    token = secrecy.read_token(secrecy.new_token())
    name, public = secrecy.name_of(token), secrecy.own_key(token).public_key().public_bytes_raw()
    boxed = secrecy.box(secrecy.new_key(), public=public)
    intruder.execute(
        "SELECT chat_start(%s, %s, %s, 'nl', '0479', 'zaanstreek-waterland', '{}', '{}', NULL, true)",
        [name, public, boxed],
    )
    intruder.execute(ADD, [[name], [uuid4()], [b"geheim"]])
    return name


GUESSES = [b"", b"\\x", bytes(32), b"%", None]


@pytest.mark.parametrize("guess", GUESSES)
def test_without_a_token_the_functions_tell_nothing_of_anybody(intruder, somebody, guess):
    read = "SELECT * FROM chat_read(%s::bytea[], %s, 100)"
    assert intruder.execute(read, [[guess], [0]]).fetchall() == []
    assert intruder.execute(ADD, [[guess], [uuid4()], [b"x"]]).fetchall() == []
    for kind in ("hier", "weg", "code"):
        told = intruder.execute(
            "SELECT place, lijn FROM chat_beat(%s::bytea[], %s, %s)", [[guess], [kind], [b"1"]]
        )
        assert told.fetchall() == [(0, 0)]
    assert len(intruder.execute(read, [[somebody], [0]]).fetchall()) == 1


def test_what_anybody_may_know_is_a_count_a_flag_and_public_keys(intruder, somebody):
    (row,) = intruder.execute(
        "SELECT is_there, waits_before, keys FROM chat_beat('{}', '{}', '{}')"
    ).fetchall()
    assert row[:2] == (False, 1)
    assert all(len(key) > 40 for key in row[2] or ())


def test_who_listens_hears_a_number_and_never_a_text(intruder, somebody):
    intruder.execute("LISTEN baken_chat")
    intruder.execute(ADD, [[somebody], [uuid4()], [b"een geheim"]])
    (told,) = intruder.notifies(timeout=2, stop_after=1)
    assert all(part.isdigit() for part in told.payload.split(":"))


def test_a_deposit_can_be_left_and_not_read_back(intruder):
    left = "SELECT chat_deposit(%s, %s, %s, %s)"
    assert intruder.execute(left, [uuid4(), "nergens", b"b", b"s"]).fetchone() == (False,)
    with pytest.raises(InsufficientPrivilege):
        intruder.execute("SELECT * FROM chat_inworp")


def test_no_file_of_the_server_can_be_read(intruder):
    for line in ("SELECT pg_read_file('postgresql.conf')", "COPY (SELECT 1) TO PROGRAM 'id'"):
        with pytest.raises(InsufficientPrivilege):
            intruder.execute(line)
