"""Says whether two persons are likely the same, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from baken.casework.bekend.rules.spelling import (
    given_names,
    is_slip_apart,
    sound_of,
    surname_words,
)
from baken.casework.bekend.rules.traits import Traits, address_of
from baken.casework.dossier.rules.birth import Birth


class Why(StrEnum):
    """What two persons have in common."""

    BSN = "bsn"
    NAAM = "naam"
    NAAM_LIJKT = "naam_lijkt"
    GEBOREN = "geboren"
    GEBOREN_LIJKT = "geboren_lijkt"
    ADRES = "adres"


POINTS = {
    Why.BSN: 8,
    Why.NAAM: 4,
    Why.NAAM_LIJKT: 3,
    Why.GEBOREN: 3,
    Why.GEBOREN_LIJKT: 2,
    Why.ADRES: 1,
}
ENOUGH = 4
OTHER_BIRTH = -4  # both dates are known, and no slip makes one of the other
OTHER_BSN = -8


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What two persons have in common, and how much that tells."""

    why: Sequence[Why]
    points: int

    @property
    def is_likely(self) -> bool:
        """Whether a person should look at these two."""
        return self.points >= ENOUGH


class Looked:
    """A person made ready to be compared with others, each in turn."""

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.bare, joined = surname_words(traits.voorvoegsel, traits.geslachtsnaam)
        self.words = self.bare | joined
        self.sounds = frozenset(map(sound_of, self.words))
        self.given = given_names(traits.voornamen)

    def likeness(self, other: "Looked") -> Likeness:
        """Return what this person has in common with another."""
        why: list[Why] = []
        points = _bsn(self.traits.bsn, other.traits.bsn, why)
        name = _name(self, other)
        if name:
            why.append(name)
        points += _birth(self.traits.birth, other.traits.birth, why)
        address = address_of(self.traits)
        if address and address == address_of(other.traits):
            why.append(Why.ADRES)
        return Likeness(why=tuple(why), points=points + sum(POINTS[one] for one in why))


def _bsn(one: str, other: str, why: list[Why]) -> int:
    if not one or not other:
        return 0
    if one != other:
        return OTHER_BSN
    why.append(Why.BSN)
    return 0


def _birth(one: Birth | None, other: Birth | None, why: list[Why]) -> int:
    if one is None or other is None:
        return 0
    if one == other and one.month and one.day:
        why.append(Why.GEBOREN)
    elif _may_be_one_day(one, other):
        why.append(Why.GEBOREN_LIJKT)
    else:
        return OTHER_BIRTH
    return 0


def _may_be_one_day(one: Birth, other: Birth) -> bool:
    """Swapped day and month, one of year, month and day told otherwise, or less known of one."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return True
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    differ = sum(bool(a and b and a != b) for a, b in pairs)
    is_whole = all(a and b for a, b in pairs)
    return differ == 0 or (is_whole and differ == 1)


def _name(one: Looked, other: Looked) -> Why | None:
    given = _given(one.given, other.given)
    if given is None:
        return None
    if not one.bare or not other.bare:
        return None
    if given is Why.NAAM and not one.words.isdisjoint(other.words):
        halves = len(one.bare) == len(other.bare)
        return Why.NAAM if halves else Why.NAAM_LIJKT
    is_alike = _alike(one.sounds, other.sounds) or _alike(one.words, other.words)
    return Why.NAAM_LIJKT if is_alike else None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word is the same but for one slip: a slip of the keyboard may change two sounds."""
    if not one.isdisjoint(other):
        return True
    return any(is_slip_apart(mine, theirs) for mine in one for theirs in other)


def _given(one: Sequence[str], other: Sequence[str]) -> Why | None:
    """How near first names come: NAAM for the same, None for others."""
    if not one or not other:
        return Why.NAAM_LIJKT
    if one[0] == other[0] and len(one[0]) > 1:
        return Why.NAAM
    first, second = sound_of(one[0]), sound_of(other[0])
    if first[0] == second[0] or is_slip_apart(first, second):
        return Why.NAAM_LIJKT
    return Why.NAAM_LIJKT if one[0] in other or other[0] in one else None
