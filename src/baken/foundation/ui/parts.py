"""What a template part needs, as values: questions, groups of answers, a safe-contact card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms.boundfield import BoundField

DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")
Stand = Literal["ja", "nee", "niet_gevraagd", "zegt_formulier"]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer: its code, its words, the digit that chooses it and whether it is chosen."""

    id: str
    name: str
    code: str
    label: str
    digit: str
    checked: bool


@dataclass(frozen=True, kw_only=True)
class OptionGroup:
    """Answers under one digit."""

    key: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of a form as the screen shows it."""

    id: str
    name: str
    label: str
    hint: str
    number: str
    many: bool
    errors: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class SafeCard:
    """The safe-contact card: may this number be used, when, and what to say."""

    number: str
    stand: Stand
    facts: Sequence[tuple[str, str]]
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One field that two people changed: both texts stand side by side, neither is dropped."""

    name: str
    label: str
    mine: str
    theirs: str
    who: str
    moment: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One way in which an attempt to call ended, as a button with its digit."""

    code: str
    label: str
    icon: str = ""
    tone: Literal["", "primary", "danger"] = ""


def question(bound: BoundField, *, number: str, hint: str, label: str = "") -> Question:
    """Return the head of a question: its words, number, hint and errors."""
    return Question(
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        label=label or str(bound.label),
        hint=hint or str(bound.help_text),
        number=number,
        many=_is_many(bound),
        errors=[str(error) for error in bound.errors],
    )


def options(bound: BoundField) -> list[Option]:
    """Return the answers of a choice field in order, the empty one left out."""
    chosen = _chosen(bound)
    pairs: Iterable[tuple[Any, Any]] = getattr(bound.field, "choices", ())
    flat = [(str(code), str(words)) for code, words in pairs if str(code) != ""]
    return [_option(bound, index, pair, index, chosen) for index, pair in enumerate(flat)]


def option_groups(bound: BoundField) -> list[OptionGroup]:
    """Return the answers of a field with `groups`, each group with digits of its own."""
    chosen = _chosen(bound)
    found: list[OptionGroup] = []
    index = 0
    for key, label, items in getattr(bound.field, "groups", ()):
        made = []
        for place, (code, words) in enumerate(items):
            made.append(_option(bound, index, (str(code), str(words)), place, chosen))
            index += 1
        found.append(OptionGroup(key=key, label=str(label), options=made))
    return found


def _option(
    bound: BoundField, index: int, pair: tuple[str, str], place: int, chosen: frozenset[str]
) -> Option:
    code, label = pair
    return Option(
        id=f"{bound.auto_id or bound.html_name}_{index}",
        name=bound.html_name,
        code=code,
        label=label,
        digit=DIGITS[place] if place < len(DIGITS) else "",
        checked=code in chosen,
    )


def _is_many(bound: BoundField) -> bool:
    return isinstance(bound.field, forms.MultipleChoiceField)


def _chosen(bound: BoundField) -> frozenset[str]:
    value = bound.value()
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(str(one) for one in value)
    return frozenset() if value is None else frozenset({str(value)})
