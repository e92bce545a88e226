"""Finds zaken by number, telephone or name: what the right admits, and no trace of the rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import nlargest
from typing import Any, NamedTuple

from django.db.models import QuerySet

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import contacten_called_from, names_noted, zaken_named
from baken.casework.contact.rules.names import Asked, Closeness, Term, asked_by, is_covered
from baken.casework.zaak.models import Zaak
from baken.casework.zoekvraag.models import Zoekvraag
from baken.casework.zoekvraag.rules.question import Kind, Reading
from baken.core.errors import NotFound
from baken.core.numbers import numbers_of
from baken.foundation.access.prepared import ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of

MOST = 20
MOST_CANDIDATES = 500  # of one telephone, before they are put in order
MOST_IN_PART = 300  # of a name that was noted in part, the newest


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One zaak that was found, as the list shows it."""

    number: str
    soort: str
    opened_at: datetime
    closed_at: datetime | None
    behandelaar: str
    name: str
    organisation: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search gave: by what was searched, the first hits, and the zaak of an exact number."""

    kind: Kind
    hits: Sequence[Hit]
    has_more: bool
    exact: Zaak | None


def find(*, user: Actor, readings: Sequence[Reading]) -> Found:
    """Return what the first reading that gives anything gives."""
    for reading in readings:
        zaken = _zaken(user, reading)
        if zaken or reading is readings[-1]:
            break
    shown = zaken[:MOST]
    only = shown[0] if len(shown) == 1 else None
    return Found(
        kind=reading.kind,
        hits=_hits(user, shown),
        has_more=len(zaken) > MOST,
        exact=only if isinstance(only, Zaak) else None,
    )


def find_zoekvraag(*, user: Actor, pk: int) -> Zoekvraag:
    """Return a search of this person's own. :raises NotFound: if it is not there, or not theirs."""
    zoekvraag = Zoekvraag.objects.for_right("zoekvraag.open", user).filter(pk=pk).first()
    if zoekvraag is None:
        raise NotFound
    return zoekvraag


def list_days_before(*, user: Actor, day: date) -> list[Zoekvraag]:
    """Return one search of each kluis of before a day, to destroy them by."""
    rows = Zoekvraag.objects.for_right("zoekvraag.erase", user).filter(asked_date__lt=day)
    return list(rows.order_by("kluis", "pk").distinct("kluis"))


class _Row(NamedTuple):
    """What a list tells of a zaak, by the names of its model."""

    pk: int
    number: str
    soort: str
    opened_at: datetime
    closed_at: datetime | None
    behandelaar_id: int | None


def _zaken(user: Actor, reading: Reading) -> Sequence[Zaak | _Row]:
    """One more than is shown, so that it is known whether there are more; by number the zaken
    themselves, for one of them opens."""
    if reading.kind is Kind.NUMBER:
        numbers = numbers_of(reading.body)
        rows = Zaak.objects.for_right("zaak.find", user).filter(number__in=numbers)
        return list(rows[: MOST + 1])
    if reading.kind is Kind.TELEPHONE:
        contacten = contacten_called_from(user=user, number=reading.telephone)
        return _newest(user, _zaken_and_what_came_of_them(user, contacten))
    return _named(user, reading.terms)


def _zaken_and_what_came_of_them(user: Actor, contacten: QuerySet[Contact]) -> set[int]:
    """The zaken of these contacten, and those that a call-back to them became."""
    first = _zaken_of(contacten)
    talks = Contact.objects.for_right("contact.find", user).filter(source__in=first)
    return first | _zaken_of(talks)


def _zaken_of(contacten: QuerySet[Contact]) -> set[int]:
    ended = contacten.exclude(zaak=None).values_list("zaak_id", flat=True)
    return {zaak for zaak in ended[:MOST_CANDIDATES] if zaak is not None}


def _newest(user: Actor, zaken: Collection[int]) -> list[_Row]:
    return [_Row._make(row) for row in ask_again(_newest_of, user=user, lists=[zaken])]


def _newest_of(user: Actor, zaken: Collection[int]) -> QuerySet[Any, Any]:
    rows = Zaak.objects.for_right("zaak.find", user).filter(pk__any_of=zaken)
    return rows.order_by("-opened_at", "-pk").values_list(*_Row._fields)[: MOST + 1]


def _named(user: Actor, terms: tuple[Term, ...]) -> list[_Row]:
    """First who is called so, then who nearly is, then whose name was noted in part."""
    found: dict[int, _Row] = {}
    asked = asked_by(terms)
    for how, zaken in zaken_named(user=user, asked=asked, enough=MOST + 1):
        other = zaken - set(found)
        if how is Closeness.PARTLY:
            other = _covered(user, other, asked) if len(terms) > 1 else set()
        found |= {zaak.pk: zaak for zaak in _newest(user, other)}
        if len(found) > MOST:
            break
    return list(found.values())[: MOST + 1]


def _covered(user: Actor, zaken: set[int], asked: Asked) -> set[int]:
    told = names_noted(user=user, zaken=nlargest(MOST_IN_PART, zaken))
    return {zaak for zaak, names in told.items() if any(is_covered(name, asked) for name in names)}


def _hits(user: Actor, zaken: Sequence[Zaak | _Row]) -> list[Hit]:
    if not zaken:
        return []
    named = names_noted(user=user, zaken=[zaak.pk for zaak in zaken])
    people = names_of(user_ids={zaak.behandelaar_id for zaak in zaken if zaak.behandelaar_id})
    return [_hit(zaak, people, *named.get(zaak.pk, ("", ""))) for zaak in zaken]


def _hit(zaak: Zaak | _Row, people: dict[int, str], name: str, organisation: str) -> Hit:
    return Hit(
        number=zaak.number,
        soort=zaak.soort,
        opened_at=zaak.opened_at,
        closed_at=zaak.closed_at,
        behandelaar=people.get(zaak.behandelaar_id or 0, ""),
        name=name,
        organisation=organisation,
    )
