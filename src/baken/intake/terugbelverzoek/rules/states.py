"""The life of a terugbelverzoek, and when it may lapse."""

from enum import StrEnum

from baken.core.errors import WrongState
from baken.core.transitions import Move, Moves


class State(StrEnum):
    WAITING = "waiting"
    CALLER_RINGS = "caller_rings"
    HELD = "held"
    LAPSE_ASKED = "lapse_asked"
    REACHED = "reached"
    LAPSED = "lapsed"


OPEN = frozenset({State.WAITING, State.CALLER_RINGS, State.HELD, State.LAPSE_ASKED})
_UNASKED = frozenset({State.WAITING, State.CALLER_RINGS})
_STOPPED = frozenset({State.HELD, State.LAPSE_ASKED})
_WAITING = frozenset({State.WAITING})

LIFE = Moves(
    [
        Move(right="terugbelverzoek.attempt", source=_WAITING, target=State.WAITING),
        Move(right="terugbelverzoek.hold", source=_WAITING, target=State.HELD),
        Move(right="terugbelverzoek.reach", source=OPEN, target=State.REACHED),
        Move(right="terugbelverzoek.lapse", source=_UNASKED, target=State.LAPSED),
        Move(right="terugbelverzoek.ask_lapse", source=_UNASKED, target=State.LAPSE_ASKED),
        Move(right="terugbelverzoek.agree_lapse", source=_STOPPED, target=State.LAPSED),
        Move(right="terugbelverzoek.allow_retry", source=_STOPPED, target=State.WAITING),
        Move(right="terugbelverzoek.wait_again", source=_STOPPED, target=State.CALLER_RINGS),
    ]
)


def state_for(*, may_call: str) -> State:
    """Return the state a request begins in: who may not be called rings back himself."""
    return State.CALLER_RINGS if may_call == "nee" else State.WAITING


def check_may_try_again(*, holds: bool) -> None:
    """Say no when this outcome holds the next attempt. :raises WrongState: then."""
    if holds:
        raise WrongState("wrong_state")


def check_may_lapse(
    *, state: State, half_days_tried: int, half_days_asked: int, term_is_over: bool
) -> None:
    """Say no when too little was tried. :raises WrongState: with what is still to be done.

    Who rings back himself lapses after his own term; who is called, after the attempts on
    different half-days that policy asks.
    """
    if state is State.CALLER_RINGS:
        if not term_is_over:
            raise WrongState("caller_may_still_ring")
    elif half_days_tried < half_days_asked:
        raise WrongState("too_few_attempts", tried=half_days_tried, asked=half_days_asked)


def check_not_alone(*, is_spoed: bool, has_children: bool) -> None:
    """Say no when one person may not let this lapse. :raises WrongState: if spoed or children."""
    if is_spoed or has_children:
        raise WrongState("lapse_needs_gedragswetenschapper")
