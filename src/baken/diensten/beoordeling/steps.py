"""Writes of a veiligheidsbeoordeling, shared by its actions."""

from datetime import datetime

from baken.diensten.beoordeling.models import Antwoord, Beoordeling, Gesproken
from baken.diensten.beoordeling.rules.assessment import Answer, Assessment, Spoken
from baken.diensten.beoordeling.rules.states import State
from baken.diensten.melding.models import Melding
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import reserve_ids


def write_down(
    *, melding: Melding, assessment: Assessment, by_id: int, at: datetime
) -> Beoordeling:
    """Write a veiligheidsbeoordeling with its answers, and with whom was spoken."""
    zaak = melding.zaak
    ids = iter(
        reserve_ids(
            Beoordeling,
            *[Antwoord] * len(assessment.answers),
            *[Gesproken] * len(assessment.spoken),
        )
    )
    made = Beoordeling(
        pk=next(ids),
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        state=State.PROPOSED.value,
        acuut=assessment.acute,
        structureel=assessment.structural,
        bronnen=list(assessment.sources),
        proposed=assessment.proposed,
        made_by_id=by_id,
        made_at=at,
    )
    seal(made, reason=assessment.reason, next_step=assessment.next_step)
    made.save(force_insert=True)
    answers = [_answer(next(ids), made, one) for one in assessment.answers]
    Antwoord.objects.bulk_create(answers)
    spoken = [_spoken(next(ids), made, one) for one in assessment.spoken]
    Gesproken.objects.bulk_create(spoken)
    return made


def look_too(
    *, beoordeling: Beoordeling, state: State, words: str, besluit: str, by_id: int, at: datetime
) -> None:
    """Write down what the second look says; what was proposed stays as it was."""
    beoordeling.state, beoordeling.besluit = state.value, besluit
    beoordeling.second_by_id, beoordeling.second_at = by_id, at
    seal(beoordeling, second_words=words)
    beoordeling.version += 1
    beoordeling.save()


def _answer(pk: int, made: Beoordeling, one: Answer) -> Antwoord:
    row = Antwoord(
        pk=pk,
        zaak=made.zaak,
        organisatie_id=made.organisatie_id,
        beoordeling=made,
        vraag=one.question,
        antwoord=one.answer,
    )
    seal(row, toelichting=one.remark)
    return row


def _spoken(pk: int, made: Beoordeling, one: Spoken) -> Gesproken:
    row = Gesproken(
        pk=pk,
        zaak=made.zaak,
        organisatie_id=made.organisatie_id,
        beoordeling=made,
        betrokkene_id=one.betrokkene_id,
        hoe=one.how,
        hulp=list(one.help),
    )
    seal(row, waarom_niet=one.why_not, wil=one.wants)
    return row
