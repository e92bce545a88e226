"""What is known of somebody, and the clues by which the same person is looked for elsewhere.

A clue never is a name or a birth date alone: what many share tells nobody apart, and gives its
frequency away to who holds the database.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from baken.casework.bekend.rules.spelling import (
    given_names,
    left_after_slip,
    sound_of,
    surname_words,
)
from baken.casework.dossier.rules.birth import Birth

# How much a clue tells. Who shares a birth date and one letter comes among full namesakes, who
# shares it and both letters before them. An initial alone is too little to look at somebody.
BSN, BORN, ADDRESS, NAME, WITH_YEAR, SLIP, WITH_INITIAL = 60, 20, 5, 4, 2, 2, 1
LEAST = 2


@dataclass(frozen=True, kw_only=True)
class Traits:
    """A person by what tells him apart; what is not known is empty."""

    voornamen: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    birth: Birth | None = None
    postcode: str = ""
    huisnummer: str = ""
    bsn: str = ""

    @property
    def name(self) -> str:
        """The whole name, as far as it is known."""
        parts = (self.voornamen, self.voorvoegsel, self.geslachtsnaam)
        return " ".join(part for part in parts if part)

    @property
    def asked(self) -> str:
        """The name and the birth date, as a question keeps them."""
        return f"{self.name} {self.birth.typed() if self.birth else ''}".strip()


def clues_of(traits: Traits) -> Mapping[str, int]:
    """Return the clues of a person and how much each tells."""
    found: dict[str, int] = {}
    for clue, weight in _clues(traits):
        found[clue] = max(weight, found.get(clue, 0))
    return found


def address_of(traits: Traits) -> str:
    """Return postcode and house number as one word; empty when one is not known."""
    postcode = "".join(traits.postcode.split()).upper()
    number = "".join(traits.huisnummer.split()).upper()
    return f"{postcode}-{number}" if postcode and number else ""


def _clues(traits: Traits) -> Iterator[tuple[str, int]]:
    bare, joined = surname_words(traits.voorvoegsel, traits.geslachtsnaam)
    sounds = {sound_of(word) for word in bare | joined}
    first = next((sound_of(name) for name in given_names(traits.voornamen)), "")
    yield from _name_clues(first, sounds, traits.birth)
    if len(first) > 1:
        yield from _slip_clues(first, {sound_of(word) for word in bare})
    if day := _day_of(traits.birth):
        yield from _birth_clues(day, first, sounds)
    if address := address_of(traits):
        yield f"adres:{address}", ADDRESS
    if traits.bsn:
        yield f"bsn:{traits.bsn}", BSN


def _name_clues(
    first: str, sounds: Collection[str], birth: Birth | None
) -> Iterator[tuple[str, int]]:
    for sound in sounds:
        if first:
            yield f"voorletter:{first[0]} {sound}", WITH_INITIAL
        if birth:
            yield f"jaar:{birth.year} {sound}", WITH_YEAR


def _slip_clues(first: str, sounds: Collection[str]) -> Iterator[tuple[str, int]]:
    for sound in sounds:
        yield f"naam:{first} {sound}", NAME
        for rest in left_after_slip(sound):
            yield f"naam:{first} {rest}", SLIP


def _birth_clues(day: str, first: str, sounds: Collection[str]) -> Iterator[tuple[str, int]]:
    if first:
        yield f"geboren:{day} voor {first[0]}", BORN
    for letter in {sound[0] for sound in sounds}:
        yield f"geboren:{day} achter {letter}", BORN


def _day_of(birth: Birth | None) -> str:
    """The whole date; day and month are often swapped, so in order of size both ways are one."""
    if birth is None or not birth.month or not birth.day:
        return ""
    few, many = sorted((birth.day, birth.month))
    return f"{birth.year}-{few}-{many}"
