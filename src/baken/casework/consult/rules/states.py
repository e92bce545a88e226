"""The life of a consult, who may answer it, and when its clock stands still."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from baken.core.errors import NotAllowed, WrongState
from baken.core.transitions import Move, Moves

ADVISERS = ("gedragswetenschapper", "vertrouwensarts")


class State(StrEnum):
    ASKED = "asked"
    TAKEN = "taken"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


_WAITING = frozenset({State.ASKED, State.TAKEN})

LIFE = Moves(
    [
        Move(right="consult.take", source=frozenset({State.ASKED}), target=State.TAKEN),
        Move(right="consult.answer", source=_WAITING, target=State.ANSWERED),
        Move(right="consult.withdraw", source=_WAITING, target=State.WITHDRAWN),
    ]
)


def state_of(
    *, taken_at: datetime | None, answered_at: datetime | None, withdrawn_at: datetime | None
) -> State:
    """Return the state that these moments mean."""
    if answered_at is not None:
        return State.ANSWERED
    if withdrawn_at is not None:
        return State.WITHDRAWN
    return State.ASKED if taken_at is None else State.TAKEN


def term_for(*, is_spoed: bool) -> str:
    """Return the key of the term of a question."""
    return "consult.spoed" if is_spoed else "consult.antwoord"


def met_at(
    *, is_spoed: bool, taken_at: datetime | None, answered_at: datetime | None
) -> datetime | None:
    """Return when the term was met: spoed has to reach somebody, another question to be answered.

    Issue norm "spoed binnen twee minuten": who takes it up has been reached.
    """
    return (taken_at or answered_at) if is_spoed else answered_at


def check_may_reply(*, to_role: str, roles: Collection[str], asked_by: int, replies: int) -> None:
    """Say no to another role than was asked, and to one's own question.

    :raises NotAllowed: if the question was put to another role.
    :raises WrongState: if this person asked it: a second pair of eyes is another pair.
    """
    if to_role not in roles:
        raise NotAllowed
    if replies == asked_by:
        raise WrongState("needs_another_person")


def check_may_withdraw(*, asked_by: int, withdraws: int, roles: Collection[str]) -> None:
    """Say no to all but who asked and the coördinator. :raises NotAllowed: then."""
    if withdraws != asked_by and "coordinator_frontoffice" not in roles:
        raise NotAllowed
