"""Writes of consulten: a question is put, taken up, answered or withdrawn."""

from datetime import datetime

from baken.casework.alarm.steps import ring, silence
from baken.casework.consult.models import WAITING, Consult
from baken.casework.consult.rules.states import State, state_of, term_for
from baken.casework.zaak.models import Zaak
from baken.core.kalender import reckon
from baken.foundation.identity.queries import code_of
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import reserve_ids
from baken.policy.termijnen import edition, termijn_rules, werkkalender


def put_question(
    *, zaak: Zaak, asked_by_id: int, to_role: str, question: str, is_spoed: bool, at: datetime
) -> Consult:
    """Put a question about a zaak to a role; its term runs from now.

    It is a moment of the consult and no termijn of the zaak: that one ends with the zaak, and
    would set the zaak itself late.
    """
    regio = code_of(organisatie_id=zaak.organisatie_id)
    term = term_for(is_spoed=is_spoed)
    rule = termijn_rules(regio)[term]
    (pk,) = reserve_ids(Consult)
    consult = Consult(
        pk=pk,
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        to_role=to_role,
        asked_by_id=asked_by_id,
        asked_at=at,
        spoed_at=at if is_spoed else None,
        term=term,
        edition=edition(regio),
        due_at=reckon(rule, start=at, werkdagen=werkkalender(regio)).due_at,
    )
    seal(consult, question=question)
    consult.save(force_insert=True)
    if is_spoed:
        ring(
            organisatie_id=zaak.organisatie_id,
            kind=_alarm_of(consult),
            raised_by_id=asked_by_id,
            at=at,
            zaak=zaak,
        )
    return consult


def state_now(*, consult: Consult) -> State:
    """Return the state of a consult that was just locked."""
    return state_of(
        taken_at=consult.taken_at,
        answered_at=consult.answered_at,
        withdrawn_at=consult.withdrawn_at,
    )


def take_up(*, consult: Consult, by_id: int, at: datetime) -> None:
    """Say who is at it."""
    consult.taken_by_id, consult.taken_at = by_id, at
    _save(consult, "taken_by", "taken_at")
    _quieten(consult, reason="opgepakt", at=at)


def give_answer(*, consult: Consult, answer: str, by_id: int, at: datetime) -> None:
    """Write the one answer."""
    consult.answered_by_id, consult.answered_at = by_id, at
    seal(consult, answer=answer)
    _save(consult, "answered_by", "answered_at", "answer")
    _quieten(consult, reason="opgepakt", at=at)


def take_back(*, consult: Consult, at: datetime) -> None:
    """End a question that nobody needs to answer any more."""
    consult.withdrawn_at = at
    _save(consult, "withdrawn_at")
    _quieten(consult, reason="niet_nodig", at=at)


def _alarm_of(consult: Consult) -> str:
    return f"consult_{consult.to_role}"


def _quieten(consult: Consult, *, reason: str, at: datetime) -> None:
    """End what rings for a question, unless another one of this zaak still waits for somebody."""
    still = Consult.objects.filter(
        WAITING, zaak=consult.zaak_id, to_role=consult.to_role, taken_at=None
    )
    if consult.spoed_at is not None and not still.exclude(spoed_at=None).exists():
        silence(kind=_alarm_of(consult), zaak=consult.zaak, reason=reason, at=at)


def _save(consult: Consult, *columns: str) -> None:
    consult.version += 1
    consult.save(update_fields=[*columns, "version"])
