"""How a Dutch name sounds, however it is spelled, and what is left of it after one slip."""

import re

from baken.casework.contact.rules.names import PARTICLES, fold, terms_of

SHORTEST = 2  # letters of a surname that tells somebody apart; one letter is part of "v.d."
SLIP_FROM = 3  # letters of a sound from which one slip is forgiven
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W_]+")
# In this order, after `fold`, which makes one letter of `ij` and `y`.
_HEARD_AS = (
    ("uy", "ui"), ("ey", "y"), ("ei", "y"), ("auw", "au"), ("ouw", "au"), ("ou", "au"),
    ("ae", "a"), ("sch", "s"), ("gh", "g"), ("ch", "g"), ("ck", "k"), ("c", "k"),
    ("qu", "kw"), ("q", "k"),
    ("ph", "f"), ("x", "ks"), ("v", "f"), ("z", "s"), ("th", "t"), ("dt", "t"), ("td", "t"),
)  # fmt: skip


def sound_of(word: str) -> str:
    """Return how a folded word sounds: y/ij/ei/ey, c/k, ph/f, dt/t and the like are one."""
    for spelled, heard in _HEARD_AS:
        word = word.replace(spelled, heard)
    if word.endswith("d"):
        word = f"{word[:-1]}t"
    return _DOUBLED.sub(r"\1", word)


def left_after_slip(sound: str) -> frozenset[str]:
    """Return what is left when one letter falls out.

    Two words that are one slip apart (a letter too few, too many, wrong, or two swapped) share one
    of these, or one of them is one of these of the other.
    """
    if len(sound) < SLIP_FROM:
        return frozenset()
    return frozenset(sound[:place] + sound[place + 1 :] for place in range(len(sound)))


def is_slip_apart(one: str, other: str) -> bool:
    """Return whether two sounds are the same but for one slip."""
    first, second = left_after_slip(one), left_after_slip(other)
    if not first or not second:
        return False
    return one in second or other in first or not first.isdisjoint(second)


def surname_words(voorvoegsel: str, geslachtsnaam: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the bare words of a surname, and those with their tussenvoegsels joined to them.

    A double name gives each of its halves, so that their order does not matter, and that a
    meisjesnaam alone is found too.
    """
    bare: set[str] = set()
    joined: set[str] = set()
    for term in terms_of(f"{voorvoegsel} {geslachtsnaam}"):
        telling = sorted((word for word in term if len(word) >= SHORTEST), key=len)
        bare.update(telling[:1])
        joined.update(telling[1:])
    return frozenset(bare), frozenset(joined)


def given_names(voornamen: str) -> tuple[str, ...]:
    """Return the first names in small letters; initials are names of one letter.

    "J.P." is two initials, and so is "JP": who has a name of two capitals is rare.
    """
    text = voornamen.strip()
    if text.isupper() and len(text) <= SLIP_FROM and text.isalpha():
        text = " ".join(text)
    return tuple(word for word in _WORD.findall(fold(text)) if word not in PARTICLES)
