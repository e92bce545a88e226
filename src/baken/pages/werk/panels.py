"""The panels of Mijn werk, each asked only for the roles it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, Value
from django.utils import timezone

from baken.casework.consult.queries import own_questions
from baken.casework.contact.queries import own_open_contacten
from baken.casework.taak.queries import own_taken
from baken.casework.termijn.queries import Listed, Whose, list_by_risk, werkkalender_in
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import own_open_zaken
from baken.foundation.access.models import holds_somewhere
from baken.foundation.access.prepared import ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import drafts_saved
from baken.intake.telefoon.queries import CallRow, OnDuty, list_waiting_calls, phone_duty
from baken.intake.terugbelverzoek.queries import LapsedRow, list_lapsed
from baken.pages.werk.looks import LookRow, look_rows
from baken.pages.werk.meldingen import MeldingRow, melding_rows
from baken.pages.werk.raad import OwnQuestion, RaadRow, own_question, raad_rows
from baken.pages.werk.rows import CALLING, DECIDING, Rows, address, work_rows
from baken.pages.werk.team import Counted, by_person, figures

MOST = 50
LAPSED_FOR = timedelta(days=7)
ANSWERED_FOR = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One thing that was agreed: a follow-up, or support; `soort` says which."""

    url: str
    number: str
    soort: str
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

    now_rows: Rows
    rows: Rows | None
    has_more: bool
    today: Rows | None
    to_decide: Rows | None
    lapsed: Sequence[LapsedRow] | None
    talks: Sequence[OpenTalk]
    appointments: Sequence[Appointment]
    asked: Sequence[OwnQuestion]
    raad_now: Sequence[RaadRow]
    raad: Sequence[RaadRow] | None
    looks: Sequence[LookRow] | None
    meldingen: Sequence[MeldingRow] | None
    people: Sequence[Counted] | None
    figures: Sequence[Counted] | None
    calls: Sequence[CallRow] | None
    duty: Sequence[OnDuty] | None

    @property
    def now_count(self) -> int:
        """The number of rows that cannot wait."""
        return len(self.now_rows) + len(self.raad_now)

    @property
    def for_me_count(self) -> int:
        """The number of questions put to this person that are not urgent."""
        return len(self.to_decide or ()) + len(self.raad or ())

    @property
    def row_count(self) -> int:
        """The number of rows a person reads."""
        return self.waiting_count + len(self.lapsed or ()) + len(self.calls or ())

    @property
    def waiting_count(self) -> int:
        """The number of rows that wait for somebody."""
        calls = (self.now_rows, self.rows, self.today, self.to_decide)
        others = (self.raad_now, self.raad, self.looks, self.meldingen)
        return sum(len(rows) for rows in (*calls, *others) if rows)


def work_of(*, user: Actor, now: datetime, mine: bool) -> Work:
    """Return what Mijn werk shows to this person."""
    calls = _calls(user, now, mine=mine) if "frontoffice" in _roles(user) else None
    spoed = Rows(row for row in calls or () if row.is_spoed and row.state == "waiting")
    rest = None if calls is None else Rows([row for row in calls if row not in spoed][:MOST])
    midnight = _midnight(now) + timedelta(days=1)
    own = _own(user, midnight)
    raad = raad_rows(user=user, now=now, tomorrow=midnight, most=MOST)
    answers = holds_somewhere("telefoon.list", user)
    return Work(
        now_rows=spoed,
        rows=rest,
        has_more=calls is not None and len(calls) > MOST,
        today=_today(user, now) if "secretariaat" in user.roles else None,
        to_decide=_to_decide(user, now) if "gedragswetenschapper" in user.roles else None,
        lapsed=_lapsed(user, now),
        talks=own.talks,
        appointments=own.appointments,
        asked=own.asked,
        raad_now=[row for row in raad or () if row.question.is_spoed],
        looks=look_rows(user=user, now=now, most=MOST),
        meldingen=melding_rows(user=user, now=now, most=MOST),
        raad=None if raad is None else [row for row in raad if not row.question.is_spoed],
        people=by_person(user=user, now=now, tomorrow=midnight),
        figures=figures(user=user, now=now, tomorrow=midnight),
        calls=list_waiting_calls(user=user, most=MOST) if answers else None,
        duty=phone_duty(user=user, at=now) if answers else None,
    )


def _roles(user: Actor) -> set[str]:
    """Return the roles; a coordinator works with the lists of the front office."""
    extra = {"frontoffice"} if "coordinator_frontoffice" in user.roles else set()
    return set(user.roles) | extra


def _midnight(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def _calls(user: Actor, now: datetime, *, mine: bool) -> Rows:
    whose: Whose = "own" if mine else "all"
    zaken = list_by_risk(user=user, soort="terugbelverzoek", now=now, most=MOST + 1, whose=whose)
    return _rows(user, zaken, now, actions=CALLING)


def _today(user: Actor, now: datetime) -> Rows:
    zaken = Zaak.objects.for_right("zaak.view", user).filter(
        soort="terugbelverzoek", opened_at__gte=_midnight(now)
    )
    newest = list(zaken.order_by("-opened_at")[:MOST])
    return _rows(user, newest, now, actions={})


def _to_decide(user: Actor, now: datetime) -> Rows:
    waiting = list_by_risk(
        user=user, soort="terugbelverzoek", now=now, most=MOST, queue="gedragswetenschapper"
    )
    return _rows(user, waiting, now, actions=DECIDING)


def _rows(
    user: Actor, zaken: Sequence[Zaak | Listed], now: datetime, *, actions: Mapping[str, str]
) -> Rows:
    kalender = werkkalender_in(user=user)
    return work_rows(zaken=zaken, now=now, kalender=kalender, actions=actions)


def _lapsed(user: Actor, now: datetime) -> list[LapsedRow] | None:
    if not holds_somewhere("zaak.lapsed", user):
        return None
    return list_lapsed(user=user, since=now - LAPSED_FOR)


@dataclass(frozen=True, kw_only=True)
class _Own:
    """What this person has begun, promised and asked."""

    talks: Sequence[OpenTalk]
    appointments: Sequence[Appointment]
    asked: Sequence[OwnQuestion]


def _own(user: Actor, midnight: datetime) -> _Own:
    """Return what this person has begun, promised to do before this midnight, and asked."""
    moments = [midnight, midnight - ANSWERED_FOR]
    closes, asks = (holds_somewhere(key, user) for key in ("advies.close", "consult.ask"))
    rows = ask_again(_own_work, closes, asks, user=user, moments=moments)
    told: dict[str, list[tuple[str, datetime]]] = {}
    for what, number, at in sorted(rows, key=itemgetter(2)):
        told.setdefault(what, []).append((number, at))
    talks = _talks(user, told.get("contact", [])) + [
        OpenTalk(url=address("zaak", number), number=number, since=since, draft_at=None)
        for number, since in told.get("zaak", [])
    ]
    others = ("contact", "zaak", "answered", "asked")
    promised = [
        Appointment(url=address("zaak", number), number=number, soort=soort, planned_at=at)
        for soort, number, at in sorted(rows, key=itemgetter(2))
        if soort not in others
    ]
    asked = [
        own_question(number=number, at=at, is_answered=state == "answered")
        for state in ("answered", "asked")
        for number, at in told.get(state, [])
    ]
    return _Own(talks=talks, appointments=promised, asked=asked)


def _own_work(  # (handed on by ask_again)
    user: Actor,
    midnight: datetime,
    since: datetime,
    closes: bool,  # noqa: FBT001
    asks: bool,  # noqa: FBT001
) -> QuerySet[Any, tuple[Any, ...]]:
    """Four short lists in one question: what it is, its number, its moment.

    A taak says what it is by its soort.
    """
    contacten = own_open_contacten(user=user)
    taken = own_taken(user=user, until=midnight)
    rest: list[QuerySet[Any, Any]] = [taken.values_list("soort", "zaak__number", "planned_at")]
    if closes:
        zaken = own_open_zaken(user=user, soorten=("advies", "melding"))[:MOST]
        rest.append(zaken.values_list(Value("zaak"), "number", "opened_at"))
    if asks:
        rest.append(own_questions(user=user, since=since))
    return contacten.values_list(Value("contact"), "body", "started_at").union(*rest, all=True)


def _talks(user: Actor, begun: Sequence[tuple[str, datetime]]) -> list[OpenTalk]:
    page = "gesprek" if holds_somewhere("advies.register", user) else "terugbel-form"
    kind = "gesprek" if page == "gesprek" else "terugbel"
    saved = drafts_saved(user=user, keys=[f"{kind}-{body}" for body, _ in begun])
    return [
        OpenTalk(
            url=address(page, body),
            number=body,
            since=since,
            draft_at=saved.get(f"{kind}-{body}"),
        )
        for body, since in begun
    ]
