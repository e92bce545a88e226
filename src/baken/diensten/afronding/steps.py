"""Writes of how a melding ends, shared by its actions."""

from datetime import datetime

from baken.casework.zaak.models import Zaak
from baken.diensten.afronding.models import Terugkoppeling
from baken.diensten.afronding.rules.feedback import Moment
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import reserve_ids


def write_feedback(
    *, zaak: Zaak, moment: Moment, outcome: str, words: str, by_id: int, at: datetime
) -> Terugkoppeling:
    """Write down what the melder was told, or why not."""
    (pk,) = reserve_ids(Terugkoppeling)
    made = Terugkoppeling(
        pk=pk,
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        moment=moment.value,
        outcome=outcome,
        given_by_id=by_id,
        given_at=at,
    )
    seal(made, words=words)
    made.save(force_insert=True)
    return made
