"""Lets people come in again, and measures whether they are known and how long that takes."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

import psycopg
from known_damage import DAMAGE
from known_people import People
from known_place import SIZE, Place, Sample, came_in

from baken.casework.bekend.rules.traits import Traits

SEED = 27
STRANGERS = 100  # households of people who stand in no dossier


@dataclass
class Measured:
    """What the households gave."""

    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hits: int = 0
    whole: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return which part of all was found."""
        return self.found.total() / self.asked.total()

    @property
    def ratio(self) -> float:
        """Return how much longer the check takes than its statement alone."""
        return statistics.median(self.whole) / statistics.median(self.bare)


def come_again(place: Place, sample: Sample, bare: psycopg.Connection) -> Measured:
    """Let each household come in again, each of its people damaged in the way that is due."""
    measured, chance = Measured(), Random(SEED)
    for household in sample:
        told, kinds = [], []
        for _, traits in household:
            kind, damaged = _damage(traits, measured.asked, chance)
            measured.asked[kind] += 1
            told.append(damaged)
            kinds.append(kind)
        found = _timed(place, told, bare, measured)
        for kind, (pk, _), hits in zip(kinds, household, found, strict=True):
            measured.found[kind] += pk in hits
            measured.hits += len(hits)
    return measured


def _damage(traits: Traits, asked: Counter[str], chance: Random) -> tuple[str, Traits]:
    """The kind that was asked least so far, among those that can befall this person."""
    for kind in sorted(DAMAGE, key=lambda one: asked[one]):
        damaged = DAMAGE[kind](traits, chance)
        if damaged is not None:
            return kind, damaged
    raise RuntimeError("no damage fits")


def strangers_come(place: Place, bare: psycopg.Connection) -> Measured:
    """Let people come in who stand in no dossier: whoever is hit is another."""
    measured, people = Measured(), People(SEED + 1)
    for _ in range(STRANGERS):
        found = _timed(place, people.household(SIZE), bare, measured)
        measured.asked["stranger"] += len(found)
        measured.hits += sum(map(len, found))
        measured.found["stranger"] += sum(map(bool, found))
    return measured


def _timed(
    place: Place, told: list[Traits], bare: psycopg.Connection, into: Measured
) -> list[set[int]]:
    """Check a household: once to warm, then by turns as the product does and as bare SQL."""
    with came_in(place, told) as household:
        statement = household.statement()
        for do, times in (
            (household.check, into.whole),
            (_bare(bare, place, statement), into.bare),
        ):
            begun = time.perf_counter()
            do()
            times.append((time.perf_counter() - begun) * 1000)
        return household.found()


def _bare(bare: psycopg.Connection, place: Place, statement: tuple[str, Any]) -> Callable[[], None]:
    """The same statement, behind the same wall."""

    def ask() -> None:
        with _inside(bare, place.organisatie_id):
            bare.execute(*statement).fetchall()

    ask()  # warms what the product warmed
    return ask


@contextmanager
def _inside(bare: psycopg.Connection, organisatie_id: int) -> Iterator[None]:
    with bare.transaction():
        bare.execute("SELECT set_config('baken.organisatie', %s, true)", [str(organisatie_id)])
        yield
