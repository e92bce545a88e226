"""The shape of a term: how long it is, by which calendar, and whether it ends on a day or a moment.

Source of the calendars: Algemene termijnenwet (ATW), Verordening (EEG) 1182/71 (EU); werkdagen
(WD), calendar time without a shift (C) and hours (H) are as the term itself says.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from baken.core.kalender.words import Words


class Calendar(StrEnum):
    """The five ways of counting."""

    WD = "WD"
    ATW = "ATW"
    EU = "EU"
    C = "C"
    H = "H"


class Unit(StrEnum):
    """What is counted."""

    SECONDEN = "seconden"
    UREN = "uren"
    WERKDAGEN = "werkdagen"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


class End(StrEnum):
    """What the end is: a whole day, a moment, or closing time."""

    DAG = "dag"
    TIJDSTIP = "tijdstip"
    SLUITINGSTIJD = "sluitingstijd"


CLOCK_UNITS = frozenset({Unit.SECONDEN, Unit.UREN})
_ENDS = {
    Calendar.WD: frozenset({End.DAG, End.SLUITINGSTIJD}),
    Calendar.ATW: frozenset({End.DAG}),
    Calendar.EU: frozenset({End.DAG}),
    Calendar.C: frozenset({End.DAG, End.TIJDSTIP}),
    Calendar.H: frozenset({End.TIJDSTIP}),
}
_NAMES = {
    Unit.SECONDEN: (Words("seconde", "second"), Words("seconden", "seconds")),
    Unit.UREN: (Words("uur", "hour"), Words("uur", "hours")),
    Unit.WERKDAGEN: (Words("werkdag", "working day"), Words("werkdagen", "working days")),
    Unit.DAGEN: (Words("dag", "day"), Words("dagen", "days")),
    Unit.WEKEN: (Words("week", "week"), Words("weken", "weeks")),
    Unit.MAANDEN: (Words("maand", "month"), Words("maanden", "months")),
    Unit.JAREN: (Words("jaar", "year"), Words("jaar", "years")),
}


@dataclass(frozen=True)
class Length:
    """An amount of one unit: 5 dagen."""

    amount: int
    unit: Unit

    def said(self) -> Words:
        """Return the length in words: "5 dagen", "5 days"."""
        one, many = _NAMES[self.unit]
        name = one if self.amount == 1 else many
        return Words(f"{self.amount} {name.nl}", f"{self.amount} {name.en}")


@dataclass(frozen=True)
class YearDay:
    """A fixed last day, the first of its kind after the start: 31 May."""

    month: int
    day: int


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term, ready to be reckoned; several parts are counted one after the other.

    `begin` says in words what the start is ("ontvangst van de melding").
    """

    parts: tuple[Length | YearDay, ...]
    calendar: Calendar
    end: End
    begin: Words

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("A term has a length")
        if self.end not in _ENDS[self.calendar]:
            raise ValueError(f"A term by {self.calendar} cannot end on a {self.end}")
        for part in self.parts:
            _check_part(part, self.calendar)

    @property
    def needs_moment(self) -> bool:
        """Say whether the start of this term must have a clock time."""
        return self.end is End.TIJDSTIP

    def extended_by(self, extension: Self) -> Self:
        """Return both as one term: the extension is counted from the unshifted end of this one.

        :raises ValueError: if the two count by different calendars.
        """
        if (extension.calendar, extension.end) != (self.calendar, self.end):
            raise ValueError("A term and its extension count by the same calendar")
        return replace(self, parts=(*self.parts, *extension.parts))


def _check_part(part: Length | YearDay, calendar: Calendar) -> None:
    if isinstance(part, YearDay):
        if calendar is not Calendar.C:
            raise ValueError("A fixed day does not shift: its calendar is C")
        date(2001, part.month, part.day)
        return
    lowest = 0 if part.unit is Unit.WERKDAGEN else 1
    if part.amount < lowest:
        raise ValueError("A term is at least one unit long")
    if (part.unit is Unit.WERKDAGEN) != (calendar is Calendar.WD):
        raise ValueError("Werkdagen are counted by WD, and by WD alone")
    if (part.unit in CLOCK_UNITS) != (calendar is Calendar.H):
        raise ValueError("Hours are counted by H, and by H alone")
