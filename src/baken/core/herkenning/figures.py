"""Numbers that point at one person: a BSN by its elfproef, a telephone by its shape."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from baken.core.herkenning.trace import Kind, Trace
from baken.core.telephone import normalise

FIGURES = 9
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_RUN = re.compile(r"\d+(?:[ .\-\u00a0]\d+)*")
_GROUP = re.compile(r"\d+")
_GROUPED = {(9,), (4, 2, 3), (3, 3, 3)}
_SAYS_BSN = re.compile(r"(?:bsn|burgerservice|sofi)[^\d\n]{0,20}$", re.IGNORECASE)
_SAID = range(8, 10)  # with the word before it, a figure too few or a slip counts too
_MONEY = re.compile(r"(?:€|euro|eur)\s?$", re.IGNORECASE)
_SEP = r"[ .\-/()]{0,2}"
_DUTCH = rf"(?:\+31|0031|0)(?:\(0\))?{_SEP}[1-9](?:{_SEP}\d){{8}}"
_ABROAD = rf"(?:\+|00)(?!31)[1-9]\d{{0,2}}(?:{_SEP}\d){{6,11}}"
_TELEPHONE = re.compile(rf"(?<![\d+])(?:\((?=0\d{{1,3}}\)))?(?:{_DUTCH}|{_ABROAD})(?!\d)")
_OF_ORGANISATIONS = ("+3185", "+3188", "+31800", "+31900")  # nobody is called at home on these


def passes_elfproef(figures: str) -> bool:
    """Return whether nine figures can be a BSN (domain: weights 9 to 2 and -1, by eleven)."""
    if len(figures) != FIGURES or not figures.strip("0"):
        return False
    total = sum(w * int(f) for w, f in zip(_WEIGHTS, figures, strict=True))
    return total % 11 == 0


def bsns_in(text: str, dates: Sequence[Trace]) -> Iterator[Trace]:
    """Yield what can be a BSN, however its nine figures are grouped."""
    for run in _RUN.finditer(text):
        groups = [(m[0], run.start() + m.start(), run.start() + m.end())
                  for m in _GROUP.finditer(run[0])]  # fmt: skip
        before = text[max(0, run.start() - 35) : run.start()]
        if _MONEY.search(before):
            continue
        figures = "".join(group for group, _start, _end in groups)
        if len(figures) in _SAID and _SAYS_BSN.search(before):
            yield Trace(kind=Kind.BSN, start=run.start(), end=run.end())
            continue
        for start, end in _windows(text, groups):
            if not _stands_on(start, end, dates):
                yield Trace(kind=Kind.BSN, start=start, end=end)


def telephones_in(text: str, dates: Sequence[Trace]) -> Iterator[Trace]:
    """Yield what can be the telephone of a person; the numbers of organisations are none."""
    for match in _TELEPHONE.finditer(text):
        number = normalise(match[0])
        if number is None or number.startswith(_OF_ORGANISATIONS):
            continue
        if not _stands_on(match.start(), match.end(), dates):
            yield Trace(kind=Kind.TELEPHONE, start=match.start(), end=match.end())


def _windows(text: str, groups: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where nine figures in a row pass: a whole run, or grouped as a BSN is written."""
    free = 0
    for first in range(len(groups)):
        if groups[first][1] < free:
            continue
        last, figures = first, groups[first][0]
        while len(figures) < FIGURES and last + 1 < len(groups):
            last += 1
            figures += groups[last][0]
        sizes = tuple(len(group) for group, _s, _e in groups[first : last + 1])
        whole = first == 0 and last == len(groups) - 1
        start, end = groups[first][1], groups[last][2]
        if passes_elfproef(figures) and (whole or sizes in _GROUPED) and _even(text, start, end):
            free = end
            yield start, end


def _even(text: str, start: int, end: int) -> bool:
    """Return whether one and the same sign stands between all groups."""
    return len({sign for sign in text[start:end] if not sign.isdigit()}) <= 1


def _stands_on(start: int, end: int, dates: Sequence[Trace]) -> bool:
    at = bisect_right([one.start for one in dates], start) - 1
    after = at + 1
    begun = at >= 0 and dates[at].end > start
    return begun or (after < len(dates) and dates[after].start < end)
