"""Reads a day that has been, as people type it at a desk."""

from datetime import date, timedelta

from baken.core.typed import read_day

FIRST_YEAR = 2000
_WEEK = timedelta(days=7)
_BEFORE = {"gisteren": 1, "eergisteren": 2, "yesterday": 1}
_AHEAD = frozenset({"morgen", "overmorgen", "tomorrow"})


def read_past_day(text: str, *, today: date) -> date | None:
    """Return the day meant by `27-11-2026`, `27-11`, `vr`, `gisteren`; None when it is no day.

    A day without a year is the last one that was, today included; a weekday the last such day.
    A day written out may still have to come.
    """
    word = text.strip().lower()
    if word in _BEFORE:
        return today - timedelta(days=_BEFORE[word])
    found = read_day(word, today=today)
    if found is None or found.year < FIRST_YEAR:
        return None
    if found <= today or str(found.year) in word or word in _AHEAD:
        return found
    return _year_before(found) if word[0].isdigit() else found - _WEEK


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None
