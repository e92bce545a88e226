"""The lists of the handboek that are made of the policy itself, so that they are always true."""

from collections.abc import Sequence
from dataclasses import dataclass

from baken.core.kalender import Calendar, Length, Words, YearDay
from baken.core.kalender.words import plain
from baken.policy.hoofdstukken import condition_words, right_words
from baken.policy.rights import rights, roles
from baken.policy.termijnen import OpenRule, TermijnRule, open_rules, termijn_rules

COUNTED = {
    Calendar.WD: Words("werkdagen", "working days"),
    Calendar.ATW: Words("alle dagen; einde schuift op", "all days; end moves"),
    Calendar.EU: Words("alle dagen; Europees recht", "all days; European law"),
    Calendar.C: Words("alle dagen; einde staat vast", "all days; end is fixed"),
    Calendar.H: Words("dag en nacht", "day and night"),
}


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """One thing a role may do, and on which rows."""

    what: Words
    where: Words


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    """One role with all it may do."""

    label: Words
    source: str
    allowed: Sequence[Allowed]


@dataclass(frozen=True, kw_only=True)
class TermRow:
    """One term in words."""

    label: Words
    length: Words
    counted: Words | None
    begin: Words
    source: str
    is_unsure: bool


def role_rows() -> list[RoleRow]:
    """Return every role of a person with what it may do, in the order of the policy."""
    return [
        RoleRow(label=role.label, source=role.source, allowed=_allowed(key))
        for key, role in roles().items()
        if role.person
    ]


def _allowed(role: str) -> list[Allowed]:
    what, where = right_words(), condition_words()
    return [
        Allowed(
            what=what.get(key, plain(key)),
            where=where.get(right.holders[role], plain(right.holders[role])),
        )
        for key, right in rights().items()
        if role in right.holders
    ]


def term_rows(*, regio: str) -> list[TermRow]:
    """Return every term as it holds in this region, those without a fixed length last."""
    fixed = [_fixed(rule) for rule in termijn_rules(regio).values()]
    return fixed + [_open(rule) for rule in open_rules(regio).values()]


def _fixed(rule: TermijnRule) -> TermRow:
    return TermRow(
        label=rule.label,
        length=_length(rule.parts),
        counted=COUNTED[rule.calendar],
        begin=rule.begin,
        source=rule.source,
        is_unsure=rule.unsure,
    )


def _open(rule: OpenRule) -> TermRow:
    return TermRow(
        label=rule.label,
        length=rule.length,
        counted=None,
        begin=rule.begin,
        source=rule.source,
        is_unsure=False,
    )


def _length(parts: Sequence[Length | YearDay]) -> Words:
    """Return all parts of a term, one after the other."""
    said = [_part(part) for part in parts]
    return Words(", dan ".join(one.nl for one in said), ", then ".join(one.en for one in said))


def _part(part: Length | YearDay) -> Words:
    if isinstance(part, YearDay):
        return Words(f"tot {part.day}-{part.month}", f"until {part.day}-{part.month}")
    if part.amount == 0:
        return Words("dezelfde werkdag", "the same working day")
    return part.said()
