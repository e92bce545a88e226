"""The life of an advies: registered, then closed when nothing is left to do."""

from enum import StrEnum

from baken.core.errors import WrongState
from baken.core.transitions import Move, Moves


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


LIFE = Moves(
    [
        Move(right="advies.close", source=frozenset({State.OPEN}), target=State.CLOSED),
        Move(right="advies.continue", source=frozenset(State), target=State.OPEN),
        Move(right="advies.continue_and_close", source=frozenset(State), target=State.CLOSED),
    ],
)


def check_may_close(*, has_open_follow_up: bool) -> None:
    """Say no while an agreed follow-up is open.

    :raises WrongState: CBS counts an advies as closed after the agreed follow-up took place
        (Uitvoeringsregeling Wmo 2015, bijlage A, paragraaf 2.1).
    """
    if has_open_follow_up:
        raise WrongState("follow_up_open")
