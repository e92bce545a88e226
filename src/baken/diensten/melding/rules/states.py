"""The life of a melding. It begins here; the veiligheidsbeoordeling is its next move."""

from enum import StrEnum

from baken.core.transitions import Move, Moves


class State(StrEnum):
    RECEIVED = "received"
    WITHOUT_MELDER = "without_melder"  # dubbel anoniem: a manager decides what it becomes
    DECLINED = "declined"


_UNDECIDED = frozenset({State.WITHOUT_MELDER})

LIFE = Moves(
    [
        Move(right="melding.take_in", source=_UNDECIDED, target=State.RECEIVED),
        Move(right="melding.decline", source=_UNDECIDED, target=State.DECLINED),
    ]
)


class Basis(StrEnum):
    """On what a melding rests: a melder who is known to us, ourselves, or nobody known."""

    MELDER = "melder"
    AMBTSHALVE = "ambtshalve"
    DUBBEL_ANONIEM = "dubbel_anoniem"


def state_for(basis: Basis) -> State:
    """Return the state in which a melding on this basis begins."""
    return State.WITHOUT_MELDER if basis is Basis.DUBBEL_ANONIEM else State.RECEIVED
