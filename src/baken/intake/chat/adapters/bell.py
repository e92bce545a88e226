"""Listens to the database for one process, and lets every open page hear each ring."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import psycopg

LONGEST_PAUSE = 5.0  # seconds between two attempts to come back
MOST_WAITING = 500  # rings one page may be behind; then one ring stands for all: read anew
ANEW = "*"
CHANNEL = "baken_chat"


async def listen(conninfo: str, *, hear: Callable[[str], None], back: Callable[[], None]) -> None:
    """Listen for ever on a connection that comes back by itself; `back` says that it was away."""
    pause = 0.1
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                conninfo, autocommit=True
            ) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                pause = 0.1
                back()
                async for notice in connection.notifies():
                    hear(notice.payload)
        except (psycopg.Error, OSError):
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)


class Bell:
    """One connection that listens, as long as somebody has a page open; it comes back by itself."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._ears: set[asyncio.Queue[str]] = set()
        self._task: asyncio.Task[None] | None = None

    def listen(self) -> "asyncio.Queue[str]":
        """Return where the rings come in."""
        ear: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._ears.add(ear)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(
                listen(self._conninfo, hear=self._hear, back=self._anew)
            )
        return ear

    def leave(self, ear: "asyncio.Queue[str]") -> None:
        """Listen no longer."""
        self._ears.discard(ear)

    async def close(self) -> None:
        """Let go of the database."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _anew(self) -> None:
        self._hear(ANEW)

    def _hear(self, payload: str) -> None:
        for ear in self._ears:
            try:
                ear.put_nowait(payload)
            except asyncio.QueueFull:
                while not ear.empty():
                    ear.get_nowait()
                ear.put_nowait(ANEW)
