"""Somebody took over the public process: what its role in the database can do with plain SQL."""

from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from baken.intake.chat.rules import secrecy
from tests.databases import a_copy, conninfo

READ = "SELECT * FROM chat_read(%s::bytea[], %s, 100)"
ADD = "SELECT * FROM chat_add(%s::bytea[], %s, %s, '{1}')"
FUNCTIONS = {"chat_start", "chat_add", "chat_read", "chat_beat", "chat_deposit"}

NOT_OURS = [["pg_catalog", "information_schema", "pg_toast"]]
TABLES = """
    SELECT n.nspname, c.relname, a.attname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> ALL (%s)
"""
OPEN_COLUMNS = """
    SELECT c.oid::regclass, told FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS told
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> ALL (%s)
      AND has_any_column_privilege(c.oid, told)
"""
SEQUENCES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname <> ALL (%s)
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


def refused(intruder, line, *names):
    with pytest.raises(InsufficientPrivilege):
        intruder.execute(sql.SQL(line).format(*names))


def test_no_table_can_be_read_or_written(intruder):
    found = intruder.execute(TABLES, NOT_OURS).fetchall()
    assert len(found) > 20
    for schema, table, column in found:
        place, name = sql.Identifier(schema, table), sql.Identifier(column)
        refused(intruder, "SELECT 1 FROM {} LIMIT 1", place)
        refused(intruder, "INSERT INTO {} DEFAULT VALUES", place)
        refused(intruder, "UPDATE {} SET {} = DEFAULT", place, name)
        refused(intruder, "DELETE FROM {}", place)
        refused(intruder, "TRUNCATE {}", place)


def test_no_column_of_any_table_is_open_by_itself(intruder):
    assert intruder.execute(OPEN_COLUMNS, NOT_OURS).fetchall() == []


def test_no_sequence_can_be_used(intruder):
    found = intruder.execute(SEQUENCES, NOT_OURS).fetchall()
    assert len(found) > 20
    for schema, name in found:
        place, told = sql.Identifier(schema, name), sql.Literal(f'"{schema}"."{name}"')
        refused(intruder, "SELECT last_value FROM {}", place)
        refused(intruder, "SELECT nextval({})", told)
        refused(intruder, "SELECT currval({})", told)
        refused(intruder, "SELECT setval({}, 1)", told)


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


def held_with_a_code(intruder, somebody):
    """Give somebody a code, as the public side keeps it; return it."""
    intruder.execute(BEAT, [[somebody], ["code"], [HASHED["482913"]]])
    return HASHED["482913"]


HASHED = {code: secrecy.name_of(code.encode()) for code in ("482913", "482914", "000000")}
BY_CODE = "SELECT * FROM chat_start(%s, %s, %s, 'nl', '', '', '{}', '{}', %s, true)"
BEAT = "SELECT place, lijn, is_there FROM chat_beat(%s::bytea[], %s, %s)"


@pytest.mark.parametrize("code", [HASHED["482914"], HASHED["000000"], b"482913", b"", b"%"])
def test_a_guessed_code_gives_nothing_and_leaves_the_line_as_it_was(intruder, somebody, code):
    held_with_a_code(intruder, somebody)
    mine = [secrecy.name_of(b"mine"), bytes(32), b"box"]
    assert intruder.execute(BY_CODE, [*mine, code]).fetchall() == []
    told = intruder.execute(BEAT, [[somebody, mine[0]], ["kijk"] * 2, [None] * 2]).fetchall()
    assert [(place, there) for place, _lijn, there in told] == [(1, True), (0, False)]


def test_the_code_that_was_given_gives_the_line_and_nothing_that_was_said(intruder, somebody):
    code = held_with_a_code(intruder, somebody)
    name = secrecy.name_of(b"mine")
    ((_lijn, part, _last),) = intruder.execute(
        BY_CODE, [name, bytes(32), bytes(92), code]
    ).fetchall()
    assert part == 2
    assert intruder.execute(READ, [[name], [0]]).fetchall() == []


def test_a_line_is_not_reached_by_its_id_or_by_what_is_like_its_name(intruder, somebody):
    ((_place, lijn, _there), _) = intruder.execute(BEAT, [[somebody], ["kijk"], [None]]).fetchall()
    guesses = [
        f"{lijn}".encode(), lijn.to_bytes(8, "big"), lijn.to_bytes(8, "little"),
        lijn.to_bytes(32, "big"), secrecy.name_of(f"{lijn}".encode()),
        secrecy.name_of(lijn.to_bytes(32, "big")), somebody.hex().encode(), somebody[:-1],
    ]  # fmt: skip
    places, nobody = [0] * len(guesses), [None] * len(guesses)
    assert intruder.execute(READ, [guesses, places]).fetchall() == []
    assert intruder.execute(BEAT, [guesses, ["stop"] * len(guesses), nobody]).fetchall() == [
        (0, 0, False)
    ]
    assert len(intruder.execute(READ, [[somebody], [0]]).fetchall()) == 1


GUESSES = [b"", b"\\x", bytes(32), b"%", None]


@pytest.mark.parametrize("guess", GUESSES)
def test_without_a_token_the_functions_tell_nothing_of_anybody(intruder, somebody, guess):
    assert intruder.execute(READ, [[guess], [0]]).fetchall() == []
    assert intruder.execute(ADD, [[guess], [uuid4()], [b"x"]]).fetchall() == []
    for kind in ("hier", "weg", "code"):
        told = intruder.execute(
            "SELECT place, lijn FROM chat_beat(%s::bytea[], %s, %s)", [[guess], [kind], [b"1"]]
        )
        assert told.fetchall() == [(0, 0)]
    assert len(intruder.execute(READ, [[somebody], [0]]).fetchall()) == 1


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
