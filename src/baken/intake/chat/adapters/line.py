"""The chat line of one process: messages go in batches, one listener wakes who waits.

A message counts as said once its transaction is committed; only then does `add` return its number.
All that says something in the same moment is written in one transaction. One connection listens;
when it falls away it comes back by itself, and then everybody reads what they missed.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, cycle
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

from baken.intake.chat.adapters.batch import Batch, Held, patiently
from baken.intake.chat.adapters.bell import listen
from baken.intake.chat.adapters.ear import ALIVE, LOOK, MOST_LINES, Ear, Said

# Lists go as bytes (%b): as text, each is escaped by Python, one by one.
ADD = "SELECT place, number FROM chat_add(%b, %b, %b, %b::smallint[])"
READ = "SELECT place, number, deel, side, client, sealed, at FROM chat_read(%b, %b::integer[], %s)"
START = "SELECT lijn, deel, last_number FROM chat_start(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
BEAT = (
    "SELECT place, lijn, is_there, is_accepted, waits_before, last_number, keys"
    " FROM chat_beat(%b::bytea[], %b::text[], %b::bytea[])"
)
# Nobody waits long for a line that somebody else holds; and a plan for any batch is made once a
# connection, for one made for each batch costs more than the batch.
SETTINGS = "SET lock_timeout = '2s'; SET plan_cache_mode = force_generic_plan"
MOST_DIGITS = 19  # of the id of a line
HELD = -1  # in the place of a number: somebody else holds the line for a moment
BREATH = 10.0  # seconds after which each page hears that its line is alive
BREATHS = 20  # parts of all pages, each of which breathes at a moment of its own


class Adding(NamedTuple):
    """What a visitor says, and when: on which line, by its name and its number; sealed, in which
    part."""

    name: bytes
    lijn: int
    client: UUID
    sealed: bytes
    deel: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """What a sign of life gives back. `keys` has the box of each part, none where it is shut."""

    lijn: int
    is_there: bool
    is_accepted: bool
    waits_before: int | None
    last_number: int
    keys: Sequence[bytes | None]


@dataclass(frozen=True, kw_only=True)
class Public:
    """What anybody may know: whether somebody does chat duty, how many wait, and the public key
    of each organisatie, by its id and by its name."""

    is_manned: bool
    waiting: int
    keys: Mapping[int, bytes]
    by_name: Mapping[str, bytes]


class Line:
    """The line of one process, by one role of the database."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._connections: dict[str, psycopg.AsyncConnection[Any]] = {}
        self._ears: defaultdict[int, set[Ear]] = defaultdict(set)
        self._using: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._going: list[asyncio.Task[None]] = []
        self._is_adding = False
        self._rang_meanwhile: list[str] = []
        self.public = Public(is_manned=False, waiting=0, keys={}, by_name={})
        self.add: Batch[Adding, int | None] = Batch(self._add)
        self.read: Batch[tuple[bytes, int], list[Said]] = Batch(self._read)
        self.beat: Batch[tuple[bytes, str, bytes | None], Pulse | None] = Batch(self._beat)

    async def look(self) -> Public:
        """Return what anybody may know, as it is now."""
        await self._beat([])
        return self.public

    async def open(self) -> None:
        """Begin to listen."""
        listening = listen(self._conninfo, hear=self._hear, back=self._wake_all)
        self._going = [asyncio.create_task(one) for one in (listening, self._breathe())]

    async def close(self) -> None:
        """Stop listening and let go of the database."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        for connection in self._connections.values():
            await connection.close()
        self._connections.clear()

    def listen(self, lijn: int) -> Ear:
        """Return what rings whenever something is said on a line."""
        ear = Ear()
        self._ears[lijn].add(ear)
        return ear

    def leave(self, lijn: int, ear: Ear) -> None:
        """Listen no longer."""
        self._ears[lijn].discard(ear)
        if not self._ears[lijn]:
            del self._ears[lijn]

    async def start(self, *values: object) -> tuple[int, int, int] | None:
        """Begin a line or a new part of one; None when the code or the token is no good.

        :raises psycopg.Error: if the database refuses, or the line is held too long.
        """
        return await patiently(lambda: self._start(values))

    async def deposit(self, client: UUID, regio: str, boxed: bytes, sealed: bytes) -> bool:
        """Leave a call-back request; return whether it was taken."""
        values = [client, regio, boxed, sealed]
        ((taken,),) = await self._rows("start", "SELECT chat_deposit(%s, %s, %s, %s)", values)
        return bool(taken)

    async def _start(self, values: Sequence[object]) -> tuple[int, int, int] | None:
        for lijn, deel, last_number in await self._rows("start", START, values):
            if lijn == HELD:
                raise Held
            return lijn, deel, last_number
        return None

    async def _add(self, asked: Sequence[Adding]) -> list[int | Exception | None]:
        """Write messages of visitors; a number is the old one when the message was sent again.

        What is written is handed to who reads that line here; what rings until then waits, for the
        ring of what is handed over would make its reader ask for it. None: the line is over, or the
        part is no longer the newest.
        """
        names, _lijnen, clients, sealed, parts, _at = map(list, zip(*asked, strict=True))
        self._is_adding = True
        try:
            numbers = dict(await self._rows("add", ADD, [names, clients, sealed, parts]))
            found = [numbers.get(place) for place in range(1, len(asked) + 1)]
            self._hand(asked, found)
        finally:
            self._is_adding = False
            self._hear_what_rang()
        return [Held() if number == HELD else number for number in found]

    def _hand(self, asked: Sequence[Adding], numbers: Sequence[int | None]) -> None:
        for one, number in zip(asked, numbers, strict=True):
            if number is None or number == HELD:
                continue
            for ear in self._ears.get(one.lijn, ()):
                ear.hand(Said(number, one.deel, "b", one.client, one.sealed, one.at))

    async def _read(self, asked: Sequence[tuple[bytes, int]]) -> list[list[Said]]:
        names, after = zip(*asked, strict=True)
        found: list[list[Said]] = [[] for _ in asked]
        for place, *said in await self._rows("read", READ, [list(names), list(after), MOST_LINES]):
            found[place - 1].append(Said(*said))
        return found

    async def _beat(
        self, asked: Sequence[tuple[bytes, str, bytes | None]]
    ) -> list[Pulse | Exception | None]:
        """Give signs of life, leave, ask for a code, or look; None: the line is over."""
        columns = [list(column) for column in zip(*asked, strict=True)] or [[], [], []]
        found: list[Pulse | Exception | None] = [None] * len(asked)
        for place, lijn, is_there, is_accepted, before, last, keys in await self._rows(
            "beat", BEAT, columns
        ):
            if place == 0:
                self.public = _public(is_manned=is_there, waiting=before, packed=keys or ())
                continue
            found[place - 1] = (
                Held()
                if lijn == HELD
                else Pulse(
                    lijn=lijn,
                    is_there=is_there,
                    is_accepted=is_accepted,
                    waits_before=before,
                    last_number=last,
                    keys=keys or (),
                )
            )
        return found

    async def _rows(self, use: str, statement: str, values: Sequence[object]) -> list[Any]:
        """Ask on the connection of one use, after who came before: a connection that breaks fails
        who uses it, and the next one makes it anew."""
        async with self._using[use]:
            connection = await self._connection(use)
            cursor = await connection.execute(statement, values, binary=True)
            return await cursor.fetchall()

    async def _connection(self, use: str) -> psycopg.AsyncConnection[Any]:
        """Return the connection of one use; each has its own, so that reading delays no writing."""
        found = self._connections.get(use)
        if found is None or found.closed:
            found = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
            await found.execute(SETTINGS)
            self._connections[use] = found
        return found

    async def _breathe(self) -> None:
        """Let some pages breathe at a time: all at once would hold up who says something."""
        for turn in cycle(range(BREATHS)):
            await asyncio.sleep(BREATH / BREATHS)
            some = [ears for lijn, ears in self._ears.items() if lijn % BREATHS == turn]
            _ring_each(ALIVE, some)

    def _hear(self, payload: str) -> None:
        if self._is_adding:
            self._rang_meanwhile.append(payload)
        else:
            self._ring(payload)

    def _hear_what_rang(self) -> None:
        rang, self._rang_meanwhile = self._rang_meanwhile, []
        for payload in rang:
            self._ring(payload)

    def _ring(self, payload: str) -> None:
        for told in payload.split(","):
            lijn, _, rest = told.partition(":")
            number, _, kind = rest.partition(":")
            if not (_is_number(lijn) and _is_number(number)):
                continue  # anybody in the database may ring
            for ear in self._ears.get(int(lijn), ()):
                ear.ring(kind, int(number))

    def _wake_all(self) -> None:
        _ring_each(LOOK, self._ears.values())


def _ring_each(kind: str, ears: Iterable[set[Ear]]) -> None:
    for ear in chain.from_iterable(ears):
        ear.ring(kind)


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) < MOST_DIGITS


def _public(*, is_manned: bool, waiting: int, packed: Sequence[bytes]) -> Public:
    told = [(bytes(one[:8]), bytes(one[8:40]), bytes(one[40:]).decode()) for one in packed]
    return Public(
        is_manned=is_manned,
        waiting=waiting,
        keys={int.from_bytes(place, "big"): key for place, key, _name in told},
        by_name={name: key for _place, key, name in told},
    )
