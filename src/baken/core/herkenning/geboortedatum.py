"""Dates of birth: any spelling, but only where it surely is one and not an appointment.

A date is one of birth when the words around it say so, or when it stands alone with a year that
makes somebody between 2 and 115 years old and nothing says that it is about an event.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from baken.core.herkenning.trace import Kind, Trace

YOUNGEST, OLDEST = 2, 115  # years, of a date without a word that tells
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMED = (
    r"jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d.,/-])(?P<d>\d{1,2})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)"
        r"(?P<y>\d{4}|['’]?\d{2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)",
        r"(?<!\d)(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:e|ste|de)?[ -]{{0,2}}(?P<n>{_NAMED})\b"
        r"(?:\.?[ ,-]{1,2}(?P<y>\d{4}|['’]\d{2})(?!\d))?",
        r"(?<![\d.,/-])(?P<d>\d{1,2})[-/](?P<m>\d{1,2})(?![\d/-])",
    )
)
_BORN = re.compile(
    r"\b(?:geb(?!ruik|eur|rek|ied|ouw|racht|eld|rand|aar|roken|it|aren)\w*|gd|dob|jarig|verjaar\w*)"
)
_OF_A_CHILD = re.compile(
    r"\b(?:baby|kind\w*|peuter|kleuter|dochter\w*|zoon\w*|meisje|jongen|jongste|oudste)"
    r"(?:\s(?:is\s)?van\s|\s?\(|,\s)$"
)
_BORN_AFTER = re.compile(r"[\s,)]{0,3}(?:geboren|is (?:de|haar|zijn) (?:geboorte|verjaar))")
_EVENT = re.compile(
    r"\b(?:afspraak|afspraken|gesprek\w*|sinds|vanaf|vorig\w*|eerder\w*|melding\w*|incident\w*"
    r"|brief|brieven|rechter|rechtbank|beschikking|vonnis|besluit|gescheiden|getrouwd|gehuwd"
    r"|overleden|verhuisd|uithuis\w*|ots|huisverbod|contactverbod|dossier\w*|aangifte"
    r"|huisbezoek|controle|overleg\w*|zitting|vervolg|loopt|belt|komt|advies|adviezen)\b"
)
_WHEN = re.compile(r"\b(?:op|sinds|vanaf|tot|per|t/m|tussen|begin|eind|rond|voor|na|om)\s{1,2}"
                   r"(?:\w+dag\s)?$")  # fmt: skip
_BREAK = re.compile(r"[!?;\n]|\.\s+[A-Z]")
_LOOK = 45  # characters before a date that can tell what it is


def dates_in(text: str) -> list[Trace]:
    """Return every piece that is written as a date, of birth or not, in order, none twice."""
    found: list[Trace] = []
    for spelling in _SPELLINGS:
        for match in spelling.finditer(text):
            if _is_day(match):
                found.append(Trace(kind=Kind.BIRTH, start=match.start(), end=match.end()))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Trace] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def birth_dates_in(text: str, dates: Sequence[Trace], *, today: date) -> Iterator[Trace]:
    """Yield the dates that surely are of a birth."""
    for one in dates:
        day, is_whole = _read(text[one.start : one.end], today)
        if day is None or (is_whole and day > today):
            continue
        before = _same_sentence(text[max(0, one.start - _LOOK) : one.start])
        stands_alone = is_whole and _is_age(day, today) and not _tells_event(before)
        if stands_alone or _says_born(before, text[one.end : one.end + 30].casefold()):
            yield one


def _says_born(before: str, after: str) -> bool:
    if _BORN_AFTER.match(after):
        return True
    said = [match.end() for match in _BORN.finditer(before)]
    between = before[said[-1] :] if said else ""
    if said and not re.search(r"\d", between) and not _EVENT.search(between):
        return True
    return bool(_OF_A_CHILD.search(before))


def _tells_event(before: str) -> bool:
    return bool(_WHEN.search(before) or _EVENT.search(before))


def _same_sentence(before: str) -> str:
    breaks = list(_BREAK.finditer(before))
    return before[breaks[-1].start() + 1 :].casefold() if breaks else before.casefold()


def _is_age(day: date, today: date) -> bool:
    years = (today - day).days / 365.25
    return YOUNGEST <= years <= OLDEST


def _is_day(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    year = parts.get("y")
    return _day(parts, year=_year(year, 2000) if year else 2000) is not None


def _read(piece: str, today: date) -> tuple[date | None, bool]:
    """Return the day that is written, and whether its year is written too."""
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(piece):
            parts = match.groupdict()
            year = parts.get("y")
            return _day(parts, year=_year(year, today.year) if year else 2000), bool(year)
    return None, False


def _year(written: str, this_year: int) -> int:
    bare = int(written.lstrip("'’"))
    if len(written.lstrip("'’")) == 4:  # noqa: PLR2004
        return bare
    return 2000 + bare if 2000 + bare <= this_year else 1900 + bare


def _day(parts: dict[str, str | None], *, year: int) -> date | None:
    named = parts.get("n")
    written = "mrt" if named and named.casefold() == "maart" else (named or "").casefold()[:3]
    month = _MONTHS.index(written) + 1 if named else int(parts["m"] or 0)
    if not 1900 <= year <= 2100:  # noqa: PLR2004
        return None
    try:
        return date(year, month, int(parts["d"] or 0))
    except ValueError:
        return None
