"""Reads of a day: every contact with what became of it, and what earlier days left behind.

Numbers, codes and workers alone: no content, no telephone and no name of a caller is asked for.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Min, Q
from django.utils import timezone

from baken.casework.contact.models import Contact
from baken.casework.contact.rules.arrival import Arrived
from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Zaak
from baken.diensten.advies.models import Advies
from baken.foundation.access.models import ProtectedQuerySet
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.states import OPEN
from baken.pages.dag.rules.outcome import WAITS, Facts, Outcome, Sums, outcome_of, sums_of

ONE_DAY = timedelta(days=1)
MOST_LEFT = 200
PAGES = {"terugbelverzoek": "terugbelverzoek", "advies": "zaak"}


@dataclass(frozen=True, kw_only=True)
class Limit:
    """The limit of a request that waits."""

    due_at: datetime
    started_at: datetime
    met_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One contact: its number, who took it, what became of it, and why or until when.

    `page` names the page of that number, for who may open it.
    """

    number: str
    page: str
    began_at: datetime
    channel: str
    is_ours: bool
    worker: str
    outcome: Outcome
    reason: str = ""
    limit: Limit | None = None
    appointment_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day: its contacten, their sums, and what still waits from before."""

    rows: Sequence[DayRow]
    sums: Sums
    left: Sequence[DayRow]
    has_more_left: bool

    @property
    def numbers(self) -> set[str]:
        """The numbers that stand on the page."""
        return {row.number for row in (*self.rows, *self.left)}

    @property
    def row_count(self) -> int:
        """The number of rows a person reads."""
        return len(self.rows) + len(self.left)


def day_of(*, user: Actor, day: date, now: datetime) -> Day:
    """Return what this person may see of a day, with each contact as it stands now."""
    start = datetime.combine(day, time.min)
    since, until = timezone.make_aware(start), timezone.make_aware(start + ONE_DAY)
    contacten = Contact.objects.for_right("dag.view", user).select_related("zaak")
    today = list(contacten.filter(started_at__gte=since, started_at__lt=until))
    left = list(_left(contacten, since=since, now=now)[: MOST_LEFT + 1])
    rows = _rows([*today, *left[:MOST_LEFT]])
    of_today = sorted(rows[: len(today)], key=_place)
    return Day(
        rows=of_today,
        sums=sums_of((row.channel, row.outcome) for row in of_today),
        left=sorted(rows[len(today) :], key=_place),
        has_more_left=len(left) > MOST_LEFT,
    )


def _left(
    contacten: ProtectedQuerySet[Contact], *, since: datetime, now: datetime
) -> ProtectedQuerySet[Contact]:
    """Return what earlier days left: no answer yet, a late request, an advies that is adrift.

    An advies is adrift when it is open and no follow-up of this day or later is agreed.
    """
    late = Terugbelverzoek.objects.filter(state__in=OPEN, uiterlijk__due_at__lte=now)
    agreed = Taak.objects.filter(done_at=None, withdrawn_at=None, planned_at__gte=since)
    adrift = Zaak.objects.filter(soort="advies", closed_at=None).exclude(
        pk__in=agreed.values("zaak")
    )
    waits = Q(ended_at=None) | Q(zaak__in=late.values("zaak")) | Q(zaak__in=adrift.values("pk"))
    return contacten.filter(waits, started_at__lt=since).order_by("started_at", "pk")


def _place(row: DayRow) -> tuple[bool, datetime]:
    """Put what has no answer first, then by the clock."""
    return row.outcome is not Outcome.STILL_OPEN, row.began_at


def _rows(contacten: Sequence[Contact]) -> list[DayRow]:
    zaken = {contact.zaak_id for contact in contacten if contact.zaak_id}
    verzoeken = {
        one.zaak_id: one
        for one in Terugbelverzoek.objects.filter(zaak__in=zaken)
        .select_related("uiterlijk")
        .defer("about")
    }
    adviezen = dict(Advies.objects.filter(zaak__in=zaken).values_list("zaak_id", "state"))
    agreed = _agreed(adviezen)
    workers = {contact.medewerker_id for contact in contacten if contact.medewerker_id}
    names = names_of(user_ids=workers)
    return [
        _row(
            contact,
            verzoek=verzoeken.get(contact.zaak_id or 0),
            advies=adviezen.get(contact.zaak_id or 0, ""),
            appointment_at=agreed.get(contact.zaak_id or 0),
            worker=names.get(contact.medewerker_id or 0, ""),
        )
        for contact in contacten
    ]


def _agreed(zaken: Collection[int]) -> Mapping[int, datetime]:
    """Return the first follow-up that is still to be done, for each zaak that has one."""
    taken = Taak.objects.filter(zaak__in=zaken, done_at=None, withdrawn_at=None)
    return dict(taken.values("zaak").annotate(first=Min("planned_at")).values_list("zaak", "first"))


def _row(
    contact: Contact,
    *,
    verzoek: Terugbelverzoek | None,
    advies: str,
    appointment_at: datetime | None,
    worker: str,
) -> DayRow:
    zaak = contact.zaak
    outcome = outcome_of(
        Facts(
            has_ended=contact.ended_at is not None,
            nothing=contact.nothing,
            has_zaak=zaak is not None,
            verzoek=verzoek.state if verzoek else "",
            advies=advies,
            has_appointment=appointment_at is not None,
            zaak_is_closed=zaak is not None and zaak.closed_at is not None,
        )
    )
    return DayRow(
        number=zaak.number if zaak else contact.body,
        page=PAGES.get(zaak.soort, "") if zaak else "",
        began_at=contact.started_at,
        channel=_came_by(contact),
        is_ours=contact.direction == "uit",
        worker=worker,
        outcome=outcome,
        reason=_reason(contact, verzoek),
        limit=_limit(verzoek, outcome),
        appointment_at=appointment_at,
    )


def _came_by(contact: Contact) -> str:
    """Return the channel; a voicemail and a missed call are counted apart."""
    return contact.channel if contact.arrived == Arrived.ANSWERED else contact.arrived


def _reason(contact: Contact, verzoek: Terugbelverzoek | None) -> str:
    return contact.nothing or (verzoek.lapse_reason if verzoek else "")


def _limit(verzoek: Terugbelverzoek | None, outcome: Outcome) -> Limit | None:
    if verzoek is None or outcome not in WAITS:
        return None
    return Limit(due_at=verzoek.uiterlijk.due_at, started_at=verzoek.uiterlijk.started_at)
