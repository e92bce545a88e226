"""The rows of Mijn werk: what each room tells of its zaken, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from html import escape

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baken.casework.termijn.queries import Listed
from baken.casework.zaak.models import Zaak
from baken.core.kalender import Werkkalender, in_amsterdam
from baken.foundation.ui.markup import due_html
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import due_words, moment_words
from baken.intake.terugbelverzoek.queries import TerugbelRow, summaries
from baken.policy.volgorde import volgorde

CALLING = {"waiting": "call", "caller_rings": "wait", "held": "held", "lapse_asked": "held"}
DECIDING = {"held": "decide", "lapse_asked": "decide"}
TEXTS = ("who", "kind", "about", "next_try", "why", "number", "url", "complete_url")
FILLED = ("due", *TEXTS)


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """One request on a list, with its deadline in words and its next action."""

    url: str
    number: str
    who: str
    kind: str
    about: str
    received_at: datetime
    due: SafeString
    why: str
    next_try: str
    action: str
    is_spoed: bool
    has_children: bool
    is_parked: bool
    complete_url: str
    state: str


class Rows(list[WorkRow]):
    """The rows of one table."""

    @property
    def html(self) -> SafeString:
        """The rows; what differs from one to the next is filled in the shape of its kind."""
        language = get_language()
        return mark_safe("\n".join(_html(row, language) for row in self))


def _html(row: WorkRow, language: str | None) -> str:
    told = {name: getattr(row, name) for name in TEXTS}
    texts = {name: escape(text) for name, text in told.items() if text} | {"due": row.due}
    shape = _shape(
        language=language,
        action=row.action,
        state=row.state,
        flags=(row.is_spoed, row.has_children, row.is_parked),
        absent=tuple(name for name in FILLED if name not in texts),
    )
    return shape % texts


@lru_cache(maxsize=512)
def _shape(
    *,
    language: str | None,
    action: str,
    state: str,
    flags: tuple[bool, bool, bool],
    absent: tuple[str, ...],
) -> str:
    """Return the template of a row in this language, rendered but for its texts: a page of 50
    rows renders each kind of row once."""
    marks = {name: "" if name in absent else f"\ue000{name}\ue001" for name in FILLED}
    is_spoed, has_children, is_parked = flags
    row = {
        "action": action,
        "state": state,
        "is_spoed": is_spoed,
        "has_children": has_children,
        "is_parked": is_parked,
    }
    made = render_to_string("werk/_rij.html", {"row": row | marks}).replace("%", "%%")
    for name, mark in marks.items():
        made = made.replace(mark, f"%({name})s") if mark else made
    return made


def work_rows(
    *,
    zaken: Sequence[Zaak | Listed],
    now: datetime,
    kalender: Werkkalender,
    actions: Mapping[str, str],
) -> Rows:
    """Return the rows of these zaken in their order; `actions` names the next step by state."""
    why = {key: said(words) for key, words in volgorde().items()}
    say = _Sayer(now=now, kalender=kalender)
    return Rows(
        _row(
            row,
            why=why.get(getattr(zaak, "risk", ""), ""),
            say=say,
            action=actions.get(row.state, "open"),
        )
        for zaak, row in zip(zaken, summaries(zaken=zaken), strict=True)
    )


class _Sayer:
    """Says deadlines, moments and callers for the rows of one list; days are counted once."""

    def __init__(self, *, now: datetime, kalender: Werkkalender) -> None:
        self._now, self._kalender = now, kalender
        self._today = in_amsterdam(now).date()
        self._left: dict[date, int] = {}
        self.anonymous = _("anoniem")
        self.callers = {"burger": _("Burger"), "professional": _("Professional")}
        self.callers[""] = _("Onbekend")

    def due(self, row: TerugbelRow) -> SafeString:
        words = due_words(
            due_at=row.due_at,
            started_at=row.started_at,
            now=self._now,
            met_at=row.met_at,
            werkdagen_left=self._werkdagen(in_amsterdam(row.due_at).date()),
        )
        return due_html(words)

    def moment(self, at: datetime | None) -> str:
        return moment_words(at, now=self._now) if at else ""

    def _werkdagen(self, day: date) -> int:
        if day not in self._left:
            self._left[day] = self._kalender.werkdagen_between(self._today, day)
        return self._left[day]


def _row(row: TerugbelRow, *, why: str, say: _Sayer, action: str) -> WorkRow:
    caller = say.callers[row.caller]
    return WorkRow(
        url=address("terugbelverzoek", row.number),
        number=row.number,
        who=row.who or (row.telephone if row.is_parked else caller),
        kind=caller if row.who else say.anonymous,
        about=row.about,
        received_at=row.received_at,
        due=say.due(row),
        why=why,
        next_try=say.moment(row.next_try_at),
        action=action,
        is_spoed=row.is_spoed,
        has_children=row.has_children,
        is_parked=row.is_parked,
        complete_url=address("terugbel-complete", row.number) if row.is_parked else "",
        state=row.state,
    )


def address(name: str, number: str) -> str:
    """Return the address of the page of a number."""
    return _pattern(name).replace("NUMMER", number)


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=["NUMMER"])
