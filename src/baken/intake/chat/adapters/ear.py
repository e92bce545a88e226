"""What a reader of a line hears, and what he is told."""

import asyncio
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

# What rings on a line beside what is said: somebody types, or the stand must be looked at anew.
VISITOR_TYPES, WORKER_TYPES, LOOK = "typt", "schrijft", "kijk"
ALIVE = "adem"  # now and then, so that the page hears that its line is alive
CUT = "maak plaats"  # to a reader who makes place for a newer one
MOST_LINES = 40  # messages one reader gets at once; he asks on while there are more


class Said(NamedTuple):
    """One message as it stands: its number on the line, the part whose key opens it, its side."""

    number: int
    deel: int
    side: str
    client: UUID
    sealed: bytes
    at: datetime


class Ear:
    """Where one reader hears what rings on his line; what rang while he was busy waits for him.

    `newest` is the highest number that rang. What this process wrote itself is handed over as well:
    it need not be read again.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._kinds: set[str] = set()
        self._handed: list[Said] = []
        self.newest = 0

    def ring(self, kind: str, number: int = 0) -> None:
        """Let the reader hear what is new; that the visitor himself is typing he need not hear."""
        if kind == VISITOR_TYPES or (not kind and number <= self.newest):
            return
        self.newest = max(self.newest, number)
        self._kinds.add(kind)
        self._event.set()

    def hand(self, said: Said) -> None:
        """Let the reader hear, and have, what was just written; a slow one reads it himself."""
        if len(self._handed) < MOST_LINES:
            self._handed.append(said)
        self.ring("", said.number)

    def take_handed(self) -> list[Said]:
        """Return what was handed over since the last time."""
        handed, self._handed = self._handed, []
        return handed

    async def rings(self) -> None:
        """Wait for a ring."""
        await self._event.wait()

    def take(self) -> frozenset[str]:
        """Return all kinds that rang; from now on it is still."""
        rang = frozenset(self._kinds)
        self._kinds.clear()
        self._event.clear()
        return rang
