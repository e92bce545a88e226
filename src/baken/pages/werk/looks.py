"""Veiligheidsbeoordelingen on Mijn werk that wait for a second look, soonest due first."""

from dataclasses import dataclass
from datetime import datetime

from baken.casework.termijn.queries import werkkalender_in
from baken.diensten.beoordeling.queries import list_waiting_looks
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.ui.words import DueWords
from baken.pages.werk.meldingen import limit_words


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
    kalender = werkkalender_in(user=user)
    return [
        LookRow(
            number=one.number,
            pk=one.pk,
            made_by=one.made_by,
            made_at=one.made_at,
            due=limit_words(due_at=one.due_at, opened_at=one.opened_at, now=now, kalender=kalender),
        )
        for one in list_waiting_looks(user=user, most=most)
    ]
