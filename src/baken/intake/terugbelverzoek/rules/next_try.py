"""When to try again: in office hours, within the hours the caller gave, on another half-day."""

from collections.abc import Iterable
from datetime import datetime, time

from baken.core.kalender import HalfDay, Hours, Werkkalender


def next_try(
    *,
    after: datetime,
    tried: Iterable[HalfDay],
    kalender: Werkkalender,
    from_time: time | None = None,
    until_time: time | None = None,
) -> datetime:
    """Return the moment of the next try; never outside the hours given.

    :raises ValueError: if the hours given lie wholly outside office hours.
    """
    within = (Hours(from_time, until_time),) if from_time and until_time else ()
    moment = kalender.next_office_moment(after, within=within, avoid=frozenset(tried))
    if moment is None:
        raise ValueError("the hours given never meet office hours")
    return moment


def fits_office_hours(*, from_time: time, until_time: time, kalender: Werkkalender) -> bool:
    """Return whether somebody here can call within these hours on a werkdag."""
    return from_time < until_time and from_time < kalender.closes and until_time > kalender.opens


def is_within(*, moment: time, from_time: time | None, until_time: time | None) -> bool:
    """Return whether the clock time lies within the hours given; no hours: always."""
    if from_time is None or until_time is None:
        return True
    return from_time <= moment < until_time
