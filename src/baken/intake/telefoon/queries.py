"""Reads of calls nobody answered that wait for somebody, and of who does telephone duty."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from baken.casework.contact.models import Contact, Telefoon
from baken.casework.contact.rules.arrival import Arrived
from baken.core.kalender import reckon
from baken.foundation.access.prepared import ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import code_of
from baken.foundation.notes.models import Presence
from baken.intake.telefoon.rules.call import masked
from baken.intake.telefoon.rules.duty import Duty, duty_of
from baken.policy.telefoon import telefoon
from baken.policy.termijnen import termijn_rules, werkkalender

UNANSWERED = (Arrived.VOICEMAIL.value, Arrived.MISSED.value)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """Until when we ring back who left a message."""

    due_at: datetime
    started_at: datetime
    met_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CallRow:
    """One call that still has to become something; `telephone` is masked, empty is unknown.

    `times`: how often this number stands among the calls that wait.
    """

    body: str
    arrived: str
    called_at: datetime
    line: str
    telephone: str
    times: int
    limit: Limit | None


@dataclass(frozen=True, kw_only=True)
class OnDuty:
    """One colleague who does telephone duty, and since when the telephone is on, or silent."""

    name: str
    duty: Duty
    since: datetime


def list_waiting_calls(*, user: Actor, most: int) -> list[CallRow]:
    """Return what waits and became nothing yet, oldest first: voicemails, then missed calls."""
    found = ask_again(_waiting, most, user=user)
    limit_of = partial(_limit, user=user)
    times = Counter(number for *_rest, number in found)
    return [
        CallRow(
            body=body,
            arrived=arrived,
            called_at=called_at,
            line=line,
            telephone=masked(number or ""),
            times=times[number] if number else 1,
            limit=limit_of(called_at) if arrived == Arrived.VOICEMAIL else None,
        )
        for body, arrived, called_at, line, number in found
    ]


def phone_duty(*, user: Actor, at: datetime) -> Sequence[OnDuty]:
    """Return who put the telephone on or away this shift, by name: names of colleagues alone."""
    policy = telefoon()
    moments = [at - policy.on_for, at - policy.talk_for]
    told = ask_again(_there, user=user, moments=moments)
    return [_on_duty(*one, alive_since=at - policy.alive_for) for one in told]


def _on_duty(
    name: str,
    set_at: datetime,
    seen_at: datetime,
    is_on: bool,  # noqa: FBT001
    in_talk: bool,  # noqa: FBT001
    *,
    alive_since: datetime,
) -> OnDuty:
    duty = duty_of(is_on=is_on, in_talk=in_talk, seen_at=seen_at, alive_since=alive_since)
    return OnDuty(name=name, duty=duty, since=seen_at if duty is Duty.AWAY else set_at)


def _limit(left_at: datetime, *, user: Actor) -> Limit:
    regio = code_of(organisatie_id=user.organisatie_id)
    rule = termijn_rules(regio)["terugbellen.uiterlijk"]
    found = reckon(rule, start=left_at, werkdagen=werkkalender(regio))
    return Limit(due_at=found.due_at, started_at=left_at)


def _waiting(user: Actor, most: int) -> QuerySet[Any, tuple[Any, ...]]:
    number = Telefoon.objects.filter(contact=OuterRef("pk")).values("number")[:1]
    rows = Contact.objects.for_right("telefoon.list", user).filter(
        ended_at=None, arrived__in=UNANSWERED
    )
    asked = rows.annotate(number=Subquery(number)).order_by("-arrived", "started_at", "pk")
    return asked.values_list("body", "arrived", "started_at", "line", "number")[:most]


def _there(
    user: Actor, set_since: datetime, talk_since: datetime
) -> QuerySet[Any, tuple[Any, ...]]:
    talk = Contact.objects.filter(
        organisatie_id=user.organisatie_id,
        medewerker=OuterRef("user"),
        ended_at=None,
        started_at__gt=talk_since,
    )
    there = Presence.objects.filter(organisatie_id=user.organisatie_id, set_at__gt=set_since)
    rows = there.annotate(in_talk=Exists(talk)).order_by("user__name", "pk")
    return rows.values_list("user__name", "set_at", "seen_at", "is_on", "in_talk")
