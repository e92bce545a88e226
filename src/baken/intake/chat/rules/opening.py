"""Whether the chat is open, and whether somebody may leave it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from baken.core.kalender import AMSTERDAM, Werkkalender, in_amsterdam
from baken.policy.chat import Chat, chat
from baken.policy.termijnen import werkkalender


class Stand(StrEnum):
    """How it stands with the chat."""

    OPEN = "open"
    UNMANNED = "onbemand"  # it is open by the clock, and nobody is there
    CLOSED = "dicht"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How it stands, and the moment at which that changes by the clock."""

    stand: Stand
    changes_at: datetime


def opening_at(
    now: datetime, *, policy: Chat, kalender: Werkkalender, is_manned: bool, practice: bool = False
) -> Opening:
    """Return how it stands with the chat now.

    `is_manned` says whether somebody is on duty whose screen is alive. In practice the chat is open
    at any hour: people practise in the evening too.
    """
    local = in_amsterdam(now)
    today = local.date()
    works = kalender.is_werkdag(today)
    if practice and is_manned and not (works and policy.opens <= local.time() < policy.closes):
        return Opening(stand=Stand.OPEN, changes_at=_midnight_after(today))
    if works and policy.opens <= local.time() < policy.closes:
        stand = Stand.OPEN if is_manned else Stand.UNMANNED
        return Opening(stand=stand, changes_at=datetime.combine(today, policy.closes, AMSTERDAM))
    comes = today if works and local.time() < policy.opens else kalender.next_werkdag(today)
    return Opening(stand=Stand.CLOSED, changes_at=datetime.combine(comes, policy.opens, AMSTERDAM))


def opening_now(now: datetime, *, is_manned: bool, practice: bool = False) -> Opening:
    """Return how it stands with the chat by the hours of the site: desk and site say the same."""
    return opening_at(
        now, policy=chat(), kalender=werkkalender(), is_manned=is_manned, practice=practice
    )


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM)


def may_leave(*, opening: Opening, others: int, has_reason: bool) -> bool:
    """Return whether somebody may end their duty: the last one in the hours only with a reason."""
    return opening.stand is Stand.CLOSED or others > 0 or has_reason


def is_silent(heard_at: datetime, *, now: datetime, after: timedelta) -> bool:
    """Return whether a visitor gave no sign of life for so long."""
    return now - heard_at > after
