"""Many visitors at once, each with a line and a way to speak, on bare connections."""

import asyncio
import json
import statistics
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import uvloop

JSON = "application/json"


class TooFast(Exception):
    """One visitor says no more than twenty things a second."""


@dataclass(frozen=True)
class Load:
    """How many talk, where, for how long, and how long each waits between two messages."""

    port: int
    talks: int
    seconds: float
    pause: float


@dataclass
class Visitor:
    """One visitor. Each comes from an address of his own, for the limits count addresses."""

    number: int
    port: int
    token: str = ""
    heard: dict[str, asyncio.Future[float]] = field(default_factory=dict)
    spoken_to: list[float] = field(default_factory=list)  # milliseconds since the worker said it
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None
    listens: asyncio.Task[None] | None = None

    @property
    def address(self) -> str:
        return f"127.{1 + self.number // 250}.{1 + self.number % 250}.7"

    async def open(self) -> None:
        """Begin a line and listen to it."""
        told = await self.post("begin", {"taal": "nl"})
        self.token = told["token"]
        ready = asyncio.Event()
        self.listens = asyncio.create_task(self._listen(ready))
        await ready.wait()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(self.address, 0), limit=2**20
        )

    async def post(self, what: str, told: dict[str, object]) -> dict[str, Any]:
        """Send one question and return the answer. :raises RuntimeError: if it is refused."""
        body = json.dumps(told).encode()
        head = (
            f"POST /chat/lijn/{what}/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nX-Lijn: {self.token}\r\nContent-Type: {JSON}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        status, answer = await self._asked(head.encode() + body)
        if status == 429:
            raise TooFast
        if status != 200:
            raise RuntimeError(f"{what}: {status} {answer!r}")
        return answer

    async def _asked(self, question: bytes) -> tuple[int, Any]:
        """Ask on the connection of last time, or anew where the server has closed it meanwhile."""
        if self.reader is not None and self.writer is not None:
            self.writer.write(question)
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                return await _answer(self.reader)
        self.reader, self.writer = await self._connect()
        self.writer.write(question)
        return await _answer(self.reader)

    async def say(self) -> float:
        """Say something; return after how many milliseconds it came back on the own line."""
        client = str(uuid4())
        back: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.heard[client] = back
        start = time.perf_counter()
        await self.post("zeg", {"id": client, "tekst": "Hij is vaak boos en gooit met spullen."})
        return (await back - start) * 1000

    async def say_only(self) -> None:
        """Say something, and wait no longer than until it is written; who is too fast waits."""
        told = {"id": str(uuid4()), "tekst": "ja"}
        while True:
            try:
                await self.post("zeg", told)
            except TooFast:
                await asyncio.sleep(0.05)
            else:
                return

    async def _listen(self, ready: asyncio.Event) -> None:
        reader, writer = await self._connect()
        writer.write(
            f"GET /chat/lijn/lijn/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nX-Lijn: {self.token}\r\nX-Na: 0\r\n\r\n".encode()
        )
        await reader.readuntil(b"\r\n\r\n")
        while True:
            line = await reader.readline()  # the sizes of chunks are lines too: they tell nothing
            if not line:
                return
            if not line.startswith(b"{"):
                continue
            told = json.loads(line)
            ready.set()
            if told.get("kant") == "m":
                self.spoken_to.append((time.perf_counter() - float(told["tekst"])) * 1000)
            back = self.heard.pop(told.get("id", ""), None)
            if back is not None and not back.done():
                back.set_result(time.perf_counter())


def middle_and_slow(times: list[float]) -> dict[str, float]:
    """Return the median and the slowest but one in a hundred."""
    if not times:
        return {}
    return {"p50": statistics.median(times), "p99": sorted(times)[int(0.99 * (len(times) - 1))]}


async def _answer(reader: asyncio.StreamReader) -> tuple[int, Any]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split()[1])
    if "transfer-encoding: chunked" in head:
        body = b""
        while True:
            size = int(await reader.readline(), 16)
            body += (await reader.readexactly(size + 2))[:size]
            if size == 0:
                break
    else:
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        body = await reader.readexactly(length)
    return status, json.loads(body) if body else {}


class Visitors:
    """A process full of visitors."""

    def __init__(self, load: Load) -> None:
        self.load = load

    def run(self, queue: Any, accepted: Any, spoken: Any) -> None:
        """Open all lines, tell so, wait until they are accepted, measure, tell what was found; and
        tell what was heard of the worker, once he has spoken."""
        uvloop.run(self._run(queue, accepted, spoken))

    async def _run(self, queue: Any, accepted: Any, spoken: Any) -> None:
        crew = [Visitor(number, self.load.port) for number in range(self.load.talks)]
        start = time.perf_counter()
        for first in range(0, len(crew), 20):
            await asyncio.gather(*(one.open() for one in crew[first : first + 20]))
        queue.put(time.perf_counter() - start)
        await asyncio.to_thread(accepted.wait)
        times = await self._lifelike(crew)
        count, lasted = await self._flat_out(crew)
        queue.put(middle_and_slow(times) | {"rate": count / lasted})
        await asyncio.to_thread(spoken.wait)
        heard = [lasted for one in crew for lasted in one.spoken_to]
        queue.put({f"worker {name}": lasts for name, lasts in middle_and_slow(heard).items()})

    async def _lifelike(self, crew: list[Visitor]) -> list[float]:
        """Each says something every few seconds, not all at once."""
        times: list[float] = []
        ends = time.perf_counter() + max(self.load.seconds, 2 * self.load.pause)

        async def talk(one: Visitor) -> None:
            await asyncio.sleep(self.load.pause * one.number / len(crew))
            while time.perf_counter() < ends:
                times.append(await one.say())
                await asyncio.sleep(self.load.pause)

        await asyncio.gather(*(talk(one) for one in crew))
        return times

    async def _flat_out(self, crew: list[Visitor]) -> tuple[int, float]:
        """Each says the next thing as soon as the last one is written."""
        count, start = 0, time.perf_counter()

        async def talk(one: Visitor) -> None:
            nonlocal count
            while time.perf_counter() - start < self.load.seconds:
                await one.say_only()
                count += 1

        await asyncio.gather(*(talk(one) for one in crew))
        return count, time.perf_counter() - start
