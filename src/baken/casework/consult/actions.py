"""What people do with a consult: ask, take up, answer, or withdraw the question."""

from datetime import datetime
from uuid import UUID

from baken.casework.consult import steps
from baken.casework.consult.models import Consult
from baken.casework.consult.rules.states import LIFE, check_may_reply, check_may_withdraw
from baken.casework.zaak.models import Zaak
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(lambda pk: Consult.objects.select_related("zaak").get(pk=pk))
def ask_consult(
    *,
    user: Actor,
    at: datetime,
    zaak: Zaak,
    to_role: str,
    question: str,
    is_spoed: bool,
    once: UUID,
) -> Consult:
    """Put a question to a gedragswetenschapper or a vertrouwensarts.

    A closed zaak may be asked about too: doubt comes after the talk as well.
    """
    with act("consult.ask", user=user, at=at, on=zaak, once=once) as trail:
        consult = steps.put_question(
            zaak=zaak,
            asked_by_id=user.person_id,
            to_role=to_role,
            question=question,
            is_spoed=is_spoed,
            at=at,
        )
        trail.note(consult, zaak=zaak.pk, to_role=to_role, spoed=int(is_spoed))
        return consult


@answers_once(nothing_more)
def take_consult(*, user: Actor, at: datetime, consult: Consult, once: UUID | None = None) -> None:
    """Take a question up, so that who asked sees that somebody is at it."""
    with act("consult.take", user=user, at=at, on=consult, once=once) as trail:
        check_may_reply(
            to_role=consult.to_role,
            roles=user.roles,
            asked_by=consult.asked_by_id,
            replies=user.person_id,
        )
        LIFE.apply("consult.take", steps.state_now(consult=consult))
        steps.take_up(consult=consult, by_id=user.person_id, at=at)
        trail.note(consult, zaak=consult.zaak_id)


@answers_once(nothing_more)
def answer_consult(
    *, user: Actor, at: datetime, consult: Consult, answer: str, once: UUID | None = None
) -> None:
    """Answer a question, also one that a colleague took up; only the first answer counts."""
    with act("consult.answer", user=user, at=at, on=consult, once=once) as trail:
        check_may_reply(
            to_role=consult.to_role,
            roles=user.roles,
            asked_by=consult.asked_by_id,
            replies=user.person_id,
        )
        LIFE.apply("consult.answer", steps.state_now(consult=consult))
        steps.give_answer(consult=consult, answer=answer, by_id=user.person_id, at=at)
        trail.note(consult, zaak=consult.zaak_id)


@answers_once(nothing_more)
def withdraw_consult(
    *, user: Actor, at: datetime, consult: Consult, once: UUID | None = None
) -> None:
    """Withdraw a question that needs no answer any more."""
    with act("consult.withdraw", user=user, at=at, on=consult, once=once) as trail:
        check_may_withdraw(asked_by=consult.asked_by_id, withdraws=user.person_id, roles=user.roles)
        LIFE.apply("consult.withdraw", steps.state_now(consult=consult))
        steps.take_back(consult=consult, at=at)
        trail.note(consult, zaak=consult.zaak_id)
