"""The ways in which somebody who is known comes in again: each takes a person, and damages him."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from baken.casework.bekend.rules.traits import Traits
from baken.casework.dossier.rules.birth import Birth
from baken.casework.zoekvraag.tests.damage import slip, swap_ij

Damage = Callable[[Traits, Random], Traits | None]
SHORTEST = 4  # letters of a word in which a slip is made


def _slip_surname(one: Traits, chance: Random) -> Traits | None:
    words = one.geslachtsnaam.split("-")
    if len(words[0]) < SHORTEST:
        return None
    return replace(one, geslachtsnaam="-".join([slip(words[0], chance), *words[1:]]))


def _slip_first(one: Traits, chance: Random) -> Traits | None:
    names = one.voornamen.split()
    if len(names[0]) < SHORTEST:
        return None
    return replace(one, voornamen=" ".join([slip(names[0], chance), *names[1:]]))


def _no_tussenvoegsel(one: Traits, _chance: Random) -> Traits | None:
    return replace(one, voorvoegsel="") if one.voorvoegsel else None


def _joined_tussenvoegsel(one: Traits, _chance: Random) -> Traits | None:
    if not one.voorvoegsel:
        return None
    joined = one.voorvoegsel.replace(" ", "") + one.geslachtsnaam.lower()
    return replace(one, voorvoegsel="", geslachtsnaam=joined.title())


def _short_tussenvoegsel(one: Traits, _chance: Random) -> Traits | None:
    if not one.voorvoegsel:
        return None
    short = ".".join(word[0] for word in one.voorvoegsel.split())
    return replace(one, voorvoegsel=f"{short}.")


def _half_of_double(one: Traits, chance: Random) -> Traits | None:
    halves = one.geslachtsnaam.split("-")
    if len(halves) == 1:
        return None
    kept = chance.randrange(2)
    return replace(one, voorvoegsel="" if kept else one.voorvoegsel, geslachtsnaam=halves[kept])


def _swapped_double(one: Traits, _chance: Random) -> Traits | None:
    halves = one.geslachtsnaam.split("-")
    if len(halves) == 1:
        return None
    last = " ".join(part for part in (one.voorvoegsel, halves[0]) if part)
    return replace(one, voorvoegsel="", geslachtsnaam=f"{halves[1]}-{last}")


def _became_double(one: Traits, chance: Random) -> Traits | None:
    if "-" in one.geslachtsnaam:
        return None
    return replace(one, geslachtsnaam=f"{one.geslachtsnaam}-{chance.choice(['Smit', 'de Wit'])}")


def _initials(one: Traits, _chance: Random) -> Traits:
    return replace(one, voornamen="".join(f"{name[0]}." for name in one.voornamen.split()))


def _y_and_ij(one: Traits, _chance: Random) -> Traits | None:
    swapped = swap_ij(one.geslachtsnaam)
    return replace(one, geslachtsnaam=swapped) if swapped != one.geslachtsnaam else None


def _swapped_day(one: Traits, _chance: Random) -> Traits | None:
    born = one.birth
    if born is None or not 0 < born.day < 13 or born.day == born.month:
        return None
    return replace(one, birth=Birth(year=born.year, month=born.day, day=born.month))


def _only_year(one: Traits, _chance: Random) -> Traits | None:
    if one.birth is None or not one.birth.day:
        return None
    return replace(one, birth=Birth(year=one.birth.year))


def _no_birth(one: Traits, _chance: Random) -> Traits:
    return replace(one, birth=None)


def _wrong_day(one: Traits, _chance: Random) -> Traits | None:
    if one.birth is None or not one.birth.day:
        return None
    return replace(one, birth=replace(one.birth, day=one.birth.day % 28 + 1))


def _both(first: Damage, second: Damage) -> Damage:
    def damage(one: Traits, chance: Random) -> Traits | None:
        half = first(one, chance)
        return second(half, chance) if half else None

    return damage


# First what hurts one part of what is known, then what hurts two.
DAMAGE: dict[str, Damage] = {
    "nothing": lambda one, chance: one,
    "typing error in the surname": _slip_surname,
    "typing error in the first name": _slip_first,
    "tussenvoegsel left out": _no_tussenvoegsel,
    "tussenvoegsel joined": _joined_tussenvoegsel,
    "tussenvoegsel as letters (v.d.)": _short_tussenvoegsel,
    "half of a double name": _half_of_double,
    "double name swapped": _swapped_double,
    "single name became double": _became_double,
    "initials": _initials,
    "y and ij": _y_and_ij,
    "day and month swapped": _swapped_day,
    "year of birth alone": _only_year,
    "another day of birth": _wrong_day,
    "no date of birth": _no_birth,
    "typing error and initials": _both(_slip_surname, _initials),
    "typing error and swapped day": _both(_slip_surname, _swapped_day),
    "typing error and year alone": _both(_slip_surname, _only_year),
    "initials and year alone": _both(_initials, _only_year),
}
