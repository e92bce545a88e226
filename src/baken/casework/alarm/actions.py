"""What people do with an alarm: raise it, take it, give it back, put the caller through, end it."""

from datetime import datetime
from uuid import UUID

from baken.casework.alarm import steps
from baken.casework.alarm.models import Alarm
from baken.casework.contact.models import Contact
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.contact.steps import check_open, hand_over, lock_contact, note_safe_contact
from baken.core.errors import WrongState
from baken.foundation.audit.act import act, answers_once
from baken.foundation.identity.actor import Actor


@answers_once(lambda pk: Alarm.objects.select_related("contact").get(pk=pk))
def raise_alarm(
    *,
    user: Actor,
    at: datetime,
    contact: Contact,
    kind: str,
    once: UUID,
    safe: SafeContact | None = None,
) -> Alarm:
    """Ask for a colleague at once, for somebody who is there.

    `safe` is the telephone that was told already: it stays with the contact if the line drops.
    """
    with act("alarm.raise_alarm", user=user, at=at, on=contact, once=once) as trail:
        check_open(contact=contact)
        if safe is not None:
            note_safe_contact(contact=contact, safe=safe, at=at)
        alarm = steps.ring(
            organisatie_id=contact.region_id,
            kind=kind,
            raised_by_id=user.person_id,
            at=at,
            contact=contact,
        )
        trail.note(alarm, kind=kind, contact=contact.pk)
        return alarm


def raise_gevaar(*, user: Actor, at: datetime, contact: Contact) -> Alarm:
    """Call for help because there is danger now; a talk that just ended may be meant as well.

    Pressed again it rings on, or rings anew when it was ended: no token may keep it silent.
    """
    with act("alarm.raise_gevaar", user=user, at=at, on=contact) as trail:
        alarm = steps.ring(
            organisatie_id=contact.region_id,
            kind=steps.GEVAAR,
            raised_by_id=user.person_id,
            at=at,
            contact=contact,
        )
        trail.note(alarm, contact=contact.pk)
        return alarm


def accept(*, user: Actor, at: datetime, alarm: Alarm) -> None:
    """Say that one comes; the first one has it, and the second is told who.

    :raises WrongState: if a colleague has it, or it has ended.
    """
    with act("alarm.accept", user=user, at=at, on=alarm) as trail:
        steps.take(alarm=alarm, user_id=user.person_id, at=at)
        trail.note(alarm, kind=alarm.kind)


def give_back(*, user: Actor, at: datetime, alarm: Alarm) -> None:
    """Say that who took it cannot come after all: it rings again."""
    with act("alarm.give_back", user=user, at=at, on=alarm) as trail:
        steps.give_back(alarm=alarm)
        trail.note(alarm, kind=alarm.kind)


def connect(*, user: Actor, at: datetime, alarm: Alarm) -> None:
    """Say that the caller is with who took the alarm: the contact goes on as their gesprek.

    :raises WrongState: if nobody took it, or the contact has ended.
    """
    with act("alarm.connect", user=user, at=at, on=alarm) as trail:
        if alarm.contact_id is None or alarm.accepted_by_id is None:
            raise WrongState("alarm_not_taken")
        steps.end(alarm=alarm, reason="verbonden", at=at)
        hand_over(contact=lock_contact(pk=alarm.contact_id), medewerker_id=alarm.accepted_by_id)
        trail.note(alarm, contact=alarm.contact_id, to=alarm.accepted_by_id)


def end(*, user: Actor, at: datetime, alarm: Alarm, reason: str) -> None:
    """End an alarm without a colleague, with the code of the reason."""
    with act("alarm.end", user=user, at=at, on=alarm) as trail:
        steps.end(alarm=alarm, reason=reason, at=at)
        trail.note(alarm, reason=reason)
