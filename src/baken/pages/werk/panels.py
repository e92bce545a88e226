"""The panels of Mijn werk, each asked only for the roles it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from baken.casework.contact.queries import list_open_contacten
from baken.casework.taak.queries import list_appointments
from baken.casework.termijn.queries import Whose, list_by_risk, werkkalender_in
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import list_own_open
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import drafts_saved
from baken.intake.terugbelverzoek.queries import LapsedRow, list_lapsed
from baken.pages.werk.rows import CALLING, DECIDING, WorkRow, work_rows

MOST = 50
LAPSED_FOR = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One follow-up that is planned."""

    url: str
    number: str
    planned_at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenTalk:
    """One contact or advies that its worker has not finished."""

    url: str
    number: str
    since: datetime
    draft_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Work:
    """All that Mijn werk shows to one person; a panel that is None is not theirs."""

    now_rows: Sequence[WorkRow]
    rows: Sequence[WorkRow] | None
    has_more: bool
    today: Sequence[WorkRow] | None
    to_decide: Sequence[WorkRow] | None
    lapsed: Sequence[LapsedRow] | None
    talks: Sequence[OpenTalk]
    appointments: Sequence[Appointment]

    @property
    def row_count(self) -> int:
        """The number of rows a person reads."""
        lists = (self.now_rows, self.rows, self.today, self.to_decide, self.lapsed)
        return sum(len(rows) for rows in lists if rows)


def work_of(*, user: Actor, now: datetime, mine: bool) -> Work:
    """Return what Mijn werk shows to this person."""
    calls = _calls(user, now, mine=mine) if "frontoffice" in _roles(user) else None
    spoed = [row for row in calls or () if row.is_spoed and row.state == "waiting"]
    rest = None if calls is None else [row for row in calls if row not in spoed][:MOST]
    return Work(
        now_rows=spoed,
        rows=rest,
        has_more=calls is not None and len(calls) > MOST,
        today=_today(user, now) if "secretariaat" in user.roles else None,
        to_decide=_to_decide(user, now) if "gedragswetenschapper" in user.roles else None,
        lapsed=_lapsed(user, now),
        talks=_talks(user),
        appointments=_appointments(user, now),
    )


def _roles(user: Actor) -> set[str]:
    """Return the roles; a coordinator works with the lists of the front office."""
    extra = {"frontoffice"} if "coordinator_frontoffice" in user.roles else set()
    return set(user.roles) | extra


def _calls(user: Actor, now: datetime, *, mine: bool) -> list[WorkRow]:
    whose: Whose = "own" if mine else "all"
    zaken = list_by_risk(user=user, soort="terugbelverzoek", now=now, most=MOST + 1, whose=whose)
    return _rows(user, zaken, now, actions=CALLING)


def _today(user: Actor, now: datetime) -> list[WorkRow]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    zaken = Zaak.objects.for_right("zaak.view", user).filter(
        soort="terugbelverzoek", opened_at__gte=midnight
    )
    newest = list(zaken.order_by("-opened_at")[:MOST])
    return _rows(user, newest, now, actions={})


def _to_decide(user: Actor, now: datetime) -> list[WorkRow]:
    waiting = list_by_risk(
        user=user, soort="terugbelverzoek", now=now, most=MOST, queue="gedragswetenschapper"
    )
    return _rows(user, waiting, now, actions=DECIDING)


def _rows(
    user: Actor, zaken: Sequence[Zaak], now: datetime, *, actions: Mapping[str, str]
) -> list[WorkRow]:
    kalender = werkkalender_in(user=user)
    return work_rows(zaken=zaken, now=now, kalender=kalender, actions=actions)


def _lapsed(user: Actor, now: datetime) -> list[LapsedRow] | None:
    if not holds_somewhere("zaak.lapsed", user):
        return None
    return list_lapsed(user=user, since=now - LAPSED_FOR)


def _talks(user: Actor) -> list[OpenTalk]:
    page = "gesprek" if holds_somewhere("advies.register", user) else "terugbel-form"
    kind = "gesprek" if page == "gesprek" else "terugbel"
    contacten = list_open_contacten(user=user)
    saved = drafts_saved(user=user, keys=[f"{kind}-{c.body}" for c in contacten])
    talks = [
        OpenTalk(
            url=reverse(page, args=[contact.body]),
            number=contact.body,
            since=contact.started_at,
            draft_at=saved.get(f"{kind}-{contact.body}"),
        )
        for contact in contacten
    ]
    return talks + _open_adviezen(user)


def _open_adviezen(user: Actor) -> list[OpenTalk]:
    if not holds_somewhere("advies.close", user):
        return []
    own = list_own_open(user=user, soort="advies", most=MOST)
    return [
        OpenTalk(
            url=reverse("zaak", args=[zaak.number]),
            number=zaak.number,
            since=zaak.opened_at,
            draft_at=None,
        )
        for zaak in own
    ]


def _appointments(user: Actor, now: datetime) -> list[Appointment]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        Appointment(url=reverse("zaak", args=[number]), number=number, planned_at=planned_at)
        for number, planned_at in list_appointments(user=user, until=midnight + timedelta(days=1))
    ]
