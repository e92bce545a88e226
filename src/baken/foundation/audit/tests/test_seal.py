"""The trail is append-only and sealed: no row is passed over, and what was touched is named."""

import time
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from baken.foundation.audit.models import AuditRow, Block, Leaf, Once
from baken.foundation.audit.seal import drop_once_before, first_broken, head, seal_rows
from tests.cast import given_contact, join
from tests.databases import conninfo, owner_url

TABLES = ["audit_auditrow", "audit_block", "audit_leaf"]
WAYS = ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
COLUMN = {"audit_auditrow": "outcome", "audit_block": "row_count", "audit_leaf": "position"}

# ruff: noqa: S608
COLUMNS = "at, action, verb, ground, actor_kind, roles, organisatie_id, source, subject_type, reason, query, facts, outcome"
VALUES = "now(), 'C', 'contact.begin', 'x', 'person', '{}', 1, 'staff', '', '', '', '{}', 0"


@pytest.fixture
def fatima(own_database, monday):
    return join("fatima", at=monday)


@pytest.fixture
def owner(own_database):
    with psycopg.connect(owner_url(own_database), autocommit=True) as connected:
        yield connected


def begin(person, at, count=3):
    for _ in range(count):
        given_contact(user=person, at=at)


def seal(at):
    """Seal when nothing older runs in the cluster; its own vacuuming may, for a moment."""
    ready = (
        "SELECT coalesce(max(xid), 0) < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint"
        " FROM audit_auditrow"
    )
    for _ in range(300):
        with connection.cursor() as cursor:
            cursor.execute(ready)
            if cursor.fetchone() == (True,):
                return seal_rows(at=at)
        time.sleep(0.05)
    raise AssertionError("something older goes on and on")


def tamper(owner, *statements):
    """Do what only somebody can who owns the database and takes the lock off."""
    for table in TABLES:
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")
    for statement in statements:
        owner.execute(statement)
    for table in TABLES:
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER append_only")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("way", WAYS)
def test_the_application_can_change_nothing_of_the_trail(table, way, at_work, wim, monday):
    given_contact(user=wim, at=monday)
    column = COLUMN[table]
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(way.format(table, column, column))


def test_the_owner_can_change_nothing_of_the_trail(owner):
    for table in TABLES:
        for way in WAYS:
            with pytest.raises(psycopg.DatabaseError, match="append-only"):
                owner.execute(way.format(table, COLUMN[table], COLUMN[table]))


def test_sealed_rows_are_intact(fatima, monday):
    begin(fatima, monday)
    assert seal(monday) == 3
    begin(fatima, monday, 2)
    assert seal(monday) == 2
    assert seal(monday) == 0
    first, second = Block.objects.order_by("id")
    assert bytes(first.previous) == bytes(32) and bytes(second.previous) == bytes(first.head)
    assert head() == f"{second.pk} {bytes(second.head).hex()}"
    assert first_broken() is None


def test_an_empty_trail_is_intact(own_database, monday):
    assert seal(monday) == 0
    assert first_broken() is None
    assert head() == "0 " + "00" * 32


def test_a_row_that_commits_late_is_not_passed_over(fatima, monday, own_database):
    with psycopg.connect(conninfo("app", own_database)) as late:
        late.execute(f"INSERT INTO audit_auditrow ({COLUMNS}) VALUES ({VALUES})")
        begin(fatima, monday)
        assert seal_rows(at=monday) == 0, "a younger row was sealed past one that may still commit"
        late.commit()
    assert seal(monday) == 4
    assert list(Leaf.objects.order_by("position").values_list("row_id", flat=True)) == sorted(
        AuditRow.objects.values_list("id", flat=True)
    )
    assert first_broken() is None


def test_a_late_row_with_a_low_id_is_sealed_after_the_others(fatima, monday, own_database):
    begin(fatima, monday, 1)
    with psycopg.connect(conninfo("app", own_database)) as late:
        late.execute("SELECT nextval(pg_get_serial_sequence('audit_auditrow', 'id'))")
        number = late.execute(
            "SELECT currval(pg_get_serial_sequence('audit_auditrow', 'id'))"
        ).fetchone()[0]
        late.commit()
        begin(fatima, monday, 2)
        assert seal(monday) == 3
        late.execute(f"INSERT INTO audit_auditrow (id, {COLUMNS}) VALUES ({number}, {VALUES})")
        late.commit()
    assert seal(monday) == 1
    assert first_broken() is None


ROW, BLOCK, NEXT = "row {row}", "block {block}", "block {next}"
TAMPERING = (
    ("UPDATE audit_auditrow SET subject_id = 0 WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET at = at + interval '1 microsecond' WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET user_id = NULL WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET facts = '{{}}' WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET outcome = 4 WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET roles = '{{}}' WHERE id = {row}", ROW),
    ("UPDATE audit_auditrow SET xid = xid + 1 WHERE id = {row}", ROW),
    ("DELETE FROM audit_auditrow WHERE id = {row}", ROW),
    ("UPDATE audit_leaf SET digest = decode(repeat('00', 32), 'hex') WHERE row_id = {row}", ROW),
    ("DELETE FROM audit_leaf WHERE row_id = {row}", BLOCK),
    ("UPDATE audit_block SET head = decode(repeat('00', 32), 'hex') WHERE id = {block}", BLOCK),
    ("UPDATE audit_block SET previous = decode(repeat('11', 32), 'hex') WHERE id = {block}", BLOCK),
    ("UPDATE audit_block SET row_count = 2 WHERE id = {block}", BLOCK),
    (
        "DELETE FROM audit_leaf WHERE block_id = {block};"
        " DELETE FROM audit_block WHERE id = {block}",
        NEXT,
    ),
)


def test_whatever_is_touched_is_named(fatima, monday, owner):
    for _ in range(3):
        begin(fatima, monday)
        seal(monday)
    for table in TABLES:
        owner.execute(f"CREATE TABLE kept_{table} AS TABLE {table}")
    _, block, after = Block.objects.order_by("id").values_list("id", flat=True)
    row = Leaf.objects.get(block=block, position=1).row_id
    names = {"row": row, "block": block, "next": after}
    for statement, broken in TAMPERING:
        tamper(owner, statement.format(**names))
        assert first_broken() == broken.format(**names), statement
        put_back = [
            f"DELETE FROM {table}" for table in ("audit_leaf", "audit_block", "audit_auditrow")
        ]
        tamper(owner, *put_back, *(f"INSERT INTO {table} TABLE kept_{table}" for table in TABLES))
        assert first_broken() is None


def test_rows_that_are_not_sealed_yet_do_not_break_the_trail(fatima, monday):
    begin(fatima, monday)
    seal(monday)
    begin(fatima, monday)
    assert first_broken() is None


def test_old_tokens_of_forms_are_forgotten(fatima, monday):
    begin(fatima, monday, 1)
    begin(fatima, monday + timedelta(hours=1), 1)
    drop_once_before(moment=monday + timedelta(minutes=1))
    assert Once.objects.get().at == monday + timedelta(hours=1)
