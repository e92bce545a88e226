"""The sentences of this folder: what is marked `{kind|piece}` in a line is to be found.

`bsn`, `geboortedatum`, `overig` and `gewoon` were written before the rules; each third line was
kept apart while the rules were made. `nagekomen` came after and changed them; `laatst` came then.

`advies` (plain) and `namen` (a name in each) are sentences as a worker types them in an advies,
written without a look at the words; by them the rules were mended, with grammar and not with the
very words that failed. `ongezien` and `namen_ongezien` were written then and measured once. They
stand as they were: no rule may be changed for them, else they no longer measure anything.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baken.core.herkenning import Kind, Trace, place_words
from baken.policy.codelijsten import gemeenten

FOLDER = Path(__file__).parent / "zinnen"
TODAY = date(2026, 11, 20)
PLACES = place_words(one.name for one in gemeenten().values())
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


@dataclass(frozen=True)
class Sentence:
    """One sentence, what stands in it, and whether it was kept apart."""

    text: str
    holds: tuple[Trace, ...]
    kept_apart: bool


def sentences_of(name: str) -> list[Sentence]:
    """Return the sentences of one file."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_sentence(line, kept_apart=at % 3 == 2) for at, line in enumerate(lines)]


def _sentence(line: str, *, kept_apart: bool) -> Sentence:
    text, holds, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        holds.append(Trace(kind=Kind(mark[1]), start=len(text), end=len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Sentence(text + line[at:], tuple(holds), kept_apart)
