"""Files and functions stay small, named and told; nothing prints, logs or swallows."""

import ast
import re

import pytest

from tests.architecture.source import Source, called, product, sources

FILE, FUNCTION, VIEW, ARGUMENTS, COMPLEXITY = 300, 40, 25, 7, 8
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "managers"} | {
    "service", "services", "base", "data", "info",
}  # fmt: skip
NAMED_BY_DJANGO = {"config/postgresql/base.py"}  # an engine is looked for under this name
MAY_LOG = {
    "foundation/vault/errors.py": "a row that was tampered with: table and id alone",
    "publiek/chat/refusals.py": "the public process: how often something was refused, by its code",
    "publiek/failures.py": "the public process: how a failure is written without its visitor",
}
IN_A_QUERY = {
    "wie": "all or mine",
    "stand": "state of the styleguide",
    "next": "a path of ours",
    "open": "the number of a talk",
}
PERSONAL = {"naam", "name", "phone", "telefoon", "bsn", "birth", "geboren", "email", "address"}
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


def each(*given: Source):
    return pytest.mark.parametrize("source", given, ids=lambda source: source.name)


ALL = sources("src", "bench", "tests")


def complexity(function: ast.AST) -> int:
    """Return the number of ways through a function (McCabe, as ruff counts)."""
    return 1 + sum(isinstance(node, BRANCHES) for node in ast.walk(function))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@each(*ALL)
def test_a_file_stays_small(source):
    assert source.text.count("\n") <= FILE


@each(*sources("src", "bench"))
def test_a_function_stays_small(source):
    for function in source.functions():
        where = f"{source.name}: {function.name}"
        arguments = function.args
        count = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
        count -= any(a.arg in ("self", "cls") for a in arguments.args[:1])
        assert length(function) <= FUNCTION, where
        assert count <= ARGUMENTS, where
        assert complexity(function) <= COMPLEXITY, where


@each(*(s for s in product() if s.is_a("views")))
def test_a_view_stays_small(source):
    for function in source.functions():
        if [a.arg for a in function.args.args[:1]] == ["request"]:
            assert length(function) <= VIEW, f"{source.name}: {function.name}"


@each(*product())
def test_a_module_says_what_it_is_for(source):
    silent = source.path.name == "apps.py" or not source.text.strip()
    assert silent or ast.get_docstring(source.tree), "no sentence at the top"


@each(*product())
def test_a_public_function_says_what_it_does(source):
    for function in source.public():
        assert ast.get_docstring(function), f"{source.name}: {function.name}"


@each(*(s for s in product() if s.name not in NAMED_BY_DJANGO))
def test_a_module_has_a_name_that_says_something(source):
    parts = {part.removesuffix(".py") for part in source.name.split("/")}
    assert not parts & NAMELESS


@each(*product())
def test_nothing_is_printed(source):
    assert not any(called(call) in ("print", "pprint", "breakpoint") for call in source.calls())


def test_only_named_modules_log():
    found = {s.name for s in product() if re.search(r"^(import|from) logging", s.text, re.M)}
    assert found == set(MAY_LOG)


@each(*(s for s in product() if s.name in MAY_LOG))
def test_a_log_line_holds_ids_alone(source):
    for call in source.calls():
        if called(call) in ("error", "warning", "exception", "info", "debug", "critical"):
            names = {ast.unparse(given) for given in call.args[1:]}
            assert names <= {"table", "row_id", "counts"}, f"{source.name}:{call.lineno}"


@each(*product(), *sources("bench"))
def test_nothing_is_swallowed(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            again = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert again or caught not in ("everything", "Exception", "BaseException")


@each(*ALL)
def test_nothing_is_put_off(source):
    put_off = "TO" + "DO|FIX" + "ME|XX" + "X"
    assert not re.search(rf"\b({put_off})\b", source.text)
    assert not re.search(r"mark\.(skip|xfail)|pytest\.(skip|xfail)\(", source.text)


@each(*product())
def test_there_are_no_signals_and_no_save_of_our_own(source):
    assert "django.dispatch" not in source.text
    assert "models.signals" not in source.text
    assert "ModelForm" not in source.text
    assert not any(function.name == "save" for function in source.functions())


def test_what_stands_behind_a_question_mark_is_no_person():
    """No name, number or birth date ever stands in an address."""
    for source in product():
        for call in source.calls():
            if ast.unparse(call.func).endswith("GET.get"):
                assert call.args[0].value in IN_A_QUERY, f"{source.name}:{call.lineno}"
        assert "GET[" not in source.text, source.name


def test_templates_put_no_person_behind_a_question_mark():
    for folder in {source.path.parent for source in product()}:
        for page in folder.rglob("templates/**/*.html"):
            asked = re.findall(r"(?:href|action|formaction)=\"[^\"]*\?([^\"]*)\"", page.read_text())
            for query in asked:
                names = set(re.findall(r"(\w+)=", query))
                assert not names & PERSONAL, page.name


@each(*product())
def test_no_switch_turns_off_a_check(source):
    """No argument `check=False`, `log=False` …: a door that can be held open is no door."""
    switches = {"check", "lock", "log", "audit", "force", "silent", "skip", "validate", "notify"}
    for function in source.functions():
        named = [*function.args.args, *function.args.kwonlyargs]
        assert not {argument.arg for argument in named} & switches, function.name
