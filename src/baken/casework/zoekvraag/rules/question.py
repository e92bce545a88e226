"""What somebody means who types in the search box: a number, a telephone, or a name."""

import re
from dataclasses import dataclass
from enum import StrEnum

from baken.casework.contact.rules.names import Term, terms_of
from baken.core.numbers import BODY_LENGTH, body_told
from baken.core.telephone import normalise

MOST_CHARACTERS = 120
MOST_TERMS = 6
FEWEST_LETTERS = 2
FEWEST_FIGURES = 6
_BETWEEN = re.compile(r"[\s.\-_/‐-―]+")
_FIGURES = re.compile(r"[\d+()]+")


class Kind(StrEnum):
    """What was searched by."""

    NUMBER = "number"
    TELEPHONE = "telephone"
    NAME = "name"


class Unclear(StrEnum):
    """Why what was typed cannot be searched."""

    TOO_SHORT = "too_short"
    WRONG_NUMBER = "wrong_number"
    WRONG_TELEPHONE = "wrong_telephone"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read what was typed: the bodies of numbers, a telephone, or terms of a name."""

    kind: Kind
    body: str = ""
    telephone: str = ""
    terms: tuple[Term, ...] = ()


def read_question(text: str) -> tuple[Reading, ...] | Unclear:
    """Return the ways to read this, the likeliest first, or why there is none.

    Ten letters may by chance be a well-formed number; then they are a number or else a name.
    """
    body = body_told(text)
    found = Reading(kind=Kind.NUMBER, body=body) if body else None
    bare = _BETWEEN.sub("", text)
    if telephone := normalise(text):
        return (Reading(kind=Kind.TELEPHONE, telephone=telephone),)
    if found and any(letter.isdigit() for letter in bare):
        return (found,)
    if unclear := _unclear(bare):
        return unclear
    terms = terms_of(text)[:MOST_TERMS]
    named = [Reading(kind=Kind.NAME, terms=terms)] if _tells(terms) else []
    return tuple([*([found] if found else []), *named]) or Unclear.TOO_SHORT


def _unclear(bare: str) -> Unclear | None:
    figures = sum(letter.isdigit() for letter in bare)
    if _FIGURES.fullmatch(bare) and figures >= FEWEST_FIGURES:
        return Unclear.WRONG_TELEPHONE
    is_one_word = bare.isascii() and bare.isalnum() and not bare.isalpha()
    if is_one_word and len(bare) in (BODY_LENGTH, BODY_LENGTH + 1):
        return Unclear.WRONG_NUMBER
    return None


def _tells(terms: tuple[Term, ...]) -> bool:
    return any(len(word) >= FEWEST_LETTERS for term in terms for word in term)
