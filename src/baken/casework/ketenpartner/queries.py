"""Reads of ketenpartners: the directory, one card, and those another room can choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner, Werkgebied
from baken.casework.ketenpartner.rules.afspraken import Agreed, Stand, soon_over
from baken.casework.ketenpartner.rules.told import Desk
from baken.core.errors import NotFound
from baken.core.kalender import in_amsterdam
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import name_of_organisatie
from baken.policy.codelijsten import Gemeente, codelijsten, gemeenten


@dataclass(frozen=True, kw_only=True)
class Over:
    """An agreement that ended or ends soon, while no later one of its soort takes over."""

    title: str
    until_date: date
    has_ended: bool


@dataclass(frozen=True, kw_only=True)
class KetenpartnerRow:
    """One row of the directory; `gemeenten` are codes, and none means the whole region."""

    pk: int
    naam: str
    soort: str
    gemeenten: Sequence[str]
    telephone: str
    ended_at: datetime | None
    over: Over | None


@dataclass(frozen=True, kw_only=True)
class Point:
    """A desk on the card of its ketenpartner."""

    pk: int
    version: int
    desk: Desk


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An agreement on the card of its ketenpartner, and how it stands today."""

    pk: int
    version: int
    agreed: Agreed
    stand: Stand


@dataclass(frozen=True, kw_only=True)
class KetenpartnerCard:
    """All that is known of one ketenpartner. Codes; the page gives them their words."""

    pk: int
    version: int
    naam: str
    soort: str
    gemeenten: Sequence[str]
    hours: str
    remark: str
    ended_at: datetime | None
    ended_why: str
    points: Sequence[Point]
    agreements: Sequence[Agreement]
    may_manage: bool


@dataclass(frozen=True, kw_only=True)
class Partner:
    """One ketenpartner to choose."""

    pk: int
    naam: str
    soort: str


def list_ketenpartners(
    *, user: Actor, at: datetime, gemeente: str = "", soort: str = "", words: str = ""
) -> list[KetenpartnerRow]:
    """Return the ketenpartners this person may see, those that were stopped too: by soort in the
    order of the list, then by name. In a gemeente those without a werkgebied work as well."""
    rows = Ketenpartner.objects.for_right("ketenpartner.view", user)
    if soort:
        rows = rows.filter(soort=soort)
    for word in words.split():
        rows = rows.filter(naam__icontains=word)
    found = list(_working_in(rows, gemeente).order_by("naam", "pk"))
    order = {code: place for place, code in enumerate(codelijsten()["ketenpartner"].items)}
    return _shown(sorted(found, key=lambda one: order[one.soort]), in_amsterdam(at).date())


def find_ketenpartner(*, user: Actor, pk: int) -> Ketenpartner:
    """Return a ketenpartner to act on. :raises NotFound: if it is not there for this person."""
    found = Ketenpartner.objects.for_right("ketenpartner.view", user).filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def find_contactpunt(*, user: Actor, pk: int) -> Contactpunt:
    """Return a desk to act on. :raises NotFound: if it is not there for this person, or ended."""
    partners = Ketenpartner.objects.for_right("ketenpartner.view", user)
    points = Contactpunt.objects.filter(pk=pk, ketenpartner__in=partners, ended_at=None)
    found = points.select_related("ketenpartner").first()
    if found is None:
        raise NotFound
    return found


def find_afspraak(*, user: Actor, pk: int) -> Afspraak:
    """Return an agreement to act on. :raises NotFound: if it is not there for this person."""
    partners = Ketenpartner.objects.for_right("ketenpartner.view", user)
    found = Afspraak.objects.filter(pk=pk, ketenpartner__in=partners)
    afspraak = found.select_related("ketenpartner").first()
    if afspraak is None:
        raise NotFound
    return afspraak


def ketenpartner_card(*, user: Actor, at: datetime, pk: int) -> KetenpartnerCard:
    """Return the card of a ketenpartner as it stands on this day.

    :raises NotFound: if it is not there for this person.
    """
    one = find_ketenpartner(user=user, pk=pk)
    today = in_amsterdam(at).date()
    points = Contactpunt.objects.filter(ketenpartner=one, ended_at=None).order_by("pk")
    afspraken = Afspraak.objects.filter(ketenpartner=one).order_by("-from_date", "-pk")
    return KetenpartnerCard(
        pk=one.pk,
        version=one.version,
        naam=one.naam,
        soort=one.soort,
        gemeenten=_gemeenten([one]).get(one.pk, []),
        hours=one.hours,
        remark=one.remark,
        ended_at=one.ended_at,
        ended_why=one.ended_why,
        points=[_point(point) for point in points],
        agreements=[_agreement(afspraak, today) for afspraak in afspraken],
        may_manage=one.ended_at is None and holds_somewhere("ketenpartner.manage", user),
    )


def partners_for(*, organisatie_id: int, gemeente: str) -> list[Partner]:
    """Return the running ketenpartners that can be chosen for a gemeente, by name: those that work
    there first, then those without a werkgebied. Without a gemeente all of them."""
    running = Ketenpartner.objects.filter(organisatie_id=organisatie_id, ended_at=None)
    working = _working_in(running, gemeente).annotate(whole=~Exists(_werkgebied()))
    order = ("whole", "naam", "pk") if gemeente else ("naam", "pk")
    return [Partner(pk=one.pk, naam=one.naam, soort=one.soort) for one in working.order_by(*order)]


def gemeenten_of_region(*, organisatie_id: int) -> list[Gemeente]:
    """Return the gemeenten of the region of an organisatie, by name; all where it has none."""
    regio = name_of_organisatie(organisatie_id=organisatie_id)
    own = [one for one in gemeenten().values() if one.regio == regio]
    return sorted(own or gemeenten().values(), key=lambda one: one.name)


def agreed_of(*, afspraak: Afspraak) -> Agreed:
    """Return what an agreement tells."""
    return Agreed(
        soort=afspraak.soort,
        title=afspraak.title,
        from_date=afspraak.from_date,
        until_date=afspraak.until_date,
    )


def _werkgebied() -> QuerySet[Werkgebied]:
    return Werkgebied.objects.filter(ketenpartner=OuterRef("pk"))


def _working_in(rows: QuerySet[Ketenpartner], gemeente: str) -> QuerySet[Ketenpartner]:
    if not gemeente:
        return rows
    there = _werkgebied().filter(gemeente=gemeente)
    return rows.filter(Q(Exists(there)) | ~Exists(_werkgebied()))


def _gemeenten(found: Iterable[Ketenpartner]) -> dict[int, list[str]]:
    """Return the gemeenten of each of these, by name."""
    told: dict[int, list[str]] = {}
    for row in Werkgebied.objects.filter(ketenpartner__in=found):
        told.setdefault(row.ketenpartner_id, []).append(row.gemeente)
    names = gemeenten()
    return {pk: sorted(codes, key=lambda code: names[code].name) for pk, codes in told.items()}


def _shown(found: Sequence[Ketenpartner], today: date) -> list[KetenpartnerRow]:
    gebieden = _gemeenten(found)
    telephones: dict[int, str] = {}
    points = Contactpunt.objects.filter(ketenpartner__in=found, ended_at=None)
    for point in points.exclude(telephone="").order_by("-pk"):
        telephones[point.ketenpartner_id] = point.telephone
    agreed: dict[int, list[Agreed]] = {}
    for afspraak in Afspraak.objects.filter(ketenpartner__in=found):
        agreed.setdefault(afspraak.ketenpartner_id, []).append(agreed_of(afspraak=afspraak))
    return [
        KetenpartnerRow(
            pk=one.pk,
            naam=one.naam,
            soort=one.soort,
            gemeenten=gebieden.get(one.pk, []),
            telephone=telephones.get(one.pk, ""),
            ended_at=one.ended_at,
            over=_over(agreed.get(one.pk, []), today) if one.ended_at is None else None,
        )
        for one in found
    ]


def _over(agreed: Sequence[Agreed], today: date) -> Over | None:
    first = soon_over(agreed, on=today)
    if first is None or first.until_date is None:
        return None
    has_ended = first.stand_on(today) is Stand.ENDED
    return Over(title=first.title, until_date=first.until_date, has_ended=has_ended)


def _point(row: Contactpunt) -> Point:
    desk = Desk(
        desk=row.desk,
        telephone=row.telephone,
        mail=row.mail,
        is_secure=row.is_secure,
        post_address=row.post_address,
    )
    return Point(pk=row.pk, version=row.version, desk=desk)


def _agreement(row: Afspraak, today: date) -> Agreement:
    agreed = agreed_of(afspraak=row)
    return Agreement(pk=row.pk, version=row.version, agreed=agreed, stand=agreed.stand_on(today))
