"""Batches: what is asked while the database is busy is asked all at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

import psycopg

MOST_AT_ONCE = 200  # questions in one batch
TRIES, PAUSE = 60, 0.05  # seconds

Asked = TypeVar("Asked")
Got = TypeVar("Got")


class Held(psycopg.errors.LockNotAvailable):
    """Somebody else holds the line for a moment; nobody else waits for that."""


class Batch(Generic[Asked, Got]):
    """Gathers what is asked while the database is busy, and asks it all at once.

    An answer that is an exception is raised to who asked; the others have theirs.
    """

    def __init__(
        self, ask: Callable[[Sequence[Asked]], Awaitable[Sequence[Got | Exception]]]
    ) -> None:
        self._ask = ask
        self._waiting: list[tuple[Asked, asyncio.Future[Got]]] = []
        self._busy: asyncio.Task[None] | None = None

    async def __call__(self, one: Asked) -> Got:
        """Return the answer to one question; while the line is held it is asked again.

        :raises psycopg.Error: if the database refuses, or the line is held too long.
        """
        return await patiently(lambda: self._answer(one))

    def _answer(self, one: Asked) -> asyncio.Future[Got]:
        future: asyncio.Future[Got] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, future))
        if self._busy is None:
            self._busy = asyncio.create_task(self._work())
        return future

    async def _work(self) -> None:
        taken, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        answers: Sequence[Got | Exception] = [psycopg.OperationalError("not asked")] * len(taken)
        try:
            answers = await self._ask([one for one, _ in taken])
        except (psycopg.Error, OSError) as fault:
            answers = [fault] * len(taken)
        finally:  # whatever happened, nobody waits for ever
            for (_, future), answer in zip(taken, answers, strict=True):
                _give(future, answer)
            self._busy = asyncio.create_task(self._work()) if self._waiting else None


async def patiently(ask: Callable[[], Awaitable[Got]]) -> Got:
    """Ask until nobody else holds the line. :raises Held: if that takes too long."""
    for _ in range(TRIES):
        with suppress(Held):
            return await ask()
        await asyncio.sleep(PAUSE)
    raise Held


def _give(future: asyncio.Future[Got], answer: Got | Exception) -> None:
    if future.done():
        return  # who asked has gone
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
