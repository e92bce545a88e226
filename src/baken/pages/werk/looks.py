"""Veiligheidsbeoordelingen on Mijn werk that wait for a second look, soonest due first."""

from dataclasses import dataclass
from datetime import datetime

from baken.casework.termijn.queries import werkkalender_in
from baken.core.kalender import in_amsterdam
from baken.diensten.beoordeling.queries import list_waiting_looks
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.ui.words import DueWords, due_words


@dataclass(frozen=True, kw_only=True)
class LookRow:
    """One proposal of a colleague."""

    number: str
    pk: int
    made_by: str
    made_at: datetime
    due: DueWords | None


def look_rows(*, user: Actor, now: datetime, most: int) -> list[LookRow] | None:
    """Return the proposals that wait for this person; None who is not asked."""
    if not holds_somewhere("beoordeling.agree", user):
        return None
    kalender, today = werkkalender_in(user=user), in_amsterdam(now).date()
    rows = []
    for one in list_waiting_looks(user=user, most=most):
        due = None
        if one.due_at is not None:
            last = in_amsterdam(one.due_at).date()
            left = kalender.werkdagen_between(today, last) if last >= today else None
            due = due_words(
                due_at=one.due_at, started_at=one.opened_at, now=now, werkdagen_left=left
            )
        rows.append(
            LookRow(number=one.number, pk=one.pk, made_by=one.made_by, made_at=one.made_at, due=due)
        )
    return rows
