"""What a worker does with the chat: duty on and off, accept, hand over, give back, end."""

from datetime import datetime
from uuid import UUID

from baken.casework.alarm.models import Alarm
from baken.casework.alarm.steps import end as end_alarm
from baken.casework.alarm.steps import ring
from baken.casework.contact.models import Contact
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor
from baken.intake.chat import steps
from baken.intake.chat.models import Dienst, Inworp, Lijn
from baken.policy.alarm import UNMANNED


def begin_duty(*, user: Actor, at: datetime) -> Dienst:
    """Do chat duty from now on."""
    with act("chat.begin_duty", user=user, at=at) as trail:
        duty = steps.begin_duty(user=user, at=at)
        trail.note(duty)
        return duty


def end_duty(*, user: Actor, at: datetime, dienst: Dienst, reason: str = "") -> None:
    """Do no chat duty any more; the last one in the hours says why.

    :raises WrongState: if one's own talks are still open.
    """
    with act("chat.end_duty", user=user, at=at, on=dienst) as trail:
        steps.end_duty(dienst=dienst, at=at, reason=reason)
        trail.note(override=int(bool(reason)))


def hand_over_duty(*, user: Actor, at: datetime, dienst: Dienst, colleague: Actor) -> None:
    """Let a colleague go on: all open talks move with their history."""
    with act("chat.hand_over_duty", user=user, at=at, on=dienst) as trail:
        moved = steps.hand_over_talks(dienst=dienst, to=colleague, at=at)
        steps.end_duty(dienst=dienst, at=at, to_id=colleague.person_id)
        trail.note(to=colleague.person_id, talks=moved)


def take_over(*, user: Actor, at: datetime, dienst: Dienst) -> None:
    """Go on with the talks of a colleague whose screen fell silent.

    :raises WrongState: if that screen is alive, or one does no chat duty oneself.
    """
    with act("chat.take_over", user=user, at=at, on=dienst) as trail:
        steps.check_screen_is_dead(dienst=dienst, at=at)
        moved = steps.hand_over_talks(dienst=dienst, to=user, at=at)
        steps.end_duty(dienst=dienst, at=at, to_id=user.person_id)
        trail.note(of=dienst.medewerker_id, talks=moved)


@answers_once(lambda pk: Lijn.objects.select_related("contact").get(contact=pk))
def accept(*, user: Actor, at: datetime, lijn_id: int, once: UUID) -> Lijn:
    """Take a visitor who waits; the contact is written in the same moment.

    :raises WrongState: if a colleague was first, or the visitor has left.
    """
    with act("chat.accept", user=user, at=at, once=once) as trail:
        lijn = steps.accept(user=user, lijn_id=lijn_id, name=user.name, at=at)
        trail.note(lijn.contact, lijn=lijn.pk)
        return lijn


def give_text_back(*, user: Actor, at: datetime, contact: Contact, deel: int) -> None:
    """Say that this is the same visitor: he may read again what was said before."""
    with act("chat.give_text_back", user=user, at=at, on=contact) as trail:
        lijn = steps.lock_line(contact=contact)
        steps.give_text_back(lijn=lijn, deel=deel, at=at)
        trail.note(lijn=lijn.pk)


@answers_once(nothing_more)
def end(*, user: Actor, at: datetime, contact: Contact, once: UUID | None = None) -> None:
    """End a talk; the contact stays open until it became something."""
    with act("chat.end", user=user, at=at, on=contact, once=once) as trail:
        lijn = steps.lock_line(contact=contact)
        steps.end(lijn=lijn, at=at)
        trail.note(lijn=lijn.pk)


def settle(*, user: Actor, at: datetime, contact: Contact) -> None:
    """End the line of a talk that was registered already."""
    with act("chat.settle", user=user, at=at, on=contact) as trail:
        lijn = steps.lock_line(contact=contact)
        steps.end(lijn=lijn, at=at)
        trail.note(lijn=lijn.pk)


def erase(*, user: Actor, at: datetime, contact: Contact) -> None:
    """Destroy what was said, when its time is over."""
    with act("chat.erase", user=user, at=at, on=contact) as trail:
        lijn = steps.lock_line(contact=contact)
        steps.erase(lijn=lijn, at=at)
        trail.note(lijn=lijn.pk)


def hold(*, user: Actor, at: datetime, contact: Contact, reason: str) -> None:
    """Keep what was said for a klacht or a calamiteit; without a reason it may go again."""
    with act("chat.hold", user=user, at=at, on=contact) as trail:
        lijn = steps.lock_line(contact=contact)
        steps.hold(lijn=lijn, reason=reason)
        trail.note(lijn=lijn.pk, reason=reason)


def make_pair(*, user: Actor, at: datetime) -> None:
    """Give this organisatie the keys with which visitors close what is meant for it."""
    with act("chat.make_pair", user=user, at=at) as trail:
        trail.note(steps.ensure_pair(organisatie_id=user.organisatie_id, at=at))


def warn(*, user: Actor, at: datetime) -> None:
    """Say that the chat should be open and that nobody is there."""
    with act("chat.warn", user=user, at=at) as trail:
        alarm = ring(organisatie_id=user.organisatie_id, kind=UNMANNED, raised_by_id=None, at=at)
        trail.note(alarm)


def stop_warning(*, user: Actor, at: datetime, alarm: Alarm, reason: str) -> None:
    """Say that somebody is there again, or that the chat has closed."""
    with act("chat.stop_warning", user=user, at=at, on=alarm) as trail:
        end_alarm(alarm=alarm, reason=reason, at=at)
        trail.note(alarm, reason=reason)


def take_in(*, user: Actor, at: datetime, inworp: Inworp) -> None:
    """Make a terugbelverzoek of what was left on the public site."""
    with act("chat.take_in", user=user, at=at, on=inworp) as trail:
        verzoek = steps.take_in(inworp=inworp, at=at)
        if verzoek is None:
            trail.note(inworp, unreadable=1)
        else:
            trail.note(verzoek.zaak)
