"""How a call reached us, and how long after it a call may still be entered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from baken.core.errors import WrongState


class Arrived(StrEnum):
    """Whether somebody answered, a message was left, or neither."""

    ANSWERED = "opgenomen"
    VOICEMAIL = "voicemail"
    MISSED = "gemist"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How a call reached us, and the code of the line that was called; empty is not known."""

    how: Arrived = Arrived.ANSWERED
    line: str = ""


ANSWERED = Arrival()


def fault_of_moment(*, called_at: datetime, at: datetime, within: timedelta) -> str:
    """Return why a call of this moment cannot be entered now, as a code; empty if it can."""
    if called_at > at:
        return "call_is_to_come"
    return "call_too_long_ago" if called_at < at - within else ""


def check_moment(*, called_at: datetime, at: datetime, within: timedelta) -> None:
    """Say no to a call that is to come or too long ago. :raises WrongState: then."""
    match fault_of_moment(called_at=called_at, at=at, within=within):
        case "call_is_to_come":
            raise WrongState("call_is_to_come")
        case "call_too_long_ago":
            raise WrongState("call_too_long_ago")


def rings_since(*, arrived: str, called_at: datetime, at: datetime) -> datetime:
    """Return when the term of calling back begins: of a voicemail, when it was left.

    Werkproces 1.1 Advies: a voicemail becomes a terugbelverzoek with the same limit.
    """
    return called_at if arrived == Arrived.VOICEMAIL else at


def check_rung_back(*, arrived: str, is_deliberate: bool) -> None:
    """Say no to calling who left no message, unless it is chosen. :raises WrongState: then."""
    if arrived == Arrived.MISSED and not is_deliberate:
        raise WrongState("missed_is_not_rung_back")
