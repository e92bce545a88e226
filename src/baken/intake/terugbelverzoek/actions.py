"""What people do with a terugbelverzoek: take it down, call, speak, or let it lapse."""

from datetime import datetime
from uuid import UUID

from baken.casework.contact.models import Contact
from baken.casework.contact.steps import begin_contact
from baken.casework.termijn.steps import meet_termijnen
from baken.casework.zaak.steps import close_zaak, hand_to
from baken.core.errors import WrongState
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor
from baken.intake.terugbelverzoek import steps
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.request import NewRequest
from baken.intake.terugbelverzoek.rules.states import (
    LIFE,
    State,
    check_may_try_again,
    check_not_alone,
)
from baken.policy.terugbellen import terugbellen


@answers_once(lambda pk: Terugbelverzoek.objects.select_related("zaak").get(zaak=pk))
def receive(
    *, user: Actor, at: datetime, contact: Contact, request: NewRequest, once: UUID
) -> Terugbelverzoek:
    """Take down that somebody is to be called back; its clocks run from now."""
    with act("terugbelverzoek.receive", user=user, at=at, on=contact, once=once) as trail:
        verzoek = steps.open_verzoek(contact=contact, request=request, at=at, parked=False)
        trail.note(verzoek.zaak, contact=contact.pk)
        return verzoek


@answers_once(lambda pk: Terugbelverzoek.objects.select_related("zaak").get(zaak=pk))
def park(
    *, user: Actor, at: datetime, contact: Contact, request: NewRequest, once: UUID
) -> Terugbelverzoek:
    """Take down a number alone, to be completed later; its clocks run from now."""
    with act("terugbelverzoek.park", user=user, at=at, on=contact, once=once) as trail:
        verzoek = steps.open_verzoek(contact=contact, request=request, at=at, parked=True)
        trail.note(verzoek.zaak, contact=contact.pk)
        return verzoek


@answers_once(nothing_more)
def complete(
    *,
    user: Actor,
    at: datetime,
    verzoek: Terugbelverzoek,
    request: NewRequest,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Complete or correct what the caller told."""
    with act(
        "terugbelverzoek.complete", user=user, at=at, on=verzoek, seen=seen, once=once
    ) as trail:
        if verzoek.zaak.closed_at is not None:
            raise WrongState("zaak_is_closed")
        steps.fill_in(verzoek=verzoek, request=request, at=at)
        trail.note(verzoek.zaak)


@answers_once(lambda pk: Terugbelverzoek.objects.select_related("zaak").get(zaak=pk))
def attempt(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, outcome: str, once: UUID
) -> Terugbelverzoek:
    """Keep an attempt after which we try again, on another half-day within the hours given."""
    with act("terugbelverzoek.attempt", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.attempt", State(verzoek.state))
        check_may_try_again(holds=terugbellen().outcomes[outcome].holds)
        steps.add_poging(verzoek=verzoek, user=user, outcome=outcome, at=at)
        steps.plan_next_try(verzoek=verzoek, after=at)
        steps.move(verzoek=verzoek, to=to)
        trail.note(verzoek.zaak, outcome=outcome)
        return verzoek


@answers_once(lambda pk: Terugbelverzoek.objects.select_related("zaak").get(zaak=pk))
def hold(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, outcome: str, once: UUID
) -> Terugbelverzoek:
    """Keep an attempt after which nobody tries again before a gedragswetenschapper agrees."""
    with act("terugbelverzoek.hold", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.hold", State(verzoek.state))
        steps.add_poging(verzoek=verzoek, user=user, outcome=outcome, at=at)
        verzoek.next_try_at = None
        steps.move(verzoek=verzoek, to=to)
        hand_to(zaak=verzoek.zaak, queue="gedragswetenschapper", behandelaar_id=None)
        trail.note(verzoek.zaak, outcome=outcome)
        return verzoek


@answers_once(lambda pk: Contact.objects.get(source=pk))
def reach(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, direction: str, once: UUID
) -> Contact:
    """The caller is on the line: the wait is over, and a new contact begins.

    `direction` is "uit" when we called, "in" when the caller rang himself.
    """
    with act("terugbelverzoek.reach", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.reach", State(verzoek.state))
        contact = begin_contact(
            organisatie_id=verzoek.organisatie_id,
            channel="telefoon",
            direction=direction,
            medewerker_id=user.user_id,
            at=at,
            source=verzoek.zaak,
        )
        verzoek.spoken, verzoek.next_try_at = contact, None
        steps.move(verzoek=verzoek, to=to)
        meet_termijnen(zaak=verzoek.zaak, at=at)
        close_zaak(zaak=verzoek.zaak, at=at)
        trail.note(verzoek.zaak, contact=contact.pk)
        return contact


@answers_once(nothing_more)
def lapse(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, reason: str, once: UUID | None = None
) -> None:
    """Let a request lapse after the attempts that policy asks; the teammanager sees it."""
    with act("terugbelverzoek.lapse", user=user, at=at, on=verzoek, once=once) as trail:
        check_not_alone(
            is_spoed=verzoek.zaak.spoed_at is not None, has_children=verzoek.has_children
        )
        to = LIFE.apply("terugbelverzoek.lapse", State(verzoek.state))
        steps.check_tried(verzoek=verzoek, at=at)
        steps.end_as_lapsed(verzoek=verzoek, to=to, reason=reason, at=at)
        trail.note(verzoek.zaak, reason=reason)


@answers_once(nothing_more)
def ask_lapse(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, reason: str, once: UUID | None = None
) -> None:
    """Ask a gedragswetenschapper to agree that a request lapses."""
    with act("terugbelverzoek.ask_lapse", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.ask_lapse", State(verzoek.state))
        steps.check_tried(verzoek=verzoek, at=at)
        verzoek.lapse_reason, verzoek.lapse_asked_by_id = reason, user.user_id
        verzoek.next_try_at = None
        steps.move(verzoek=verzoek, to=to)
        hand_to(zaak=verzoek.zaak, queue="gedragswetenschapper", behandelaar_id=None)
        trail.note(verzoek.zaak, reason=reason)


@answers_once(nothing_more)
def agree_lapse(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, reason: str, once: UUID | None = None
) -> None:
    """Agree, as gedragswetenschapper, that a request lapses."""
    with act("terugbelverzoek.agree_lapse", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.agree_lapse", State(verzoek.state))
        if user.user_id in steps.who_brought_it(verzoek=verzoek):
            raise WrongState("needs_another_person")
        steps.end_as_lapsed(verzoek=verzoek, to=to, reason=reason, at=at)
        trail.note(verzoek.zaak, reason=reason)


@answers_once(nothing_more)
def allow_retry(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, once: UUID | None = None
) -> None:
    """Decide, as gedragswetenschapper, that we may call again."""
    with act("terugbelverzoek.allow_retry", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.allow_retry", State(verzoek.state))
        steps.check_may_be_called(verzoek=verzoek)
        steps.fit_clocks(verzoek=verzoek, state=to, at=at)
        verzoek.lapse_reason, verzoek.lapse_asked_by_id = "", None
        steps.plan_next_try(verzoek=verzoek, after=at)
        steps.move(verzoek=verzoek, to=to)
        hand_to(zaak=verzoek.zaak, queue="frontoffice", behandelaar_id=None)
        trail.note(verzoek.zaak)


@answers_once(nothing_more)
def wait_again(
    *, user: Actor, at: datetime, verzoek: Terugbelverzoek, once: UUID | None = None
) -> None:
    """Decide, as gedragswetenschapper, that we go on waiting for the caller to ring."""
    with act("terugbelverzoek.wait_again", user=user, at=at, on=verzoek, once=once) as trail:
        to = LIFE.apply("terugbelverzoek.wait_again", State(verzoek.state))
        steps.check_rings_himself(verzoek=verzoek)
        steps.restart_clocks(verzoek=verzoek, state=to, at=at)
        verzoek.lapse_reason, verzoek.lapse_asked_by_id = "", None
        steps.move(verzoek=verzoek, to=to)
        hand_to(zaak=verzoek.zaak, queue="frontoffice", behandelaar_id=None)
        trail.note(verzoek.zaak)


def erase(*, user: Actor, at: datetime, verzoek: Terugbelverzoek) -> None:
    """Destroy what a request that has ended tells about a person."""
    with act("terugbelverzoek.erase", user=user, at=at, on=verzoek) as trail:
        if verzoek.zaak.closed_at is None:
            raise WrongState("zaak_is_open")
        steps.erase(verzoek=verzoek, at=at)
        trail.note(verzoek.zaak)
