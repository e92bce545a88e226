"""The organisatie to ask about: filled by COPY, and asked as the product asks it."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone
from known_people import People
from seed import ANSWERS, PASSWORD, join

from baken.casework.bekend import actions as bekend
from baken.casework.bekend.queries import known
from baken.casework.bekend.rules.blind import words_of
from baken.casework.bekend.rules.traits import Traits, clues_of
from baken.casework.bekend.steps import word_key
from baken.casework.contact.actions import begin_contact
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.person import Told
from baken.casework.dossier.steps import add_betrokkene
from baken.casework.zaak.models import Zaak
from baken.diensten.advies.actions import register_advies
from baken.diensten.melding.actions import open_from_advies
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Organisatie
from baken.foundation.vault.envelope import Key, new_secret, seal, wrap
from baken.foundation.vault.keys import open_organisatie, place_of_kluis
from baken.foundation.vault.models import Organisatiesleutel

SEED = 1
SIZE = 4
FIRST_ID = 50_000_000_000  # above all ids that were given out
PIECE = 20_000  # households between two rounds of COPY
COLUMNS = {
    "vault_kluis": "id, organisatie_id, purpose, made_at",
    "vault_kluissleutel": "kluis_id, organisatie_id, organisatiesleutel_id, wrapped",
    "dossier_dossier": "id, organisatie_id, kluis_id, opened_at",
    "dossier_betrokkene": "id, organisatie_id, dossier_id, voornamen, voorvoegsel, geslachtsnaam,"
    " geboren, geslacht, made_at, version",
    "bekend_trefwoord": "organisatie_id, word, betrokkene_id",
}
SEALED = ("voornamen", "voorvoegsel", "geslachtsnaam", "geboren")
Sample = list[list[tuple[int, Traits]]]


@dataclass
class Place:
    """The organisatie, who asks, and the open melding from which is asked."""

    organisatie_id: int
    user: Actor
    zaak: Zaak
    words: bytes


@dataclass
class Household:
    """People who came in, in the dossier of the open melding."""

    place: Place
    pks: list[int]

    def check(self) -> Any:
        """Ask who is known."""
        return known(zaak=self.place.zaak, user=self.place.user)

    def found(self) -> list[set[int]]:
        """Return who was hit, for each person."""
        matches = self.check().matches
        return [{m.other.pk for m in matches if m.betrokkene.pk == pk} for pk in self.pks]

    def statement(self) -> tuple[str, Any]:
        """Return the statement that looks for candidates, as the database gets it."""
        heard: list[tuple[str, Any]] = []

        def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
            if "AS ranked" in sql:
                heard.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(hear):
            self.check()
        (statement,) = heard
        return statement


def make_place() -> Place:
    """Make an organisatie with an open melding whose dossier is empty."""
    now = timezone.now()
    place = Organisatie.objects.create(code="meetregio", name="Veilig Thuis Meetregio")
    password = make_password(PASSWORD)
    worker = join("werker", "frontoffice", place, password, now)
    user = join("regisseur", "procesregisseur", place, password, now)
    contact = begin_contact(user=worker, at=now, channel="telefoon", once=uuid4())
    advies = register_advies(user=worker, at=now, contact=contact, answers=ANSWERS, once=uuid4())
    opening = Opening(
        basis=Basis.MELDER, told="alles", melder_name="Meter", melder_telephone="+31655500001"
    )
    melding = open_from_advies(user=worker, at=now, advies=advies, opening=opening, once=uuid4())
    with inside(place.pk), transaction.atomic():
        words = word_key(organisatie_id=place.pk, at=now)
    return Place(place.pk, user, melding.zaak, words)


@contextmanager
def came_in(place: Place, told: list[Traits]) -> Iterator[Household]:
    """Have these people in the dossier of the open melding; afterwards they are gone again."""
    at = timezone.now()
    with inside(place.organisatie_id), transaction.atomic():
        dossier = dossier_of(zaak=place.zaak)
        people = [
            add_betrokkene(zaak=place.zaak, dossier=dossier, told=_told(one), at=at) for one in told
        ]
        yield Household(place, [one.pk for one in people])
        transaction.set_rollback(True)


def time_of_action(place: Place, sample: Sample) -> float:
    """Return the median time of the whole action, in milliseconds."""
    times = []
    for household in sample:
        with came_in(place, [traits for _, traits in household]):
            begun = time.perf_counter()
            at = timezone.now() + timedelta(seconds=1)
            bekend.check(user=place.user, at=at, zaak=place.zaak, once=uuid4())
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def size_of_index(here: Any) -> tuple[int, int, int]:
    """Return the number of words, and the bytes of their table and of its indexes."""
    with psycopg.connect(here.conninfo("owner")) as owner:
        found = owner.execute(
            "SELECT (SELECT count(*) FROM bekend_trefwoord), pg_table_size('bekend_trefwoord'),"
            " pg_indexes_size('bekend_trefwoord')"
        ).fetchone()
        return found  # type: ignore[return-value]


def fill(here: Any, place: Place, *, people: int, keep: int) -> Sample:
    """Write so many people with their words; return some households of four of them."""
    with inside(place.organisatie_id):
        above = Organisatiesleutel.objects.get(organisatie_id=place.organisatie_id)
    writer = _Writer(place, above)
    four: Sample = []
    with (
        psycopg.connect(here.conninfo("owner"), autocommit=True) as owner,
        _bare_table(owner, "bekend_trefwoord"),
    ):
        for number, household in enumerate(People(SEED).households(people)):
            added = writer.add(household)
            if len(household) == SIZE:
                four.append(added)
            if number % PIECE == PIECE - 1:
                writer.copy(owner)
        writer.copy(owner)
    return four[:: max(1, len(four) // keep)][:keep]


class _Writer:
    """Makes the rows of households, sealed as the vault seals them, and copies them."""

    def __init__(self, place: Place, above: Organisatiesleutel) -> None:
        self._place, self._above, self._next = place, above, FIRST_ID
        self._under = open_organisatie(
            organisatie_id=place.organisatie_id,
            master_id=above.master_id,
            wrapped=bytes(above.wrapped),
        )
        self._at = timezone.now() - timedelta(days=900)
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}

    def add(self, household: list[Traits]) -> list[tuple[int, Traits]]:
        """Make the rows of one household in a dossier of its own."""
        where, rows, number = self._place.organisatie_id, self._rows, self._take()
        key = Key(kluis_id=number, organisatie_id=where, secret=new_secret())
        bound = place_of_kluis(kluis_id=number, organisatie_id=where, sleutel_id=self._above.pk)
        wrapped = wrap(key.secret, under=self._under, place=bound)
        rows["vault_kluis"].append((number, where, "dossier", self._at))
        rows["vault_kluissleutel"].append((number, where, self._above.pk, wrapped))
        rows["dossier_dossier"].append((number, where, number, self._at))
        return [(self._person(number, traits, key), traits) for traits in household]

    def copy(self, owner: psycopg.Connection) -> None:
        """Write what was made."""
        for table, columns in COLUMNS.items():
            statement = f"COPY {table} ({columns}) FROM STDIN"
            with owner.cursor() as cursor, cursor.copy(statement) as copy:
                for row in self._rows[table]:
                    copy.write_row(row)
            self._rows[table].clear()

    def _take(self) -> int:
        self._next += 1
        return self._next

    def _person(self, dossier: int, traits: Traits, key: Key) -> int:
        where, pk = self._place.organisatie_id, self._take()
        birth = traits.birth.kept() if traits.birth else ""
        texts = (traits.voornamen, traits.voorvoegsel, traits.geslachtsnaam, birth)
        sealed = [
            seal(text.encode(), key=key, place=("dossier_betrokkene", column, pk)) if text else None
            for column, text in zip(SEALED, texts, strict=True)
        ]
        row = (pk, where, dossier, *sealed, "O", self._at, 1)
        self._rows["dossier_betrokkene"].append(row)
        words = words_of(clues_of(traits), key=self._place.words)
        self._rows["bekend_trefwoord"] += [(where, word, pk) for word in words]
        return pk


@contextmanager
def _bare_table(owner: psycopg.Connection, table: str) -> Iterator[None]:
    """Fill a table without its keys and indexes, and build them afterwards, which is faster."""
    keys = owner.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('f', 'p')", [table]
    ).fetchall()  # fmt: skip
    for name, _ in keys:
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    indexes = owner.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s", [table]
    ).fetchall()
    for name, _ in indexes:
        owner.execute(f'DROP INDEX "{name}"')
    yield
    owner.execute("SET maintenance_work_mem = '512MB'")
    for _, definition in indexes:
        owner.execute(definition)
    for name, definition in keys:
        owner.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def _told(one: Traits) -> Told:
    return Told(
        rollen=("ouder",),
        geslacht="O",
        voornamen=one.voornamen,
        voorvoegsel=one.voorvoegsel,
        geslachtsnaam=one.geslachtsnaam,
        birth=one.birth,
    )
