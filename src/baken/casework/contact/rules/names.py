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
from itertools import repeat
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
    if text.isascii():
        return text.lower().replace("`", "'").replace("ij", "y")
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
class Meant:
    """What may be meant by one term: `near` are its words, all slips of them and their initials,
    `beginnings` those of which the beginning is enough."""

    near: frozenset[str]
    beginnings: tuple[str, ...]

    def by(self, words: frozenset[str]) -> bool:
        """Return whether one of these noted words may be meant."""
        if not self.near.isdisjoint(words):
            return True
        return any(map(str.startswith, words, repeat(self.beginnings)))


@dataclass(frozen=True)
class Asked:
    """A name that is asked: its terms, the one that tells most first, all slips of each word, and
    what may be meant by each term.

    Made once for each search and gone with it: no searched name stays in memory.
    """

    terms: tuple[Term, ...]
    slips: Mapping[str, frozenset[str]]
    meant: tuple[Meant, ...]


def asked_by(terms: tuple[Term, ...]) -> Asked:
    """Return what is asked by these terms; the longest tells most."""
    first = tuple(sorted(terms, key=lambda term: -max(len(word) for word in term)))
    slips = {word: one_slip_away(word) for term in terms for word in term}
    return Asked(first, slips, tuple(_meant(term, slips) for term in first))


def closeness(asked: Asked, words: frozenset[str]) -> Closeness:
    """Return how near these noted words come to what is asked."""
    if not any(map(frozenset.isdisjoint, asked.terms, repeat(words))):
        return Closeness.EXACT
    near = all(map(Meant.by, asked.meant, repeat(words)))
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
    return bool(known) and all(any(meant.by(one) for meant in asked.meant) for one in known)


def _meant(term: Term, slips: Mapping[str, frozenset[str]]) -> Meant:
    """An initial may be noted for a word, and a word for an initial."""
    initials = {word[0] for word in term}
    begin = tuple(word for word in term if len(word) == 1 or len(word) >= PREFIX_FROM)
    return Meant(term.union(initials, *(slips[word] for word in term)), begin)


def _beginning(word: str) -> tuple[str, str]:
    return word, word[:-1] + chr(ord(word[-1]) + 1)
