"""The policy is whole: what the code names stands in it with a source, and nothing more."""

import ast
import tomllib
from collections.abc import Iterator
from inspect import signature
from typing import get_args

import pytest

from baken.casework.alarm.models import Alarm
from baken.casework.bekend.models import Vergelijking
from baken.casework.consult.models import Consult
from baken.casework.contact.models import Contact
from baken.casework.ketenpartner.models import Ketenpartner
from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.casework.zoekvraag.models import Zoekvraag
from baken.core.errors import Refused
from baken.diensten.advies.models import Advies
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.melding.models import Melding
from baken.foundation.access.wall import own_models
from baken.foundation.identity.adapters import Event
from baken.intake.chat.models import Dienst, Inworp
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.policy.codelijsten import codelijsten
from baken.policy.refusals import refusals
from baken.policy.rights import rights, roles
from tests.architecture.source import PACKAGE, called, first_text, given, product

POLICY = PACKAGE / "policy"
NO_RULES = {"refusals.toml": "sentences a person reads; they say what a rule elsewhere decides"}
GATES = {"act", "look", "look_at_list", "for_right", "holds_somewhere"}
MODELS = {
    model.__name__: model
    for model in (
        Advies,
        Beoordeling,
        Alarm,
        Consult,
        Contact,
        Dienst,
        Inworp,
        Ketenpartner,
        Melding,
        Taak,
        Terugbelverzoek,
        Vergelijking,
        Zaak,
        Zoekvraag,
    )
}


def named_rights() -> Iterator[tuple[str, str]]:
    """Go through each right the code names, with where."""
    for source in product():
        for call in source.calls():
            by_name = given(call, "right")
            if called(call) in GATES and first_text(call):
                yield str(first_text(call)), source.name
            if isinstance(by_name, ast.Constant):
                yield str(by_name.value), source.name
        for function in source.functions():
            asked = function.args
            for argument, default in zip(asked.kwonlyargs, asked.kw_defaults, strict=True):
                if argument.arg == "right" and isinstance(default, ast.Constant):
                    yield str(default.value), source.name
    yield from ((event, "the log-in") for event in get_args(Event))


def test_the_rights_in_code_are_the_rights_in_policy():
    assert {right for right, _ in named_rights()} == set(rights())


def test_every_role_that_holds_a_right_is_a_role():
    for right in rights().values():
        assert set(right.holders) <= set(roles()), right.key


def test_a_right_is_named_after_its_room():
    """`room.verb`, so that a row of the audit trail reads by itself."""
    for right in rights():
        assert right.count(".") == 1 and right == right.lower(), right


def used_on() -> Iterator[tuple[str, type]]:
    """Go through the rights with the model on whose rows each is asked for."""
    for source in product():
        for call in source.calls():
            if called(call) == "for_right" and first_text(call):
                model = ast.unparse(call.func).split(".")[0]
                if model in MODELS:
                    yield str(first_text(call)), MODELS[model]
        if source.is_a("actions"):
            yield from _acts_on(source)


def _acts_on(source) -> Iterator[tuple[str, type]]:
    for function in source.public():
        kinds = {a.arg: ast.unparse(a.annotation) for a in function.args.kwonlyargs}
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and called(call) == "act" and given(call, "on"):
                model = kinds[ast.unparse(given(call, "on"))]
                yield str(first_text(call)), MODELS[model]


def spine_of(model: type) -> type:
    return Zaak if issubclass(model, ZaakRow) else model


USED = sorted(set(used_on()), key=lambda pair: (pair[0], pair[1].__name__))


@pytest.mark.parametrize(("right", "model"), USED, ids=lambda v: getattr(v, "__name__", v))
def test_the_conditions_of_a_right_stand_on_the_rows_it_is_for(right, model):
    assert set(rights()[right].holders.values()) <= set(spine_of(model).conditions)


def test_every_condition_is_a_condition_of_something():
    known = {name for model in own_models() for name in getattr(model, "conditions", ())}
    for right in rights().values():
        assert set(right.holders.values()) <= known, right.key


@pytest.mark.parametrize("path", sorted(POLICY.glob("**/*.toml")), ids=lambda path: path.name)
def test_every_entry_says_where_it_comes_from(path):
    """An entry has a source, or stands in a file or a table that has one."""
    if path.name not in NO_RULES:
        entries = tomllib.loads(path.read_text())
        missing = [] if _has_source(entries) else list(_without_source(entries))
        assert not missing


def test_every_outcome_of_a_call_says_which_rule_it_follows():
    outcomes = tomllib.loads((POLICY / "terugbellen.toml").read_text())["outcomes"]
    assert all(_has_source(outcome) for outcome in outcomes.values())


def _has_source(entry: object) -> bool:
    return isinstance(entry, dict) and bool(str(entry.get("source", "")).strip())


def _without_source(entries: dict) -> Iterator[str]:
    for key, entry in entries.items():
        if key == "edition" or (isinstance(entry, list) and not entry):
            continue
        if isinstance(entry, dict) and not _has_source(entry):
            inner = [value for value in entry.values() if isinstance(value, dict)]
            if not inner or len(inner) != len(entry):
                yield key
            else:
                yield from (f"{key}.{name}" for name in _without_source(entry))
        elif not isinstance(entry, dict):
            yield key


def test_the_gemeenten_say_where_they_come_from():
    lines = (POLICY / "gemeenten.csv").read_text().splitlines()
    assert any(line.startswith("#") and "CBS" in line for line in lines[:5])


def kinds_of_refusal() -> set[str]:
    """Return the refusals that are raised with a code; the others have their own."""
    found, ahead = set(), [Refused]
    while ahead:
        one = ahead.pop()
        if "code" in signature(one).parameters:
            found.add(one.__name__)
        ahead += one.__subclasses__()
    return found


def named_refusals() -> Iterator[tuple[str, str]]:
    """Go through each code of a refusal the code names, with where."""
    kinds = kinds_of_refusal() | {"sentence_of"}
    for source in product():
        for call in source.calls():
            of_a_refusal = called(call) in kinds or (
                called(call) == "__init__" and source.path.name == "errors.py"
            )
            if of_a_refusal and first_text(call):
                yield str(first_text(call)), source.name
        if source.name == "core/errors.py":
            yield from ((d.value, source.name) for d in _defaults(source))


def _defaults(source) -> Iterator[ast.Constant]:
    for function in source.functions():
        yield from (d for d in function.args.defaults if isinstance(d, ast.Constant))


def test_the_refusals_in_code_are_the_refusals_in_policy():
    assert {code for code, _ in named_refusals()} == set(refusals())


def test_every_refusal_is_a_code_written_out():
    """A sentence made of pieces would escape translation and B1."""
    for source in product():
        for call in source.calls():
            if called(call) in kinds_of_refusal() and call.args:
                where = f"{source.name}:{call.lineno}"
                told = ast.unparse(call.args[0])
                assert first_text(call) or told == "code", where


def test_every_word_of_policy_is_there_in_both_languages():
    for words in refusals().values():
        assert words.nl.strip() and words.en.strip()
    for lijst in codelijsten().values():
        for item in lijst.items.values():
            assert item.label.nl.strip() and item.label.en.strip(), item.code
