"""What people do with an advies: register it, see to what was agreed, close it."""

from datetime import datetime
from uuid import UUID

from baken.casework.contact.models import Contact
from baken.casework.taak.models import Taak
from baken.casework.taak.queries import soorten_open
from baken.casework.taak.steps import end_taak, withdraw_taak
from baken.casework.zaak.steps import close_zaak
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.again import Again
from baken.diensten.advies.rules.answers import Answers, Support
from baken.diensten.advies.rules.states import (
    LIFE,
    State,
    check_is_no_melding,
    check_is_open,
    check_may_close,
)
from baken.diensten.advies.rules.support import check_is_follow_up, check_is_support
from baken.diensten.advies.steps import (
    FOLLOW_UP,
    add_talk,
    make_advies,
    promise,
    support_codes,
)
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor
from baken.policy.codelijsten import codelijsten


@answers_once(lambda pk: Advies.objects.select_related("zaak").get(zaak=pk))
def register_advies(
    *, user: Actor, at: datetime, contact: Contact, answers: Answers, once: UUID
) -> Advies:
    """Register the advies of a talk and leave it open until its follow-up."""
    with act("advies.register", user=user, at=at, on=contact, once=once) as trail:
        advies = make_advies(contact=contact, answers=answers, user=user, at=at)
        trail.note(advies.zaak, contact=contact.pk, told=answers.told)
        return advies


@answers_once(lambda pk: Advies.objects.select_related("zaak").get(zaak=pk))
def register_and_close(
    *, user: Actor, at: datetime, contact: Contact, answers: Answers, once: UUID
) -> Advies:
    """Register the advies of a talk and close it at once.

    :raises WrongState: when a follow-up was agreed; nothing is registered then.
    """
    with act("advies.register_and_close", user=user, at=at, on=contact, once=once) as trail:
        advies = make_advies(contact=contact, answers=answers, user=user, at=at, state=State.CLOSED)
        trail.note(advies.zaak, contact=contact.pk, told=answers.told)
        return advies


@answers_once(lambda pk: Advies.objects.select_related("zaak").get(zaak=pk))
def continue_advies(
    *, user: Actor, at: datetime, advies: Advies, contact: Contact, again: Again, seen: int,
    once: UUID,
) -> Advies:  # fmt: skip
    """Add one more talk to an advies and leave it open until its follow-up."""
    with act("advies.continue", user=user, at=at, on=advies, seen=seen, once=once) as trail:
        check_is_no_melding(State(advies.state))
        to = LIFE.apply("advies.continue", State(advies.state))
        add_talk(advies=advies, contact=contact, again=again, user=user, at=at, state=to)
        trail.note(advies.zaak, contact=contact.pk, told=again.told)
        return advies


@answers_once(lambda pk: Advies.objects.select_related("zaak").get(zaak=pk))
def continue_and_close(
    *, user: Actor, at: datetime, advies: Advies, contact: Contact, again: Again, seen: int,
    once: UUID,
) -> Advies:  # fmt: skip
    """Add one more talk to an advies; it is closed, and its end is this talk.

    :raises WrongState: when a follow-up was agreed and not ended; nothing is added then.
    """
    with act(
        "advies.continue_and_close", user=user, at=at, on=advies, seen=seen, once=once
    ) as trail:
        check_is_no_melding(State(advies.state))
        to = LIFE.apply("advies.continue_and_close", State(advies.state))
        add_talk(advies=advies, contact=contact, again=again, user=user, at=at, state=to)
        trail.note(advies.zaak, contact=contact.pk, told=again.told)
        return advies


@answers_once(nothing_more)
def close_advies(
    *,
    user: Actor,
    at: datetime,
    advies: Advies,
    seen: int | None = None,
    once: UUID | None = None,
) -> None:
    """Close an advies. :raises WrongState: while an agreed follow-up is open."""
    with act("advies.close", user=user, at=at, on=advies, seen=seen, once=once) as trail:
        to = LIFE.apply("advies.close", State(advies.state))
        soorten = soorten_open(zaak=advies.zaak)
        check_may_close(follow_up=FOLLOW_UP in soorten, support=bool(soorten & support_codes()))
        advies.state = to.value
        advies.version += 1
        advies.save(update_fields=["state", "version"])
        close_zaak(zaak=advies.zaak, at=at)
        trail.note(advies.zaak)


@answers_once(nothing_more)
def end_follow_up(
    *,
    user: Actor,
    at: datetime,
    taak: Taak,
    outcome: str,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Say how the agreed follow-up of an advies went."""
    with act("advies.follow_up", user=user, at=at, on=taak, seen=seen, once=once) as trail:
        check_is_follow_up(taak.soort, follow_up=FOLLOW_UP)
        end_taak(taak=taak, outcome=outcome, at=at)
        trail.note(taak.zaak, outcome=outcome)


@answers_once(nothing_more)
def promise_support(
    *,
    user: Actor,
    at: datetime,
    advies: Advies,
    support: Support,
    once: UUID | None = None,
) -> None:
    """Promise a professional one more support. :raises WrongState: if the advies is closed."""
    with act("advies.promise", user=user, at=at, on=advies, once=once) as trail:
        check_is_open(State(advies.state))
        promise(
            zaak=advies.zaak, hoedanigheid=advies.hoedanigheid, support=[support], user=user, at=at
        )
        trail.note(advies.zaak, soort=support.soort)


@answers_once(nothing_more)
def end_support(
    *,
    user: Actor,
    at: datetime,
    taak: Taak,
    outcome: str,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Say how promised support ended: done, or withdrawn, by the outcome."""
    with act("advies.end_support", user=user, at=at, on=taak, seen=seen, once=once) as trail:
        check_is_support(taak.soort, support=support_codes())
        is_withdrawn = outcome in codelijsten()["steun_uitkomst"].marked("ingetrokken")
        end = withdraw_taak if is_withdrawn else end_taak
        end(taak=taak, outcome=outcome, at=at)
        trail.note(taak.zaak, outcome=outcome)
