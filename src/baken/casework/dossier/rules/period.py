"""From when until when something holds, as far as it is known."""

from datetime import date

from baken.casework.dossier.rules.birth import NotADate, read_birth


def read_whole_day(typed: str, *, today: date) -> date | None:
    """Return the day that was typed in full, until today; None when nothing was.

    :raises NotADate: if it is no day, a part of one, or has yet to come.
    """
    found = read_birth(typed, today=today)
    if found is None:
        return None
    if not found.day:
        raise NotADate
    return date(found.year, found.month, found.day)


def typed_day(day: date | None) -> str:
    """Return a day as a person types it ("3-4-2015"); empty when it is not known."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def is_turned(from_date: date | None, until_date: date | None) -> bool:
    """Return whether an end lies before its begin."""
    return from_date is not None and until_date is not None and until_date < from_date


def runs_on(until_date: date | None, *, on: date) -> bool:
    """Return whether what ends on this day, if it ends, has not ended before."""
    return until_date is None or until_date >= on
