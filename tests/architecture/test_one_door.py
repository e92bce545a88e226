"""Every change goes through one door, and only actions and steps change rows."""

import ast
import re

import pytest

from tests.architecture.source import called, first_text, given, product

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES |= {f"a{name}" for name in WRITES} | {"_raw_delete", "select_for_update_or_create"}
STATEMENT = re.compile(r"\b(INSERT INTO|DELETE FROM|UPDATE \S+ SET|TRUNCATE TABLE)\b")

# Beside actions and steps; each with the reason why no act stands around it.
MAY_WRITE = {
    "foundation/audit/record.py": "the audit row itself",
    "foundation/audit/act.py": "the token of a form, inside the door",
    "foundation/audit/seal.py": "the seal over the trail, and tokens nobody asks for any more",
    "foundation/vault/turn.py": "wraps the same keys under another master",
    "foundation/notes/drafts.py": "a note: a person's own draft",
    "foundation/notes/presence.py": "a note: whether a person's own telephone is on",
    "config/accounts.py": "the acts of the operator on accounts",
    "intake/chat/adapters/talk.py": "lines of a conversation: who holds the talk is asked each time",
    "intake/chat/adapters/keys.py": "keys of a talk, out of their boxes when its worker reads",
    "config/shared_cache.py": "counts of failed log-ins, gone within minutes",
    "config/demo/load.py": "the practice people, before anybody can act",
    "config/demo/lifelike/people.py": "the practice people of generated work, as in load",
    "config/demo/lifelike/ketenpartners.py": "the directory of generated work, as people beside it",
    "config/demo/lifelike/keys.py": "the key of an organisatie before it has any work",
    "config/demo/guard.py": "marks an empty database as practice or real",
}
MAY_ASK_SQL = MAY_WRITE | {
    "foundation/access/inside.py": "tells the database which organisatie is at work",
    "foundation/access/wall.py": "builds the wall, as owner",
    "foundation/access/prepared.py": "the lists asked on every page, prepared once",
    "foundation/identity/queries.py": "as whom a person works, asked with every request",
    "foundation/identity/sessions.py": "the session itself, asked with every request",
    "casework/contact/queries.py": "who is noted under a word, before the gate is asked",
    "intake/terugbelverzoek/queries.py": "the words of zaken that passed the gate, in one query",
    "foundation/vault/keys.py": "opens all keys of a page in one query",
    "foundation/vault/steps.py": "makes a kluis in two queries",
}
# Wherever the database is asked outside Django's connection: before Django is there.
OWN_CONNECTION = ("config/",)

ACTIONS = [s for s in product() if s.is_a("actions") or s.name == "config/accounts.py"]
STEPS = [s for s in product() if s.is_a("steps")]
QUERIES = [s for s in product() if s.is_a("queries")]


def writes(source):
    """Go through what changes rows: by a manager, by an object, or in SQL of one's own."""
    for call in source.calls():
        name = called(call)
        on_rows = name in ("update", "aupdate") and not call.args and call.keywords
        gone = name in ("delete", "adelete") and not call.args
        if isinstance(call.func, ast.Attribute) and (name in WRITES or on_rows or gone):
            yield call.lineno
    for text in ast.walk(source.tree):
        if isinstance(text, ast.JoinedStr) and STATEMENT.search(ast.unparse(text)):
            yield text.lineno
    for text in source.strings():
        if STATEMENT.search(text.value):
            yield text.lineno


@pytest.mark.parametrize("source", product(), ids=lambda source: source.name)
def test_only_actions_and_steps_write(source):
    if source in ACTIONS or source in STEPS or source.name in MAY_WRITE:
        return
    assert not list(writes(source)), source.name


def test_every_exception_is_still_needed():
    found = {source.name for source in product() if list(writes(source))}
    assert set(MAY_WRITE) <= found


def test_only_named_modules_speak_sql():
    """A query of one's own passes the gate by, so each stands here with its reason."""
    found = {
        source.name
        for source in product()
        if "cursor()" in source.text or ".raw(" in source.text or "RawSQL" in source.text
    }
    assert {name for name in found if not name.startswith(OWN_CONNECTION)} <= set(MAY_ASK_SQL)


def functions(*files):
    for source in files:
        for function in source.public():
            yield pytest.param(function, id=f"{source.name}:{function.name}")


def doors(function):
    return [
        item.context_expr
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call) and called(item.context_expr) == "act"
    ]


def by_name_alone(function):
    return not function.args.args and not function.args.posonlyargs


def names(function):
    return {argument.arg for argument in function.args.kwonlyargs}


def is_action(function):
    return function.name != "operator"  # who sits at the machine; it does nothing


@pytest.mark.parametrize("function", list(functions(*ACTIONS)))
def test_an_action_is_one_door(function):
    if not is_action(function):
        return
    assert by_name_alone(function), "arguments by name only"
    assert {"user", "at"} <= names(function)
    (door,) = doors(function)
    assert first_text(door), "the right is written out"
    assert ast.unparse(given(door, "user")) == "user"
    assert ast.unparse(given(door, "at")) == "at"


@pytest.mark.parametrize("function", list(functions(*ACTIONS)))
def test_an_action_does_all_its_work_behind_the_door(function):
    """Nothing is read or written before the row is locked; only the docstring stands outside."""
    if is_action(function):
        assert isinstance(function.body[0], ast.Expr)
        assert [type(statement) for statement in function.body[1:]] == [ast.With]


@pytest.mark.parametrize("source", ACTIONS, ids=lambda source: source.name)
def test_no_door_is_hidden_in_a_private_function(source):
    for function in source.functions():
        assert not (function.name.startswith("_") and doors(function)), function.name


@pytest.mark.parametrize("function", list(functions(*STEPS)))
def test_a_step_has_no_door_of_its_own(function):
    assert by_name_alone(function), "arguments by name only"
    assert not doors(function)


@pytest.mark.parametrize("function", list(functions(*QUERIES)))
def test_a_query_takes_its_arguments_by_name(function):
    assert by_name_alone(function), "arguments by name only"


def test_doors_stand_in_actions_alone():
    for source in product():
        if source not in ACTIONS and source.name != "foundation/audit/act.py":
            assert not [d for f in source.functions() for d in doors(f)], source.name


@pytest.mark.parametrize("function", list(functions(*ACTIONS, *STEPS, *QUERIES)))
def test_no_moment_and_no_person_comes_by_itself(function):
    """No default means "now" or "me"; the clock is asked by views and jobs."""
    arguments = function.args
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        assert not (argument.arg in ("at", "now", "user") and default is not None)
    assert "timezone.now" not in ast.unparse(function)
    assert "datetime.now" not in ast.unparse(function)
