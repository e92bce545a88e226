"""The life of a melding: it comes in, a veiligheidsbeoordeling decides what follows, it ends."""

from enum import StrEnum

from baken.core.errors import WrongState
from baken.core.transitions import Move, Moves


class State(StrEnum):
    RECEIVED = "received"
    WITHOUT_MELDER = "without_melder"  # dubbel anoniem: a manager decides what it becomes
    DECLINED = "declined"
    ASSESSED = "assessed"
    CLOSED = "closed"


_UNDECIDED = frozenset({State.WITHOUT_MELDER})
TO_ASSESS = frozenset({State.RECEIVED, State.ASSESSED})  # a later decision stands beside the first

LIFE = Moves(
    [
        Move(right="melding.take_in", source=_UNDECIDED, target=State.RECEIVED),
        Move(right="melding.decline", source=_UNDECIDED, target=State.DECLINED),
        Move(right="beoordeling.agree", source=TO_ASSESS, target=State.ASSESSED),
        Move(right="melding.close", source=frozenset({State.ASSESSED}), target=State.CLOSED),
    ]
)


def check_may_assess(state: State) -> None:
    """Say no to a veiligheidsbeoordeling of what is not handled. :raises WrongState: then."""
    if state not in TO_ASSESS:
        raise WrongState("melding_not_to_assess")


class Basis(StrEnum):
    """On what a melding rests: a melder who is known to us, ourselves, or nobody known."""

    MELDER = "melder"
    AMBTSHALVE = "ambtshalve"
    DUBBEL_ANONIEM = "dubbel_anoniem"


def state_for(basis: Basis) -> State:
    """Return the state in which a melding on this basis begins."""
    return State.WITHOUT_MELDER if basis is Basis.DUBBEL_ANONIEM else State.RECEIVED
