"""The rows of Mijn werk: what each room tells of its zaken, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from baken.casework.zaak.models import Zaak
from baken.core.kalender import Werkkalender, in_amsterdam
from baken.foundation.ui.markup import due_html
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import DueWords, due_words, moment_words
from baken.intake.terugbelverzoek.queries import TerugbelRow, summaries
from baken.policy.volgorde import volgorde

CALLING = {"waiting": "call", "caller_rings": "wait", "held": "held", "lapse_asked": "held"}
DECIDING = {"held": "decide", "lapse_asked": "decide"}


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """One request on a list, with its deadline in words and its next action."""

    url: str
    number: str
    who: str
    kind: str
    about: str
    received: str
    due: SafeString
    why: str
    next_try: str
    action: str
    is_spoed: bool
    has_children: bool
    is_parked: bool
    complete_url: str
    state: str


def work_rows(
    *, zaken: Sequence[Zaak], now: datetime, kalender: Werkkalender, actions: Mapping[str, str]
) -> list[WorkRow]:
    """Return the rows of these zaken in their order; `actions` names the next step by state."""
    today = in_amsterdam(now).date()
    why = {key: said(words) for key, words in volgorde().items()}
    return [
        _row(
            row,
            why=why.get(getattr(zaak, "risk", ""), ""),
            now=now,
            due=_due(row, now, today, kalender),
            action=actions.get(row.state, "open"),
        )
        for zaak, row in zip(zaken, summaries(zaken=zaken), strict=True)
    ]


def _due(row: TerugbelRow, now: datetime, today: date, kalender: Werkkalender) -> DueWords:
    left = kalender.werkdagen_between(today, in_amsterdam(row.due_at).date())
    return due_words(
        due_at=row.due_at,
        started_at=row.started_at,
        now=now,
        met_at=row.met_at,
        werkdagen_left=left,
    )


def _row(
    row: TerugbelRow, *, why: str, now: datetime, due: DueWords, action: str
) -> WorkRow:
    return WorkRow(
        url=reverse("terugbelverzoek", args=[row.number]),
        number=row.number,
        who=row.who or (row.telephone if row.is_parked else _who(row.caller)),
        kind=_who(row.caller) if row.who else _("anoniem"),
        about=row.about,
        received=moment_words(row.received_at, now=now),
        due=due_html(due),
        why=why,
        next_try=moment_words(row.next_try_at, now=now) if row.next_try_at else "",
        action=action,
        is_spoed=row.is_spoed,
        has_children=row.has_children,
        is_parked=row.is_parked,
        complete_url=reverse("terugbel-complete", args=[row.number]) if row.is_parked else "",
        state=row.state,
    )


def _who(caller: str) -> str:
    return {"burger": _("Burger"), "professional": _("Professional"), "": _("Onbekend")}[caller]
