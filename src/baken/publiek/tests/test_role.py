"""Somebody took over the public process: what its role in the database can do with plain SQL."""

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from tests.databases import a_copy, conninfo

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


def test_no_function_lends_it_the_power_of_another(intruder):
    assert intruder.execute(STRONGER).fetchall() == []
    assert intruder.execute(OTHERS).fetchall() == []


def test_no_file_of_the_server_can_be_read(intruder):
    for line in ("SELECT pg_read_file('postgresql.conf')", "COPY (SELECT 1) TO PROGRAM 'id'"):
        with pytest.raises(InsufficientPrivilege):
            intruder.execute(line)
