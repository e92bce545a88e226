"""What one more talk about the same situation answers; who it is about stays as it was."""

from dataclasses import dataclass
from datetime import datetime

from baken.diensten.advies.rules.answers import WITH_APPOINTMENT, Fault
from baken.diensten.advies.rules.states import State


@dataclass(frozen=True, kw_only=True)
class Again:
    """The answers of a second or later talk. The lists of CBS are not among them: they stay."""

    situation: str
    advice: str
    follow_up: str
    follow_up_at: datetime | None
    plan: str
    told: str
    told_why: str = ""
    channel: str = "telefoon"

    @property
    def appointment(self) -> datetime | None:
        """The moment agreed for the follow-up, if there is one."""
        return self.follow_up_at if self.follow_up in WITH_APPOINTMENT else None


def faults_of_again(again: Again) -> list[Fault]:
    """Return what is not right yet, in the order of the questions."""
    found = []
    if again.follow_up in WITH_APPOINTMENT and again.follow_up_at is None:
        found.append(Fault(field="follow_up_date", code="follow_up_needs_a_moment"))
    if again.told in ("deels", "niet") and not again.told_why:
        found.append(Fault(field="told_why", code="told_needs_why"))
    return found


def stays_closed(*, state: State, again: Again) -> bool:
    """Return whether an advies is closed after this talk: it was, and nothing was agreed."""
    return state is State.CLOSED and again.appointment is None
