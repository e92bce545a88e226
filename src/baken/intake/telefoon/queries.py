"""Reads of calls nobody answered that wait for somebody, and of who does telephone duty."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from baken.casework.contact.models import Contact, Telefoon
from baken.casework.contact.rules.arrival import Arrived
from baken.foundation.access.prepared import ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.models import Presence
from baken.intake.telefoon.rules.call import masked
from baken.intake.telefoon.rules.duty import Duty, duty_of
from baken.policy.telefoon import telefoon

UNANSWERED = (Arrived.VOICEMAIL.value, Arrived.MISSED.value)


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


@dataclass(frozen=True, kw_only=True)
class OnDuty:
    """One colleague who does telephone duty, and since when the telephone is on or away."""

    name: str
    duty: Duty
    since: datetime


def list_waiting_calls(*, user: Actor, most: int) -> list[CallRow]:
    """Return the voicemails and missed calls that became nothing yet, oldest first."""
    found = ask_again(_waiting, most, user=user)
    times = Counter(number for *_rest, number in found)
    return [
        CallRow(
            body=body,
            arrived=arrived,
            called_at=called_at,
            line=line,
            telephone=masked(number or ""),
            times=times[number] if number else 1,
        )
        for body, arrived, called_at, line, number in found
    ]


def phone_duty(*, user: Actor, at: datetime) -> Sequence[OnDuty]:
    """Return who put the telephone on or away this shift, by name: names of colleagues alone."""
    policy = telefoon()
    moments = [at - policy.on_for, at - policy.talk_for]
    return [
        OnDuty(
            name=name,
            duty=duty_of(
                is_on=is_on, in_talk=in_talk, seen_at=seen_at, alive_since=at - policy.alive_for
            ),
            since=set_at,
        )
        for name, is_on, in_talk, seen_at, set_at in ask_again(_there, user=user, moments=moments)
    ]


def _waiting(user: Actor, most: int) -> QuerySet[Any, tuple[Any, ...]]:
    number = Telefoon.objects.filter(contact=OuterRef("pk")).values("number")[:1]
    rows = Contact.objects.for_right("telefoon.list", user).filter(
        ended_at=None, arrived__in=UNANSWERED
    )
    asked = rows.annotate(number=Subquery(number)).order_by("started_at", "pk")
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
    return rows.values_list("user__name", "is_on", "in_talk", "seen_at", "set_at")
