"""Writes of a call that is entered afterwards."""

from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.rules.arrival import Arrival, Arrived, check_moment
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.contact.steps import begin_contact, note_safe_contact
from baken.foundation.identity.actor import Actor
from baken.intake.telefoon.rules.call import Call
from baken.policy.telefoon import telefoon


def enter(*, user: Actor, at: datetime, call: Call, how: Arrived) -> Contact:
    """Write the ledger row of a call of before. Only who talked with the caller is its medewerker.

    :raises WrongState: if the call is to come, or too long ago.
    """
    check_moment(called_at=call.called_at, at=at, within=telefoon().entered_within)
    contact = begin_contact(
        organisatie_id=user.organisatie_id,
        channel="telefoon",
        direction="in",
        medewerker_id=user.user_id if how is Arrived.ANSWERED else None,
        at=call.called_at,
        arrival=Arrival(how=how, line=call.line),
    )
    if call.number:
        note_safe_contact(contact=contact, safe=SafeContact(number=call.number), at=at)
    return contact
