"""The life of an advies: registered, then closed when nothing is left to do, or a melding."""

from enum import StrEnum

from baken.core.errors import WrongState
from baken.core.transitions import Move, Moves


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    MELDING = "melding"  # it became one: what is told next belongs to a melding


_AN_ADVIES = frozenset({State.OPEN, State.CLOSED})

LIFE = Moves(
    [
        Move(right="advies.close", source=frozenset({State.OPEN}), target=State.CLOSED),
        Move(right="advies.continue", source=_AN_ADVIES, target=State.OPEN),
        Move(right="advies.continue_and_close", source=_AN_ADVIES, target=State.CLOSED),
    ],
)


def check_may_close(*, follow_up: bool, support: bool) -> None:
    """Say no while something that was agreed is open, and say what: a follow-up, or support.

    :raises WrongState: CBS counts an advies as closed after the agreed follow-up took place
        (Uitvoeringsregeling Wmo 2015, bijlage A, paragraaf 2.1); promised support is one too.
    """
    if follow_up and support:
        raise WrongState("follow_up_and_support_open")
    if follow_up:
        raise WrongState("follow_up_open")
    if support:
        raise WrongState("support_open")


def check_is_no_melding(state: State) -> None:
    """Say no to a talk with an advies that became a melding. :raises WrongState: if it did."""
    if state is State.MELDING:
        raise WrongState("advies_became_melding")


def check_is_open(state: State) -> None:
    """Say no to a promise on an advies that is closed. :raises WrongState: if it is."""
    if state is not State.OPEN:
        raise WrongState("zaak_is_closed")
