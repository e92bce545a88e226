"""Reads of consulten: those of a zaak, those that wait for somebody, and one's own questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Coalesce

from baken.casework.consult.models import WAITING, Consult
from baken.casework.consult.rules.states import LIFE, State, met_at, state_of
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.core.kalender.words import Words
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.vault.sealed import read_many
from baken.policy.rights import roles


@dataclass(frozen=True, kw_only=True)
class Question:
    """One consult as it is shown; `moves` are the rights this person can use on it now."""

    pk: int
    number: str
    state: str
    to: Words
    question: str
    answer: str
    is_spoed: bool
    asked_by: str
    asked_at: datetime
    due_at: datetime
    met_at: datetime | None
    taken_by: str
    taken_at: datetime | None
    answered_by: str
    answered_at: datetime | None
    withdrawn_at: datetime | None
    moves: frozenset[str]

    @property
    def started_at(self) -> datetime:
        """When its clock began."""
        return self.asked_at


def read_zaak_of_raad(*, user: Actor, number: str, at: datetime) -> Zaak:
    """Return the zaak to read its consulten, and note that it was read.

    :raises NotFound: if it is not there, or not for this person.
    """
    rows = Zaak.objects.filter(number=number.upper())
    return look("consult.view", user=user, at=at, rows=rows)


def find_consult(*, user: Actor, number: str, pk: int) -> Consult:
    """Return a consult of a zaak to act on.

    :raises NotFound: if it is not there for this person.
    """
    zaken = Zaak.objects.for_right("consult.view", user).filter(number=number.upper())
    consult = Consult.objects.filter(pk=pk, zaak__in=zaken).select_related("zaak").first()
    if consult is None:
        raise NotFound
    return consult


def consulten_of(*, zaak: Zaak, user: Actor) -> list[Question]:
    """Return the consulten of a zaak this person may read, newest first; the caller has looked
    at the zaak."""
    zaken = Zaak.objects.for_right("consult.view", user).filter(pk=zaak.pk)
    rows = Consult.objects.filter(zaak__in=zaken, organisatie_id=user.organisatie_id)
    return _shown(rows.select_related("zaak").order_by("-asked_at", "-pk"), user)


def list_waiting(*, user: Actor, most: int) -> list[Question]:
    """Return the questions put to a role of this person, riskiest first: spoed nobody took, spoed,
    then by their term. The caller notes that the list was read."""
    zaken = Zaak.objects.for_right("consult.answer", user)
    first = Case(
        When(spoed_at__isnull=False, taken_at__isnull=True, then=0),
        When(spoed_at__isnull=False, then=1),
        default=2,
    )
    rows = (
        Consult.objects.filter(WAITING, zaak__in=zaken, to_role__in=sorted(user.roles))
        .filter(organisatie_id=user.organisatie_id, zaak__kluis__destroyed_at=None)
        .exclude(asked_by=user.user_id)
    )
    return _shown(rows.select_related("zaak").order_by(first, "due_at", "pk")[:most], user)


def own_questions(*, user: Actor, since: datetime) -> QuerySet[Any, Any]:
    """Return what this person asked that waits, or was answered since: state, number, moment."""
    own = Consult.objects.filter(
        organisatie_id=user.organisatie_id, asked_by_id=user.user_id, withdrawn_at__isnull=True
    )
    recent = own.filter(answered_at__isnull=True) | own.filter(answered_at__gte=since)
    state = Case(When(answered_at__isnull=True, then=Value("asked")), default=Value("answered"))
    return recent.values_list(state, "zaak__number", Coalesce("answered_at", "asked_at"))


def _shown(rows: Iterable[Consult], user: Actor) -> list[Question]:
    found = list(rows)
    if not found:
        return []
    people = {row.asked_by_id for row in found}
    people |= {one for row in found for one in (row.taken_by_id, row.answered_by_id) if one}
    names = names_of(user_ids=people)
    questions = read_many(found, "question", destroyed="")
    answers = _answers(found)
    return [
        _question(row, user=user, names=names, texts=(questions[row.pk], answers.get(row.pk, "")))
        for row in found
    ]


def _answers(rows: Sequence[Consult]) -> dict[int, str]:
    answered = [row for row in rows if row.answered_at is not None]
    return dict(read_many(answered, "answer", destroyed=""))


def _question(
    row: Consult, *, user: Actor, names: dict[int, str], texts: tuple[str, str]
) -> Question:
    state = state_of(
        taken_at=row.taken_at, answered_at=row.answered_at, withdrawn_at=row.withdrawn_at
    )
    is_spoed = row.spoed_at is not None
    return Question(
        pk=row.pk,
        number=row.zaak.number,
        state=state.value,
        to=roles()[row.to_role].label,
        question=texts[0],
        answer=texts[1],
        is_spoed=is_spoed,
        asked_by=names[row.asked_by_id],
        asked_at=row.asked_at,
        due_at=row.due_at,
        met_at=met_at(is_spoed=is_spoed, taken_at=row.taken_at, answered_at=row.answered_at),
        taken_by=names.get(row.taken_by_id or 0, ""),
        taken_at=row.taken_at,
        answered_by=names.get(row.answered_by_id or 0, ""),
        answered_at=row.answered_at,
        withdrawn_at=row.withdrawn_at,
        moves=_moves(row, state, user),
    )


def _moves(row: Consult, state: State, user: Actor) -> frozenset[str]:
    """Return the moves the table of states and the rules leave to this person."""
    is_own = row.asked_by_id == user.user_id
    mine = {"consult.take", "consult.answer"} if row.to_role in user.roles and not is_own else set()
    if is_own or "coordinator_frontoffice" in user.roles:
        mine |= {"consult.withdraw"}
    return frozenset(m for m in LIFE.open_from(state) & mine if holds_somewhere(m, user))
