"""Open meldingen on Mijn werk: riskiest first, each with what comes next."""

from dataclasses import dataclass
from datetime import datetime

from baken.casework.termijn.queries import list_by_risk, werkkalender_in
from baken.core.kalender import Werkkalender, in_amsterdam
from baken.diensten.beoordeling.queries import last_states
from baken.diensten.melding.queries import states_of
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import DueWords, due_words
from baken.pages.werk.rows import address
from baken.policy.volgorde import volgorde


@dataclass(frozen=True, kw_only=True)
class MeldingRow:
    """One open melding."""

    url: str
    number: str
    opened_at: datetime
    behandelaar: str
    due: DueWords | None
    why: str
    is_undecided: bool
    assessed: str


def melding_rows(*, user: Actor, now: datetime, most: int) -> list[MeldingRow] | None:
    """Return the open meldingen this person sees, riskiest first; None who follows none."""
    if not holds_somewhere("werk.meldingen", user):
        return None
    zaken = list_by_risk(user=user, soort="melding", now=now, most=most)
    listed = [zaak.pk for zaak in zaken]
    states, looks = states_of(zaken=listed), last_states(zaken=listed)
    names = names_of(user_ids={zaak.behandelaar_id for zaak in zaken if zaak.behandelaar_id})
    kalender = werkkalender_in(user=user)
    return [
        MeldingRow(
            url=address("zaak", zaak.number),
            number=zaak.number,
            opened_at=zaak.opened_at,
            behandelaar=names.get(zaak.behandelaar_id or 0, ""),
            due=limit_words(
                due_at=zaak.due_at, opened_at=zaak.opened_at, now=now, kalender=kalender
            ),
            why=said(volgorde()[zaak.risk]),
            is_undecided=states.get(zaak.pk) == "without_melder",
            assessed=looks.get(zaak.pk, ""),
        )
        for zaak in zaken
    ]


def limit_words(
    *, due_at: datetime | None, opened_at: datetime, now: datetime, kalender: Werkkalender
) -> DueWords | None:
    """Return the limit of a melding in words, with the werkdagen left; None if it has none."""
    if due_at is None:
        return None
    today, last = in_amsterdam(now).date(), in_amsterdam(due_at).date()
    return due_words(
        due_at=due_at,
        started_at=opened_at,
        now=now,
        werkdagen_left=kalender.werkdagen_between(today, last) if last >= today else None,
    )
