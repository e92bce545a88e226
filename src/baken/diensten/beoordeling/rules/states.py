"""The life of a veiligheidsbeoordeling: one proposes, another looks too."""

from enum import StrEnum

from baken.core.errors import WrongState
from baken.core.transitions import Move, Moves


class State(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    RETURNED = "returned"  # whoever made it makes a better one; this one stays as it was


_WAITS = frozenset({State.PROPOSED})

LIFE = Moves(
    [
        Move(right="beoordeling.agree", source=_WAITS, target=State.AGREED),
        Move(right="beoordeling.give_back", source=_WAITS, target=State.RETURNED),
    ]
)


def check_is_another(*, made_by: int, looks: int) -> None:
    """Say no to who looks a second time at his own work. :raises WrongState: then."""
    if made_by == looks:
        raise WrongState("needs_another_person")
