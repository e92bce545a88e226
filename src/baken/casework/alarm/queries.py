"""Reads of alarms: which ring for somebody, one to act on, and who is free to take a call."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from baken.casework.alarm.models import Alarm
from baken.casework.alarm.rules.hearing import GEVAAR, who_hears
from baken.casework.contact.models import Contact
from baken.core.errors import NotFound
from baken.foundation.access.prepared import ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.models import Presence
from baken.foundation.notes.presence import on_duty_since
from baken.policy.alarm import alarms
from baken.policy.telefoon import telefoon


class HeardAlarm(NamedTuple):
    """One alarm as who hears it is told: who asks, since when, and who comes."""

    raised_at: datetime
    pk: int
    kind: str
    body: str | None
    number: str | None
    raised_by_id: int | None
    asker: str | None
    accepted_by_id: int | None
    taker: str | None
    ended_at: datetime | None
    somebody_free: bool
    hears_on_duty: bool


class Telephone(NamedTuple):
    """The telephone of somebody at work: what rings, and whether their own is on."""

    heard: list[HeardAlarm]
    is_on: bool


_ON = "aan"  # stands where the kind of an alarm stands
_SHOWN = ("contact", "zaak", "raised_by", "accepted_by")
_OUTLIVES_TALK = [kind.key for kind in alarms().values() if kind.outlives_talk]


def heard_alarms(*, user: Actor, at: datetime) -> list[HeardAlarm]:
    """Return the alarms this person hears now, danger first: codes and names of colleagues.

    It tells nothing of a caller, so it leaves no line in the trail.
    """
    return telephone_now(user=user, at=at).heard


def telephone_now(*, user: Actor, at: datetime) -> Telephone:
    """Return what rings for this person, and whether their own telephone is on.

    One query, for it is asked on every page, and again and again.
    """
    since = [at - telefoon().card_for, *_moments(at)]
    rows = [HeardAlarm._make(row) for row in ask_again(_ringing, user=user, moments=since)]
    alarms = sorted((row for row in rows if row.kind != _ON), key=_danger_first)
    return Telephone(
        heard=[row for row in alarms if _hears(row, user, at)],
        is_on=len(alarms) < len(rows),
    )


def _danger_first(row: HeardAlarm) -> tuple[bool, datetime, int]:
    return row.kind != GEVAAR, row.raised_at, row.pk


def _hears(row: HeardAlarm, user: Actor, at: datetime) -> bool:
    if user.user_id in (row.raised_by_id, row.accepted_by_id):
        return True
    seconds = (at - row.raised_at).total_seconds()
    hearing = who_hears(kind=row.kind, seconds=seconds, somebody_free=row.somebody_free)
    return hearing.reaches(roles=user.roles, on_duty=row.hears_on_duty)


def _ringing(
    user: Actor,
    card_since: datetime,
    set_since: datetime,
    seen_since: datetime,
    talk_since: datetime,
) -> QuerySet[Any, tuple[Any, ...]]:
    goes_on = Q(contact__ended_at=None) | Q(kind__in=_OUTLIVES_TALK)
    rings = Q(ended_at=None) & goes_on
    mine = Q(accepted_by=user.user_id, ended="verbonden", ended_at__gt=card_since)
    free = _free(user.organisatie_id, set_since, seen_since, talk_since)
    on_duty = on_duty_since(
        organisatie_id=user.organisatie_id, set_since=set_since, seen_since=seen_since
    )
    rows = Alarm.objects.for_right("alarm.hear", user).filter(
        rings | (mine & Q(contact__ended_at=None))
    )
    told = rows.annotate(
        somebody_free=Exists(free), mine=Exists(on_duty.filter(user=user.user_id))
    ).values_list(
        "raised_at", "pk", "kind", "contact__body", "zaak__number", "raised_by",
        "raised_by__name", "accepted_by", "accepted_by__name", "ended_at", "somebody_free", "mine",
    )  # fmt: skip
    own = Presence.objects.filter(
        organisatie_id=user.organisatie_id, user=user.user_id, is_on=True, set_at__gt=set_since
    )
    text, yes = Value(""), Value(value=True)
    is_on = own.values_list(
        "set_at", "pk", Value(_ON), text, text, "user", text, "user", text, "set_at", yes, yes
    )
    return told.union(is_on, all=True)


def find_alarm(*, user: Actor, pk: int, right: str = "alarm.hear") -> Alarm:
    """Return an alarm to act on. :raises NotFound: if it is not there for this person."""
    rows = Alarm.objects.for_right(right, user).select_related(*_SHOWN)
    alarm = rows.filter(pk=pk).first()
    if alarm is None:
        raise NotFound
    return alarm


def alarm_for(
    *, user: Actor, contact: Contact, kind: str, right: str = "alarm.end"
) -> Alarm | None:
    """Return the last alarm of this kind for a contact, or None."""
    rows = Alarm.objects.for_right(right, user).select_related(*_SHOWN)
    return rows.filter(contact=contact, kind=kind).order_by("-pk").first()


def alarm_of_post(*, user: Actor, kind: str, right: str) -> Alarm | None:
    """Return what rings because a post is empty, or None."""
    return Alarm.objects.for_right(right, user).filter(kind=kind, ended_at=None).first()


def free_now(*, user: Actor, at: datetime) -> Sequence[str]:
    """Return the names of who could take a call now: telephone on, and not in a talk."""
    rows = _free(user.organisatie_id, *_moments(at))
    return list(rows.order_by("user__name").values_list("user__name", flat=True))


def is_free(*, organisatie_id: int, user_id: int, at: datetime) -> bool:
    """Return whether this person could take a call now."""
    return _free(organisatie_id, *_moments(at)).filter(user=user_id).exists()


def _moments(at: datetime) -> list[datetime]:
    policy = telefoon()
    return [at - policy.on_for, at - policy.alive_for, at - policy.talk_for]


def _free(
    organisatie_id: int, set_since: datetime, seen_since: datetime, talk_since: datetime
) -> QuerySet[Presence]:
    talk = Contact.objects.filter(
        organisatie_id=organisatie_id,
        medewerker=OuterRef("user"),
        ended_at=None,
        started_at__gt=talk_since,
    )
    there = on_duty_since(organisatie_id=organisatie_id, set_since=set_since, seen_since=seen_since)
    return there.filter(~Exists(talk))
