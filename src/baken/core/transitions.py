"""States and the moves between them, as data: buttons, checks and docs read the one table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from baken.core.errors import WrongState

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class Move(Generic[S]):
    """One move: the right that makes it, the states it starts from, the state it leads to."""

    right: str
    source: frozenset[S]
    target: S


class Moves(Generic[S]):
    """The whole life of one kind of thing: every move it can make."""

    def __init__(self, moves: Iterable[Move[S]]) -> None:
        self._by_right = {move.right: move for move in moves}

    def apply(self, right: str, state: S) -> S:
        """Return the state after the move. :raises WrongState: if the move starts elsewhere."""
        move = self._by_right[right]
        if state not in move.source:
            raise WrongState("wrong_state", right=right, state=state.value)
        return move.target

    def open_from(self, state: S) -> frozenset[str]:
        """Return the rights that can still be used from this state (for the buttons)."""
        return frozenset(r for r, m in self._by_right.items() if state in m.source)

    def __iter__(self) -> Iterator[Move[S]]:
        return iter(self._by_right.values())
