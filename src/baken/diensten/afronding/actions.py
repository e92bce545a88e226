"""What people do at the end of a melding: tell the melder, and close it."""

from datetime import datetime
from uuid import UUID

from baken.core.errors import WrongState
from baken.diensten.afronding.queries import stand_of
from baken.diensten.afronding.rules.ending import check_may_close
from baken.diensten.afronding.rules.feedback import Moment
from baken.diensten.afronding.steps import write_feedback
from baken.diensten.melding.models import Melding
from baken.diensten.melding.steps import mark_closed
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(nothing_more)
def feed_back(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    outcome: str,
    words: str,
    once: UUID | None = None,
) -> None:
    """Write down what the melder was told of the besluit, or why he was not.

    :raises WrongState: if nothing is decided yet, or nobody known reported.
    """
    with act("melding.feed_back", user=user, at=at, on=melding, once=once) as trail:
        stand = stand_of(melding=melding)
        if not stand.besluit:
            raise WrongState("melding_not_assessed")
        if not stand.needs_feedback:
            raise WrongState("nobody_to_tell")
        made = write_feedback(
            zaak=melding.zaak,
            moment=Moment.BEOORDELING,
            outcome=outcome,
            words=words,
            by_id=user.person_id,
            at=at,
        )
        trail.note(made, zaak=melding.zaak_id, outcome=outcome)


@answers_once(nothing_more)
def close(
    *, user: Actor, at: datetime, melding: Melding, seen: int, once: UUID | None = None
) -> None:
    """End a melding of which nothing follows.

    :raises WrongState: if something must come first, or somebody else takes over.
    """
    with act("melding.close", user=user, at=at, on=melding, seen=seen, once=once) as trail:
        stand = stand_of(melding=melding)
        check_may_close(stand)
        mark_closed(melding=melding, at=at)
        trail.note(melding.zaak, besluit=stand.besluit)
