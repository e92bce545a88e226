"""What a person does with a contact: begin it, put it through, end it as nothing."""

from datetime import datetime
from uuid import UUID

from baken.casework.contact import steps
from baken.casework.contact.models import Contact
from baken.core.errors import WrongState
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(lambda pk: Contact.objects.get(pk=pk))
def begin_contact(*, user: Actor, at: datetime, channel: str, once: UUID) -> Contact:
    """Write down that somebody is there, before anything else."""
    with act("contact.begin", user=user, at=at, once=once) as trail:
        contact = steps.begin_contact(
            organisatie_id=user.organisatie_id,
            channel=channel,
            direction="in",
            medewerker_id=user.user_id,
            at=at,
        )
        trail.note(contact, channel=channel)
        return contact


def look_for(*, user: Actor, at: datetime, contact: Contact, colleague_id: int | None) -> None:
    """Note whom a caller with a number of ours is looking for; None if the number is not ours."""
    with act("contact.look_for", user=user, at=at, on=contact) as trail:
        steps.note_meant_for(contact=contact, colleague_id=colleague_id)
        trail.note(contact)


def hand_to_colleague(*, user: Actor, at: datetime, contact: Contact) -> None:
    """Put the caller through to the colleague he looks for: the contact goes on as theirs.

    :raises WrongState: if no colleague is known, or the contact has ended.
    """
    with act("contact.hand_to_colleague", user=user, at=at, on=contact) as trail:
        if contact.meant_for_id is None:
            raise WrongState("wrong_state")
        steps.hand_over(contact=contact, medewerker_id=contact.meant_for_id)
        trail.note(contact, to=contact.meant_for_id)


@answers_once(nothing_more)
def end_as_nothing(
    *, user: Actor, at: datetime, contact: Contact, reason: str, once: UUID | None = None
) -> None:
    """End a contact that became nothing, with the code of the reason."""
    with act("contact.end_as_nothing", user=user, at=at, on=contact, once=once) as trail:
        steps.end_as_nothing(contact=contact, reason=reason, at=at)
        trail.note(reason=reason)


def erase_contact(*, user: Actor, at: datetime, contact: Contact) -> None:
    """Destroy what a contact that became nothing tells about a person."""
    with act("contact.erase", user=user, at=at, on=contact):
        steps.erase(contact=contact)
