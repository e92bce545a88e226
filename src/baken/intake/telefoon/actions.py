"""What is entered of the telephone: a voicemail, a missed call, a talk outside the hours."""

from datetime import datetime
from uuid import UUID

from baken.casework.contact.models import Contact
from baken.casework.contact.rules.arrival import Arrived
from baken.foundation.audit.act import act, answers_once
from baken.foundation.identity.actor import Actor
from baken.intake.telefoon import steps
from baken.intake.telefoon.rules.call import Call


@answers_once(lambda pk: Contact.objects.get(pk=pk))
def enter_voicemail(*, user: Actor, at: datetime, call: Call, once: UUID) -> Contact:
    """Write down that a message was left; it waits until it became something."""
    with act("telefoon.enter_voicemail", user=user, at=at, once=once) as trail:
        contact = steps.enter(user=user, at=at, call=call, how=Arrived.VOICEMAIL)
        trail.note(contact, line=call.line)
        return contact


@answers_once(lambda pk: Contact.objects.get(pk=pk))
def enter_missed(*, user: Actor, at: datetime, call: Call, once: UUID) -> Contact:
    """Write down that a call was missed; nobody is rung back for that alone."""
    with act("telefoon.enter_missed", user=user, at=at, once=once) as trail:
        contact = steps.enter(user=user, at=at, call=call, how=Arrived.MISSED)
        trail.note(contact, line=call.line)
        return contact


@answers_once(lambda pk: Contact.objects.get(pk=pk))
def enter_talk(*, user: Actor, at: datetime, call: Call, once: UUID) -> Contact:
    """Write down that this person talked with a caller outside the hours."""
    with act("telefoon.enter_talk", user=user, at=at, once=once) as trail:
        contact = steps.enter(user=user, at=at, call=call, how=Arrived.ANSWERED)
        trail.note(contact, line=call.line)
        return contact
