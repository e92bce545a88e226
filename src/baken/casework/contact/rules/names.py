"""How names are compared: as people hear and spell them, not letter by letter.

A name becomes terms, one for each word that tells somebody apart. A term is the word alone and the
word joined to what stands before it: "Van den Berg" is `berg` and `vandenberg`. So it does not
matter whether tussenvoegsels were typed, apart, joined, or not at all.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

Term = frozenset[str]
Words = frozenset[str] | tuple[str, str]  # one of these, or from one word until another


class Closeness(StrEnum):
    """How near a noted name comes to what was asked, the nearest first."""

    EXACT = "exact"  # each word as it is
    NEAR = "near"  # a beginning, an initial or one slip is enough
    PARTLY = "partly"  # less was noted than asked: the whole name has to be compared


MOST_LETTERS = 40
PREFIX_FROM = 3  # letters from which the beginning of a word is enough
SLIP_FROM = 4  # letters from which one slip of the keyboard is forgiven

_BEFORE = """
    de den der des het 't 's van vanden vander von ten ter te op aan in uit over onder voor by tot
    thoe el al la le les du da di do dos bin ben ibn d' l' o'
"""
_TITLES = "mevrouw mevr mw meneer mynheer heer dhr mr dr drs ir ing prof"
PARTICLES = frozenset(_BEFORE.split())
TITLES = frozenset(_TITLES.split())
_TOKEN = re.compile(r"'?[^\W_]+'?")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'" * 5)
_NO_ACCENT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Return the text in small letters without accents; `ij` and `y` are one letter."""
    small = text.translate(_APOSTROPHES).casefold().translate(_NO_ACCENT)
    apart = unicodedata.normalize("NFKD", small)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.replace("ij", "y")


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a name; titles are left out."""
    terms: list[Term] = []
    before: list[str] = []
    for token in _TOKEN.findall(fold(text)):
        word = token.strip("'")[:MOST_LETTERS]
        if token in PARTICLES:
            before.append(word)
        elif word in TITLES:
            before = []
        else:
            joined = "".join([*before, word])[:MOST_LETTERS]
            terms.append(frozenset({word, joined}))
            before = []
    return tuple(terms) or tuple(frozenset({word}) for word in before)


def words_of(*texts: str) -> frozenset[str]:
    """Return all words under which a name, or a name and an organisation, is to be found."""
    return frozenset(word for text in texts for term in terms_of(text) for word in term)


@dataclass(frozen=True)
class Asked:
    """A name that is asked: its terms, the one that tells most first, and all slips of each word.

    Made once for each search and gone with it: no searched name stays in memory.
    """

    terms: tuple[Term, ...]
    slips: Mapping[str, frozenset[str]]


def asked_by(terms: tuple[Term, ...]) -> Asked:
    """Return what is asked by these terms; the longest tells most."""
    first = sorted(terms, key=lambda term: -max(len(word) for word in term))
    return Asked(tuple(first), {word: one_slip_away(word) for term in terms for word in term})


def closeness(asked: Asked, words: frozenset[str]) -> Closeness:
    """Return how near these noted words come to what is asked."""
    if all(term & words for term in asked.terms):
        return Closeness.EXACT
    near = all(_fits(asked, term, words) for term in asked.terms)
    return Closeness.NEAR if near else Closeness.PARTLY


def one_slip_away(word: str) -> frozenset[str]:
    """Return all words that one slip makes of this one: a letter too few, too many, wrong, or two
    letters swapped. A short word has none, for too many short words look alike."""
    if len(word) < SLIP_FROM:
        return frozenset()
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    fewer = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    more = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    # A slip in the ij of what was heard is one slip too: so what comes of it is folded again.
    every = fewer | swapped | wrong | more
    return frozenset(one.replace("ij", "y") for one in every) - {word}


def exactly(term: Term) -> list[Words]:
    """Return the words by which a term is noted as it is."""
    return [term]


def nearly(asked: Asked, term: Term) -> list[Words]:
    """Return the words by which a term may be noted, with a slip or with more behind it."""
    near = term.union(*(asked.slips[word] for word in term))
    return [near, *(_beginning(word) for word in term if len(word) >= PREFIX_FROM)]


def by_initial(term: Term) -> list[Words]:
    """Return the words where an initial was noted, or an initial was asked."""
    initials = frozenset(word[0] for word in term)
    return [initials, *(_beginning(word) for word in term if len(word) == 1)]


def is_covered(name: str, asked: Asked) -> bool:
    """Return whether each word of a name is meant by what is asked, though more is asked.

    Noted was "Jansen", asked is "Jan Jansen": that may be the same person.
    """
    known = terms_of(name)
    return bool(known) and all(
        any(_fits(asked, term, one) for term in asked.terms) for one in known
    )


def _fits(asked: Asked, term: Term, words: frozenset[str]) -> bool:
    """Return whether one of these words is meant by this term, an initial included."""
    return any(_is_near(word, known, asked.slips[word]) for word in term for known in words)


def _is_near(asked: str, known: str, slips: frozenset[str]) -> bool:
    if asked == known or known in slips:
        return True
    if min(len(asked), len(known)) == 1:
        return asked[0] == known[0]
    return len(asked) >= PREFIX_FROM and known.startswith(asked)


def _beginning(word: str) -> tuple[str, str]:
    return word, word[:-1] + chr(ord(word[-1]) + 1)
