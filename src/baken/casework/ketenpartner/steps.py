"""Writes of ketenpartners: the organisation itself, its desks, and what was agreed with it."""

from collections.abc import Collection
from datetime import date, datetime

from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner, Werkgebied
from baken.casework.ketenpartner.queries import agreed_of
from baken.casework.ketenpartner.rules.afspraken import Agreed, check_can_end
from baken.casework.ketenpartner.rules.told import Desk, Told
from baken.core.errors import Conflict
from baken.foundation.access.models import lock_anew


def make_ketenpartner(*, organisatie_id: int, told: Told, at: datetime) -> Ketenpartner:
    """Write a new ketenpartner with the gemeenten it works in."""
    made = Ketenpartner(organisatie_id=organisatie_id, made_at=at)
    _tell(made, told)
    made.save()
    _set_gemeenten(made, told.gemeenten)
    return made


def change_told(*, ketenpartner: Ketenpartner, told: Told) -> None:
    """Put what is known now in place of what stood there."""
    _tell(ketenpartner, told)
    ketenpartner.version += 1
    ketenpartner.save()
    _set_gemeenten(ketenpartner, told.gemeenten)


def stop(*, ketenpartner: Ketenpartner, why: str, at: datetime) -> None:
    """Write down that nothing is handed to it any more."""
    ketenpartner.ended_at, ketenpartner.ended_why = at, why
    ketenpartner.version += 1
    ketenpartner.save(update_fields=["ended_at", "ended_why", "version"])


def make_contactpunt(*, ketenpartner: Ketenpartner, desk: Desk) -> Contactpunt:
    """Write a new desk of a ketenpartner."""
    return Contactpunt.objects.create(
        ketenpartner=ketenpartner, organisatie_id=ketenpartner.organisatie_id, **vars(desk)
    )


def change_contactpunt(
    *, ketenpartner: Ketenpartner, contactpunt: Contactpunt, desk: Desk, seen: int
) -> None:
    """Put what is known now of a desk in place. :raises Conflict: on a newer version."""
    _lock(ketenpartner, contactpunt, seen)
    for name, value in vars(desk).items():
        setattr(contactpunt, name, value)
    contactpunt.version += 1
    contactpunt.save()


def end_contactpunt(
    *, ketenpartner: Ketenpartner, contactpunt: Contactpunt, seen: int, at: datetime
) -> None:
    """Write down that a desk cannot be reached any more. :raises Conflict: on a newer version."""
    _lock(ketenpartner, contactpunt, seen)
    contactpunt.ended_at = at
    contactpunt.version += 1
    contactpunt.save(update_fields=["ended_at", "version"])


def make_afspraak(*, ketenpartner: Ketenpartner, agreed: Agreed) -> Afspraak:
    """Write what was agreed with a ketenpartner."""
    return Afspraak.objects.create(
        ketenpartner=ketenpartner, organisatie_id=ketenpartner.organisatie_id, **vars(agreed)
    )


def change_afspraak(
    *, ketenpartner: Ketenpartner, afspraak: Afspraak, agreed: Agreed, seen: int
) -> None:
    """Put what is agreed now in place. :raises Conflict: on a newer version."""
    _lock(ketenpartner, afspraak, seen)
    for name, value in vars(agreed).items():
        setattr(afspraak, name, value)
    afspraak.version += 1
    afspraak.save()


def end_afspraak(*, ketenpartner: Ketenpartner, afspraak: Afspraak, seen: int, on: date) -> None:
    """Let an agreement end; this day is its last.

    :raises Conflict: on a newer version.
    :raises WrongState: if it is still to begin, or ended.
    """
    _lock(ketenpartner, afspraak, seen)
    check_can_end(agreed_of(afspraak=afspraak), on=on)
    afspraak.until_date = on
    afspraak.version += 1
    afspraak.save(update_fields=["until_date", "version"])


def _lock(ketenpartner: Ketenpartner, row: Contactpunt | Afspraak, seen: int) -> None:
    """Lock a row of this ketenpartner and read it anew. :raises Conflict: on a newer version."""
    lock_anew(row, type(row).objects.filter(ketenpartner=ketenpartner))
    if row.version != seen:
        raise Conflict(seen=seen, newer=row.version)


def _tell(ketenpartner: Ketenpartner, told: Told) -> None:
    ketenpartner.naam, ketenpartner.soort = told.naam, told.soort
    ketenpartner.hours, ketenpartner.remark = told.hours, told.remark


def _set_gemeenten(ketenpartner: Ketenpartner, gemeenten: Collection[str]) -> None:
    known = Werkgebied.objects.filter(ketenpartner=ketenpartner)
    known.exclude(gemeente__in=gemeenten).delete()
    for gemeente in gemeenten:
        Werkgebied.objects.get_or_create(
            ketenpartner=ketenpartner,
            gemeente=gemeente,
            organisatie_id=ketenpartner.organisatie_id,
        )
