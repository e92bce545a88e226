"""Answers "why this date?" on the command line: `./baken termijn KEY START [START ...]`."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import NoReturn, TypeVar

from baken.core.kalender import AMSTERDAM, Reckoning, full_day, full_moment, reckon
from baken.policy.termijnen import (
    OpenRule,
    TermijnRule,
    chained,
    edition,
    open_rules,
    termijn_rules,
    werkkalender,
)

D = TypeVar("D", bound=date)

_WRONG = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_START_HELP = "dag of moment in Amsterdam: 2026-04-25 of 2026-04-25T14:30"


class _Fault(Exception):
    """One clear sentence in Dutch about what was asked."""


class _Parser(ArgumentParser):
    """Says what is wrong in one Dutch sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise _Fault(
            "Geef een termijn en een of meer dagen: ./baken termijn KEY START [START ...] [--json]"
        )


@dataclass(frozen=True)
class _Answer:
    rule: TermijnRule
    given: str
    reckoning: Reckoning


def run(arguments: list[str]) -> int:
    """Print where the named term ends for each start, and why; return the exit code."""
    try:
        text = _answer(_parser().parse_intermixed_args(arguments))
    except _Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return _WRONG
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="./baken termijn",
        description="Rekent uit wanneer een termijn eindigt, en laat elke stap zien.",
        epilog="Een termijn met verlenging schrijf je met een plus: "
        "klacht.afdoening+klacht.verdaging 2026-03-24",
    )
    parser.add_argument("key", metavar="KEY", nargs="?", help="de naam van de termijn")
    parser.add_argument("starts", metavar="START", nargs="*", help=_START_HELP)
    parser.add_argument("--json", action="store_true", help="een JSON-object per regel")
    parser.add_argument("--lijst", action="store_true", help="toon alle termijnen")
    parser.add_argument("--regio", help="reken met de regels van deze organisatie")
    return parser


def _answer(asked: Namespace) -> str:
    try:
        rules, others = termijn_rules(asked.regio), open_rules(asked.regio)
    except ValueError as fault:
        raise _Fault(f"De regels van {asked.regio or 'Baken'} kloppen niet: {fault}.") from fault
    if asked.lijst:
        every: list[TermijnRule | OpenRule] = [*rules.values(), *others.values()]
        return "\n".join(_list_line(rule) for rule in sorted(every, key=lambda rule: rule.key))
    if asked.key is None or not asked.starts:
        _parser().error("")
    rule = _find_rule(asked.key, asked.regio)
    answers = [_reckon(rule, given, asked.regio) for given in asked.starts]
    if asked.json:
        return "\n".join(_as_json(answer, asked.regio) for answer in answers)
    return "\n\n".join(_as_text(answer, asked.regio) for answer in answers)


def _find_rule(key: str, regio: str | None) -> TermijnRule:
    rules, others = termijn_rules(regio), open_rules(regio)
    for one in key.split("+"):
        if one in others:
            raise _Fault(_no_end(others[one]))
        if one not in rules:
            raise _Fault(_unknown(one, rules))
    try:
        return chained(key.split("+"), regio=regio)
    except ValueError as fault:
        raise _Fault(
            f"Deze termijnen horen niet achter elkaar: {key.replace('+', ' + ')}."
        ) from fault


def _no_end(rule: OpenRule) -> str:
    return f"De termijn {rule.key} heeft geen vaste duur: {rule.length.nl} (bron: {rule.source})."


def _unknown(key: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = [name for name in names if key and name.startswith(key)]
    near += get_close_matches(key, names, n=1, cutoff=0.4)
    hint = f"bedoel je {near[0]}?" if near else "zie ./baken termijn --lijst."
    return f"De termijn '{key}' bestaat niet; {hint}"


def _reckon(rule: TermijnRule, given: str, regio: str | None) -> _Answer:
    start = _parse_start(given.strip())
    if rule.needs_moment and not isinstance(start, datetime):
        raise _Fault(
            f"De termijn {rule.key} loopt tot op de minuut: geef ook een tijd, "
            f"bijvoorbeeld {start.isoformat()}T14:30."
        )
    return _Answer(rule, given, reckon(rule, start=start, werkdagen=werkkalender(regio)))


def _parse_start(given: str) -> date | datetime:
    try:
        if _DAY.fullmatch(given):
            return _in_range(date.fromisoformat(given), given)
        if _MOMENT.fullmatch(given):
            return _in_amsterdam(_in_range(datetime.fromisoformat(given), given), given)
    except ValueError as fault:
        raise _Fault(f"De datum '{given}' bestaat niet.") from fault
    raise _Fault(f"'{given}' is geen datum: schrijf bijvoorbeeld 2026-04-25 of 2026-04-25T14:30.")


def _in_range(day: D, given: str) -> D:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _Fault(
            f"Met de datum '{given}' kan Baken niet rekenen: "
            f"alleen de jaren {_FIRST_YEAR} tot en met {_LAST_YEAR}."
        )
    return day


def _in_amsterdam(moment: datetime, given: str) -> datetime:
    if moment.tzinfo is not None:
        return moment.astimezone(AMSTERDAM)
    local = moment.replace(tzinfo=AMSTERDAM)
    if local.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != moment:
        raise _Fault(f"Het tijdstip '{given}' bestaat niet: dan gaat de klok een uur vooruit.")
    return local


def _as_json(answer: _Answer, regio: str | None) -> str:
    rule, reckoning = answer.rule, answer.reckoning
    return json.dumps(
        {
            "regel": rule.key,
            "start": answer.given,
            "einde": reckoning.einde.isoformat(),
            "te_laat_vanaf": reckoning.due_at.astimezone(AMSTERDAM).isoformat(),
            "stappen": [stap.nl for stap in reckoning.stappen],
            "bron": rule.source,
            "naam": rule.label.nl,
            "opmerkingen": _remarks(answer),
            "editie": edition(regio),
        },
        ensure_ascii=False,
    )


def _as_text(answer: _Answer, regio: str | None) -> str:
    rule, reckoning = answer.rule, answer.reckoning
    lines = [
        f"{rule.label.nl} ({rule.key})",
        f"  start   {answer.given}",
        f"  einde   {reckoning.einde.isoformat()}  ({_in_words(reckoning.einde)})",
        "  stappen",
        *(f"    {n}. {stap.nl}" for n, stap in enumerate(reckoning.stappen, start=1)),
        *(f"  let op  {remark}" for remark in _remarks(answer)),
        f"  bron    {rule.source}",
        f"  geldt   {rule.scope}, editie {edition(regio)}",
    ]
    return "\n".join(lines)


def _remarks(answer: _Answer) -> list[str]:
    rule, start = answer.rule, answer.reckoning.start
    day = start.date() if isinstance(start, datetime) else start
    said = [rule.note.nl] if rule.note else []
    if rule.extends and "+" not in rule.key:
        said.append(f"Reken vanaf het begin met {rule.extends[0]}+{rule.key}.")
    if rule.unsure:
        said.append("Deze termijn is nog niet bevestigd door een deskundige.")
    if day < rule.valid_from:
        said.append(f"Deze regel is nagekeken vanaf {full_day(rule.valid_from).nl}.")
    return said


def _in_words(einde: date | datetime) -> str:
    return full_moment(einde).nl if isinstance(einde, datetime) else full_day(einde).nl


def _list_line(rule: TermijnRule | OpenRule) -> str:
    return f"{rule.key:36} {rule.label.nl}"
