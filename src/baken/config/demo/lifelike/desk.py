"""Where the rows of one batch are written: their ids, numbers, keys and sheets."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import gcd
from random import Random
from typing import Any

from django.db.models import Model

from baken.casework.contact.models import Contact, Naam, Naamwoord
from baken.casework.contact.rules.names import words_of
from baken.casework.zaak.models import Relatie, Verantwoordelijke, Zaak
from baken.config.demo.lifelike.figures import divisions
from baken.config.demo.lifelike.keys import new_key, sealed
from baken.config.demo.lifelike.plan import ROOM, Batch
from baken.config.demo.lifelike.sheet import Sheets
from baken.config.demo.lifelike.words import Caller
from baken.core.kalender import Werkkalender, in_amsterdam
from baken.core.numbers import LENGTH, SYMBOLS, check_symbol
from baken.foundation.vault.envelope import Key
from baken.foundation.vault.models import Kluis, Kluissleutel
from baken.policy.termijnen import werkkalender

ALL_BODIES = len(SYMBOLS) ** LENGTH
HALF = ALL_BODIES // 2  # contacten take their number from the lower half, meldingen from the upper
LETTERS = {"terugbelverzoek": "T", "advies": "A", "melding": "M"}
BRIEFLY = timedelta(minutes=2)


class Desk:
    """One batch in the making. What it draws follows from the seed, the organisatie and the part
    alone, so that it does not matter which process makes it, or when."""

    def __init__(self, batch: Batch) -> None:
        self.batch, self.place, self.at = batch, batch.place, batch.at
        self.chance = Random(f"{batch.seed}/{batch.place.code}/{batch.part}")
        self.sheets = Sheets()
        self.zaken = 0
        self._next = dict(batch.first)
        self._shuffle = _multiplier(batch.seed)

    @property
    def kalender(self) -> Werkkalender:
        """The office hours of this organisatie."""
        return werkkalender(self.place.code)

    def pick(self, reeks: str) -> str:
        """Return a code of one of the divisions."""
        return divisions()[reeks].draw(self.chance)

    def happens(self, part: float) -> bool:
        """Return whether something happens that happens in this part (0 to 1) of all cases."""
        return self.chance.random() < part

    def minutes(self, least: int, most: int) -> timedelta:
        """Return a stretch of time between two numbers of minutes."""
        return timedelta(seconds=self.chance.randint(least * 60, most * 60))

    def take_id(self, model: type[Model]) -> int:
        """Return the next free id. :raises ValueError: when the batch has no room left."""
        table = model._meta.db_table
        pk = self._next[table]
        if pk >= self.batch.first[table] + ROOM:
            raise ValueError(f"a batch has more rows of {table} than there is room for")
        self._next[table] = pk + 1
        return pk

    def write(self, model: type[Model], *, pk: int | None = None, **values: Any) -> int:
        """Write a row of this organisatie and return its id."""
        pk = pk or self.take_id(model)
        self.sheets.add(model, id=pk, organisatie_id=self.place.organisatie_id, **values)
        return pk

    def write_sealed(
        self, model: type[Model], *, key: Key, texts: Mapping[str, str], **values: Any
    ) -> int:
        """Write a row of which some columns are sealed, and return its id."""
        pk = self.take_id(model)
        return self.write(model, pk=pk, **values, **sealed(model, pk=pk, key=key, **texts))

    def open_kluis(self, *, purpose: str, at: datetime, gone_at: datetime | None = None) -> Key:
        """Write a kluis with its key; of one that was destroyed since, the key is not kept."""
        kluis_id = self.write(Kluis, purpose=purpose, made_at=at, destroyed_at=gone_at)
        key, wrapped = new_key(self.place.above, kluis_id=kluis_id)
        if gone_at is None:
            above = self.place.above.sleutel_id
            self.write(
                Kluissleutel, kluis_id=kluis_id, organisatiesleutel_id=above, wrapped=wrapped
            )
        return key

    def write_zaak(
        self, *, soort: str, opened_at: datetime, key: Key, body: str = "", **values: Any
    ) -> int:
        """Write the spine of something under the number that was told, or a number of its own."""
        pk = self.take_id(Zaak)
        told = body or self.body_of(HALF + pk % HALF)
        self.zaken += 1
        return self.write(
            Zaak, pk=pk, number=f"{LETTERS[soort]}-{told}", soort=soort, kluis_id=key.kluis_id,
            opened_at=opened_at, **values,
        )  # fmt: skip

    def new_contact(self) -> tuple[int, str]:
        """Return the id of a contact that is still to be written, and its number."""
        pk = self.take_id(Contact)
        return pk, self.body_of(pk % HALF)

    def note_names(self, *, contact: int, name: str, organisation: str) -> None:
        """Write the names of a caller and the words by which they are found."""
        if not name and not organisation:
            return
        self.write(Naam, contact_id=contact, name=name, organisation=organisation)
        for word in sorted(words_of(name, organisation)):
            self.write(Naamwoord, contact_id=contact, word=word)

    def make_responsible(self, *, zaak: int, medewerker: int, at: datetime) -> None:
        """Let somebody answer for a zaak from this day."""
        self.write(Verantwoordelijke, zaak_id=zaak, medewerker_id=medewerker, from_date=_day(at))

    def relate(self, *, zaak: int, source: int, kind: str) -> None:
        """Say that a zaak came from another."""
        self.write(Relatie, zaak_id=zaak, source_id=source, kind=kind)

    def body_of(self, index: int) -> str:
        """Return the number that belongs to an index: another for each, in no order."""
        rest = index * self._shuffle % ALL_BODIES
        symbols = ""
        for _ in range(LENGTH):
            rest, place = divmod(rest, len(SYMBOLS))
            symbols += SYMBOLS[place]
        return f"{symbols[:4]}-{symbols[4:]}-{check_symbol(symbols)}"

    def somebody(self, people: tuple[int, ...]) -> int:
        """Return one of these people."""
        return self.chance.choice(people)


def names_on_the_line(caller: Caller) -> tuple[str, str]:
    """Return name and organisation as a call-back notes them: one of the two."""
    is_professional = caller.kind == "professional"
    return ("", caller.organisation) if is_professional else (caller.name, "")


def _multiplier(seed: int) -> int:
    """Return a number that has no factor in common with the count of all numbers."""
    found = Random(f"numbers {seed}").randrange(HALF, ALL_BODIES)
    while gcd(found, ALL_BODIES) != 1:
        found += 1
    return found


def _day(moment: datetime) -> date:
    return in_amsterdam(moment).date()
