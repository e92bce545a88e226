"""The terms of the field as data: how long each is, by which source, and what a region changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, reduce
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from baken.core.kalender import (
    FEESTDAG_CODES,
    Calendar,
    End,
    Feestdag,
    Length,
    Term,
    Unit,
    Werkkalender,
    Words,
    YearDay,
)
from baken.policy.files import read_text, read_toml

LANDELIJK, REGIONAAL = "landelijk", "regionaal"
_FILE = "termijnen.toml"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LENGTH_FIELDS = frozenset({"amount", "unit", "parts", "date", "length"})
_RECKON_FIELDS = _LENGTH_FIELDS | {"calendar", "end"}
_OTHER_FIELDS = frozenset({"source", "valid_from", "unsure", "note"})
_FIELDS = _RECKON_FIELDS | _OTHER_FIELDS | {"label", "begin", "extends", "scope", "ref"}


@dataclass(frozen=True, kw_only=True)
class TermijnRule(Term):
    """One term with its words and its source; `core.kalender.reckon` takes it as it is.

    `extends` names the terms it extends: its start is their end before any shift. `unsure`
    means that an expert of the field must still confirm it.
    """

    key: str
    label: Words
    source: str
    scope: str
    valid_from: date
    extends: tuple[str, ...] = ()
    unsure: bool = False
    note: Words | None = None
    ref: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenRule:
    """A term for which law or rule gives no number: it has words, but no end."""

    key: str
    label: Words
    begin: Words
    length: Words
    source: str
    scope: str
    valid_from: date
    ref: str | None = None


@cache
def termijn_rules(regio: str | None = None) -> Mapping[str, TermijnRule]:
    """Return every term that has an end, by its key, as it holds in this region.

    :raises ValueError: with a clear sentence, if a policy file is not right.
    """
    found = _merged(regio).items()
    return MappingProxyType({key: _rule(key, e) for key, e in found if "length" not in e})


@cache
def open_rules(regio: str | None = None) -> Mapping[str, OpenRule]:
    """Return every term without a number ("zo spoedig mogelijk"), by its key."""
    found = _merged(regio).items()
    return MappingProxyType({key: _open_rule(key, e) for key, e in found if "length" in e})


@cache
def werkkalender(regio: str | None = None) -> Werkkalender:
    """Return the office hours and free days of this region.

    :raises ValueError: if a policy file is not right.
    """
    return build_werkkalender(read_toml(_FILE), _regional(regio))


@cache
def edition(regio: str | None = None) -> str:
    """Return the edition of the terms, stored with each term that was reckoned.

    It is the date of the file and eight symbols that change with every word in it or in the
    file of the region: "2026-11-21.4f0c2a9b".
    """
    text = read_text(_FILE) + (_regional_text(regio) or "")
    return f"{read_toml(_FILE)['edition']}.{sha256(text.encode()).hexdigest()[:8]}"


def chained(keys: Sequence[str], *, regio: str | None = None) -> TermijnRule:
    """Return a term with its extensions as one rule, to be counted from the start of the first.

    :raises KeyError: for an unknown key.
    :raises ValueError: if a term does not extend the one before it.
    """
    rules = [termijn_rules(regio)[key] for key in keys]
    return reduce(_extend, rules[1:], rules[0])


def merge(
    national: Mapping[str, dict[str, Any]], regional: Mapping[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return the entries of the country with those a region may change, changed.

    :raises ValueError: if the region changes a landelijk term, names an unknown one, gives no
        source, or changes something else than the length, the calendar or the source.
    """
    for key, change in regional.items():
        _check_change(key, national.get(key), change)
    return {
        key: _changed(entry, regional[key]) if key in regional else entry
        for key, entry in national.items()
    }


def build_werkkalender(national: dict[str, Any], regional: dict[str, Any]) -> Werkkalender:
    """Return the calendar of the country's file and the region's; the region comes first.

    :raises ValueError: if a worked feestdag or an office hour is unknown, or has no source.
    """
    hours = _section("kantooruren", {"opens", "noon", "closes"}, national, regional)
    worked = _section("werkdagen", {"worked"}, national, regional)["worked"]
    if unknown := set(worked) - FEESTDAG_CODES:
        raise ValueError(f"Unknown feestdag in werkdagen.worked: {', '.join(sorted(unknown))}")
    return Werkkalender(
        opens=hours["opens"],
        noon=hours["noon"],
        closes=hours["closes"],
        worked=frozenset(worked),
        gelijkgesteld=tuple(
            Feestdag(day["date"], "gelijkgesteld", Words(**day["name"]))
            for day in national["gelijkgestelde_dagen"]
        ),
    )


def _merged(regio: str | None) -> dict[str, dict[str, Any]]:
    return merge(read_toml(_FILE)["termijnen"], _regional(regio).get("termijnen", {}))


def _check_change(key: str, entry: dict[str, Any] | None, change: dict[str, Any]) -> None:
    if entry is None:
        raise ValueError(f"A region changes the term {key}, which does not exist")
    if entry["scope"] != REGIONAAL:
        raise ValueError(f"The term {key} is landelijk: no region can change it")
    if "source" not in change:
        raise ValueError(f"A region changes the term {key} without a source")
    if stray := set(change) - _RECKON_FIELDS - _OTHER_FIELDS:
        raise ValueError(f"A region cannot change {', '.join(sorted(stray))} of the term {key}")


def _changed(entry: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    has_new_length = bool(_LENGTH_FIELDS & change.keys())
    kept = {k: v for k, v in entry.items() if not (has_new_length and k in _LENGTH_FIELDS)}
    whole = {"unit": entry["unit"]} if "amount" in change and "unit" in entry else {}
    return {**kept, **whole, **change}


def _section(
    name: str, fields: set[str], national: dict[str, Any], regional: dict[str, Any]
) -> dict[str, Any]:
    change = regional.get(name, {})
    if change and "source" not in change:
        raise ValueError(f"A region changes {name} without a source")
    if stray := set(change) - fields - _OTHER_FIELDS:
        raise ValueError(f"A region cannot change {', '.join(sorted(stray))} of {name}")
    return {**national[name], **change}


def _rule(key: str, entry: dict[str, Any]) -> TermijnRule:
    _check_fields(key, entry, required={"label", "begin", "calendar", "source", "valid_from"})
    try:
        return TermijnRule(
            parts=tuple(_parts(entry)),
            calendar=Calendar(entry["calendar"]),
            end=End(entry.get("end", "dag")),
            begin=Words(**entry["begin"]),
            key=key,
            label=Words(**entry["label"]),
            source=entry["source"],
            scope=entry["scope"],
            valid_from=entry["valid_from"],
            extends=tuple(entry.get("extends", ())),
            unsure=entry.get("unsure", False),
            note=Words(**entry["note"]) if "note" in entry else None,
            ref=entry.get("ref"),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"The term {key} is not right: {fault}") from fault


def _open_rule(key: str, entry: dict[str, Any]) -> OpenRule:
    _check_fields(key, entry, required={"label", "begin", "length", "source", "valid_from"})
    return OpenRule(
        key=key,
        label=Words(**entry["label"]),
        begin=Words(**entry["begin"]),
        length=Words(**entry["length"]),
        source=entry["source"],
        scope=entry["scope"],
        valid_from=entry["valid_from"],
        ref=entry.get("ref"),
    )


def _check_fields(key: str, entry: dict[str, Any], *, required: set[str]) -> None:
    if missing := required - entry.keys():
        raise ValueError(f"The term {key} has no {', '.join(sorted(missing))}")
    if stray := entry.keys() - _FIELDS:
        raise ValueError(f"The term {key} has an unknown field: {', '.join(sorted(stray))}")
    if entry.get("scope") not in (LANDELIJK, REGIONAAL):
        raise ValueError(f"The scope of the term {key} is not landelijk or regionaal")


def _parts(entry: dict[str, Any]) -> Iterable[Length | YearDay]:
    if "date" in entry:
        month, day = entry["date"].split("-")
        return [YearDay(int(month), int(day))]
    parts = entry.get("parts") or [{"amount": entry["amount"], "unit": entry["unit"]}]
    return [Length(part["amount"], Unit(part["unit"])) for part in parts]


def _extend(rule: TermijnRule, extension: TermijnRule) -> TermijnRule:
    if rule.key.split("+")[-1] not in extension.extends:
        raise ValueError(f"{extension.key} does not extend {rule.key}")
    return replace(
        rule.extended_by(extension),
        key=f"{rule.key}+{extension.key}",
        label=Words(
            f"{rule.label.nl}; {extension.label.nl}", f"{rule.label.en}; {extension.label.en}"
        ),
        source="; ".join(dict.fromkeys((rule.source, extension.source))),
        unsure=rule.unsure or extension.unsure,
        note=extension.note or rule.note,
        ref=extension.ref,
    )


def _regional(regio: str | None) -> dict[str, Any]:
    return {} if _regional_text(regio) is None else read_toml(_regional_name(regio))


def _regional_text(regio: str | None) -> str | None:
    """Return the file of the region, or None where the country's terms hold unchanged."""
    if regio is None:
        return None
    try:
        return read_text(_regional_name(regio))
    except FileNotFoundError:
        return None


def _regional_name(regio: str | None) -> str:
    if regio is None or not _NAME.fullmatch(regio):
        raise ValueError(f"{regio} is not the name of a region")
    return f"regio/{regio}.toml"
