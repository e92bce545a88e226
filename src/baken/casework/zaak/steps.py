"""Writes of the spine: a zaak opens, goes to somebody, and closes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from baken.casework.zaak.models import Relatie, Verantwoordelijke, Zaak
from baken.core.kalender import in_amsterdam
from baken.core.numbers import new_body
from baken.foundation.vault.steps import new_kluis

LETTERS = {"terugbelverzoek": "T", "advies": "A", "melding": "M"}
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class NewZaak:
    """What begins: of which soort, for whom, and under which number if one was told (`body`)."""

    soort: str
    organisatie_id: int
    queue: str
    behandelaar_id: int | None = None
    spoed_at: datetime | None = None
    closed_at: datetime | None = None
    body: str = ""


def open_zaak(*, new: NewZaak, at: datetime) -> Zaak:
    """Start the spine of something new."""
    kluis = new_kluis(organisatie_id=new.organisatie_id, purpose="zaak", at=at)
    zaak = Zaak(
        soort=new.soort,
        organisatie_id=new.organisatie_id,
        queue=new.queue,
        behandelaar_id=new.behandelaar_id,
        kluis=kluis,
        opened_at=at,
        closed_at=new.closed_at,
        spoed_at=new.spoed_at,
    )
    return _under_a_free_number(zaak, new.body)


def relate(*, zaak: Zaak, source: Zaak, kind: str) -> None:
    """Say that a zaak came from another."""
    Relatie.objects.create(zaak=zaak, source=source, kind=kind, organisatie_id=zaak.organisatie_id)


def make_responsible(*, zaak: Zaak, medewerker_id: int, at: datetime) -> None:
    """Let somebody answer for the zaak from this day; who does already keeps the first day."""
    one = Verantwoordelijke(
        zaak=zaak,
        medewerker_id=medewerker_id,
        organisatie_id=zaak.organisatie_id,
        from_date=in_amsterdam(at).date(),
    )
    Verantwoordelijke.objects.bulk_create([one], ignore_conflicts=True)


def hand_to(*, zaak: Zaak, queue: str, behandelaar_id: int | None) -> None:
    """Put the zaak with a role, and with a person of it when there is one."""
    zaak.queue, zaak.behandelaar_id = queue, behandelaar_id
    zaak.version += 1
    zaak.save(update_fields=["queue", "behandelaar", "version"])


def close_zaak(*, zaak: Zaak, at: datetime) -> None:
    """End the zaak."""
    zaak.closed_at = at
    zaak.version += 1
    zaak.save(update_fields=["closed_at", "version"])


def reopen_zaak(*, zaak: Zaak, behandelaar_id: int) -> None:
    """Open a zaak again, in the hands of the one who does."""
    zaak.closed_at, zaak.behandelaar_id = None, behandelaar_id
    zaak.version += 1
    zaak.save(update_fields=["closed_at", "behandelaar", "version"])


def _under_a_free_number(zaak: Zaak, body: str) -> Zaak:
    letter = LETTERS[zaak.soort]
    for attempt in range(TRIES):
        told = body if body and attempt == 0 else new_body()
        zaak.number = f"{letter}-{told}"
        try:
            with transaction.atomic():
                zaak.save(force_insert=True)
        except IntegrityError:
            continue
        return zaak
    raise RuntimeError("no free number was found")
