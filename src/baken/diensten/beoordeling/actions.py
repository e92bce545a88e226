"""What people do with a veiligheidsbeoordeling: propose one, and look a second time."""

from datetime import datetime
from uuid import UUID

from baken.core.errors import WrongState
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.beoordeling.queries import ids_of_people, one_waits
from baken.diensten.beoordeling.rules.assessment import Assessment, is_own_sentence, is_whole
from baken.diensten.beoordeling.rules.states import LIFE, State, check_is_another
from baken.diensten.beoordeling.steps import look_too, write_down
from baken.diensten.melding.models import Melding
from baken.diensten.melding.rules.states import State as MeldingState
from baken.diensten.melding.rules.states import check_may_assess
from baken.diensten.melding.steps import mark_assessed
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(lambda pk: Beoordeling.objects.select_related("zaak").get(pk=pk))
def propose(
    *, user: Actor, at: datetime, melding: Melding, assessment: Assessment, once: UUID
) -> Beoordeling:
    """Propose a veiligheidsbeoordeling; it waits for a second look.

    :raises WrongState: if one waits already, the melding is not to be assessed, something that is
        asked of everybody is missing, or it speaks of other people than the dossier has now.
    """
    with act("beoordeling.propose", user=user, at=at, on=melding, once=once) as trail:
        check_may_assess(MeldingState(melding.state))
        if one_waits(zaak=melding.zaak):
            raise WrongState("beoordeling_waits")
        if not is_whole(assessment):
            raise WrongState("beoordeling_not_whole")
        if {one.betrokkene_id for one in assessment.spoken} != ids_of_people(zaak=melding.zaak):
            raise WrongState("beoordeling_other_people")
        made = write_down(melding=melding, assessment=assessment, by_id=user.person_id, at=at)
        trail.note(made, zaak=melding.zaak_id, proposed=assessment.proposed)
        return made


@answers_once(nothing_more)
def agree(
    *,
    user: Actor,
    at: datetime,
    beoordeling: Beoordeling,
    words: str,
    besluit: str = "",
    seen: int,
    once: UUID | None = None,
) -> None:
    """Agree with what is proposed, or with another besluit; the decision is taken.

    :raises WrongState: for who made it himself, or says nothing of his own.
    """
    with act("beoordeling.agree", user=user, at=at, on=beoordeling, seen=seen, once=once) as trail:
        state = _second(beoordeling, "beoordeling.agree", user=user, words=words)
        taken = besluit or beoordeling.proposed
        look_too(
            beoordeling=beoordeling,
            state=state,
            words=words,
            besluit=taken,
            by_id=user.person_id,
            at=at,
        )
        mark_assessed(zaak=beoordeling.zaak, besluit=taken, at=at)
        trail.note(beoordeling, zaak=beoordeling.zaak_id, besluit=taken)


@answers_once(nothing_more)
def give_back(
    *,
    user: Actor,
    at: datetime,
    beoordeling: Beoordeling,
    words: str,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Give a proposal back with a reason; its clocks run on.

    :raises WrongState: for who made it himself, or says nothing of his own.
    """
    with act(
        "beoordeling.give_back", user=user, at=at, on=beoordeling, seen=seen, once=once
    ) as trail:
        state = _second(beoordeling, "beoordeling.give_back", user=user, words=words)
        look_too(
            beoordeling=beoordeling,
            state=state,
            words=words,
            besluit="",
            by_id=user.person_id,
            at=at,
        )
        trail.note(beoordeling, zaak=beoordeling.zaak_id)


def _second(beoordeling: Beoordeling, right: str, *, user: Actor, words: str) -> State:
    check_is_another(made_by=beoordeling.made_by_id, looks=user.person_id)
    if not is_own_sentence(words):
        raise WrongState("second_look_needs_a_sentence")
    return LIFE.apply(right, State(beoordeling.state))
