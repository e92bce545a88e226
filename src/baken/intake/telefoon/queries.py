"""Reads of calls nobody answered that wait for somebody, and of who does telephone duty."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from baken.casework.contact.models import Contact, Telefoon
from baken.casework.contact.rules.arrival import Arrived
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
    number = Telefoon.objects.filter(contact=OuterRef("pk")).values("number")[:1]
    rows = Contact.objects.for_right("telefoon.list", user).filter(
        ended_at=None, arrived__in=UNANSWERED
    )
    found = list(rows.annotate(number=Subquery(number)).order_by("started_at", "pk")[:most])
    times = Counter(one.number for one in found)
    return [
        CallRow(
            body=one.body,
            arrived=one.arrived,
            called_at=one.started_at,
            line=one.line,
            telephone=masked(one.number or ""),
            times=times[one.number] if one.number else 1,
        )
        for one in found
    ]


def phone_duty(*, user: Actor, at: datetime) -> Sequence[OnDuty]:
    """Return who put the telephone on or away this shift, by name: names of colleagues alone."""
    policy = telefoon()
    talk = Contact.objects.filter(
        organisatie_id=user.organisatie_id,
        medewerker=OuterRef("user"),
        ended_at=None,
        started_at__gt=at - policy.talk_for,
    )
    there = Presence.objects.filter(
        organisatie_id=user.organisatie_id, set_at__gt=at - policy.on_for
    )
    rows = there.annotate(in_talk=Exists(talk)).order_by("user__name", "pk")
    told = rows.values_list("user__name", "is_on", "in_talk", "seen_at", "set_at")
    return [
        OnDuty(
            name=name,
            duty=duty_of(
                is_on=is_on, in_talk=in_talk, seen_at=seen_at, alive_since=at - policy.alive_for
            ),
            since=set_at,
        )
        for name, is_on, in_talk, seen_at, set_at in told
    ]
