"""Questions for counsel on Mijn werk: those put to somebody's role, and those one asked."""

from dataclasses import dataclass
from datetime import datetime

from baken.casework.consult.queries import Question, list_waiting
from baken.casework.consult.rules.order import risk_of
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import DueWords, due_words
from baken.pages.werk.rows import address
from baken.policy.volgorde import volgorde


@dataclass(frozen=True, kw_only=True)
class RaadRow:
    """One question that waits for this person."""

    url: str
    question: Question
    due: DueWords
    why: str


@dataclass(frozen=True, kw_only=True)
class OwnQuestion:
    """One question this person asked, and since when it waits or is answered."""

    url: str
    number: str
    at: datetime
    is_answered: bool


def raad_rows(*, user: Actor, now: datetime, tomorrow: datetime, most: int) -> list[RaadRow] | None:
    """Return the questions to a role of this person, riskiest first; None who is not asked."""
    if not holds_somewhere("consult.answer", user):
        return None
    return [
        RaadRow(
            url=address("zaak", one.number),
            question=one,
            due=_due(one, now),
            why=said(volgorde()[_risk(one, now, tomorrow)]),
        )
        for one in list_waiting(user=user, most=most)
    ]


def own_question(*, number: str, at: datetime, is_answered: bool) -> OwnQuestion:
    """Return the row of a question of one's own."""
    return OwnQuestion(url=address("zaak", number), number=number, at=at, is_answered=is_answered)


def _due(one: Question, now: datetime) -> DueWords:
    return due_words(
        due_at=one.due_at,
        started_at=one.asked_at,
        now=now,
        met_at=one.met_at,
        werkdagen_left=None,
    )


def _risk(one: Question, now: datetime, tomorrow: datetime) -> str:
    return risk_of(is_spoed=one.is_spoed, due_at=one.due_at, now=now, tomorrow=tomorrow)
