"""How names are compared: as people hear and spell them, not letter by letter.

A name becomes terms, one for each word that tells somebody apart. A term is the word alone and the
word joined to what stands before it: "Van den Berg" is `berg` and `vandenberg`. So it does not
matter whether tussenvoegsels were typed, apart, joined, or not at all.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from string import ascii_lowercase

Term = frozenset[str]


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


def telling_first(terms: tuple[Term, ...]) -> list[Term]:
    """Return the terms, the one that tells most first: the longest."""
    return sorted(terms, key=lambda term: -max(len(word) for word in term))


def closeness(terms: tuple[Term, ...], words: frozenset[str]) -> Closeness:
    """Return how near these noted words come to these terms."""
    if all(term & words for term in terms):
        return Closeness.EXACT
    return Closeness.NEAR if all(fits(term, words) for term in terms) else Closeness.PARTLY


@lru_cache(maxsize=64)
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


def fits(term: Term, words: frozenset[str]) -> bool:
    """Return whether one of these words is meant by this term, an initial included."""
    return any(_near(asked, known) for asked in term for known in words)


def is_covered(name: str, terms: tuple[Term, ...]) -> bool:
    """Return whether each word of a name is meant by what was asked, though more was asked.

    Noted was "Jansen", asked was "Jan Jansen": that may be the same person.
    """
    known = terms_of(name)
    return bool(known) and all(any(fits(term, one) for term in terms) for one in known)


def _near(asked: str, known: str) -> bool:
    if asked == known:
        return True
    if min(len(asked), len(known)) == 1:
        return asked[0] == known[0]
    if len(asked) >= PREFIX_FROM and known.startswith(asked):
        return True
    # One slip leaves the first letter or the last: so few words are looked at any closer.
    may_be = known[0] == asked[0] or known[-1] == asked[-1]
    return may_be and known in one_slip_away(asked)
