"""The calendar of the house: days, werkdagen, feestdagen, and where a term ends."""

from baken.core.kalender.feestdagen import FEESTDAG_CODES, Feestdag, feestdagen
from baken.core.kalender.reckoning import Reckoning, reckon
from baken.core.kalender.term import Calendar, End, Length, Term, Unit, YearDay
from baken.core.kalender.werkkalender import (
    AMSTERDAM,
    Dagdeel,
    HalfDay,
    Hours,
    Werkkalender,
    in_amsterdam,
)
from baken.core.kalender.words import Words, full_day, full_moment, short_day

__all__ = [
    "AMSTERDAM",
    "FEESTDAG_CODES",
    "Calendar",
    "Dagdeel",
    "End",
    "Feestdag",
    "HalfDay",
    "Hours",
    "Length",
    "Reckoning",
    "Term",
    "Unit",
    "Werkkalender",
    "Words",
    "YearDay",
    "feestdagen",
    "full_day",
    "full_moment",
    "in_amsterdam",
    "reckon",
    "short_day",
]
