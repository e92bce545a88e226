"""Writes of alarms: one rings, somebody takes it or gives it back, and it ends."""

from datetime import datetime

from django.db.models import Q

from baken.casework.alarm.models import Alarm
from baken.casework.contact.models import Contact
from baken.casework.contact.steps import check_open
from baken.casework.zaak.models import Zaak
from baken.core.errors import WrongState
from baken.policy.alarm import alarms


def ring(
    *,
    organisatie_id: int,
    kind: str,
    raised_by_id: int | None,
    at: datetime,
    contact: Contact | None = None,
    zaak: Zaak | None = None,
) -> Alarm:
    """Let an alarm ring; one that rings already for the same goes on and is returned."""
    rings = Alarm.objects.filter(
        organisatie_id=organisatie_id, contact=contact, zaak=zaak, kind=kind, ended_at=None
    ).first()
    if rings is not None:
        return rings
    return Alarm.objects.create(
        organisatie_id=organisatie_id,
        kind=kind,
        contact=contact,
        zaak=zaak,
        raised_by_id=raised_by_id,
        raised_at=at,
    )


def take(*, alarm: Alarm, user_id: int, at: datetime) -> None:
    """Give the alarm to who comes first. :raises WrongState: if another has it, or it ended."""
    check_rings(alarm=alarm)
    if alarm.contact is not None and not alarms()[alarm.kind].outlives_talk:
        check_open(contact=alarm.contact)
    if alarm.accepted_by_id not in (None, user_id):
        raise WrongState("alarm_taken")
    alarm.accepted_by_id, alarm.accepted_at = user_id, alarm.accepted_at or at
    alarm.save(update_fields=["accepted_by", "accepted_at"])


def give_back(*, alarm: Alarm) -> None:
    """Let the alarm ring again for all who hear it; its seconds run on."""
    check_rings(alarm=alarm)
    alarm.accepted_by_id, alarm.accepted_at = None, None
    alarm.save(update_fields=["accepted_by", "accepted_at"])


def end(*, alarm: Alarm, reason: str, at: datetime) -> None:
    """End the alarm. :raises WrongState: if it has ended already."""
    check_rings(alarm=alarm)
    alarm.ended_at, alarm.ended = at, reason
    alarm.save(update_fields=["ended_at", "ended"])


def silence(*, kind: str, zaak: Zaak, reason: str, at: datetime) -> None:
    """End what rings for a zaak or for one of its talks: somebody is at it, or need not be."""
    about = Q(zaak=zaak) | Q(contact__zaak=zaak)
    Alarm.objects.filter(about, kind=kind, ended_at=None).update(ended_at=at, ended=reason)


def silence_post(*, kind: str, organisatie_id: int, reason: str, at: datetime) -> None:
    """End what rings for an empty post: somebody is there again, or nobody need be."""
    rings = Alarm.objects.filter(organisatie_id=organisatie_id, kind=kind, ended_at=None)
    rings.update(ended_at=at, ended=reason)


def check_rings(*, alarm: Alarm) -> None:
    """Say no when the alarm has ended. :raises WrongState: then."""
    if alarm.ended_at is not None:
        raise WrongState("alarm_has_ended")
