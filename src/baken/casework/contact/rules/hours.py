"""Whether our telephone is answered at a moment, by the hours and the free days of a region."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from baken.core.kalender import Werkkalender, Words, in_amsterdam


class Stand(StrEnum):
    """How it stands with the telephone."""

    OPEN = "open"
    BEFORE = "before"
    AFTER = "after"
    FREE = "free"


@dataclass(frozen=True, kw_only=True)
class PhoneNow:
    """How it stands: until or since which time, or why nobody answers today."""

    stand: Stand
    turns: time | None = None
    free: Words | None = None


def phone_at(moment: datetime, *, opens: time, closes: time, kalender: Werkkalender) -> PhoneNow:
    """Return how it stands with the telephone at a moment; the last minute is before `closes`."""
    local = in_amsterdam(moment)
    free = kalender.free_here(local.date())
    if free is not None:
        return PhoneNow(stand=Stand.FREE, free=free)
    if local.time() < opens:
        return PhoneNow(stand=Stand.BEFORE, turns=opens)
    if local.time() >= closes:
        return PhoneNow(stand=Stand.AFTER, turns=closes)
    return PhoneNow(stand=Stand.OPEN, turns=closes)
