"""Cuts lines, kills servers and the database while people chat, and counts what was lost.

`./baken bench storm [--cuts 10000] [--talks 40]`. Each visitor writes through a
proxy that cuts connections at random, while a worker writes to all of them; what was not
acknowledged is sent again under its own id. At the end each message that was acknowledged stands
once, in the order it was said, in what the visitor reads and in what the worker reads.
"""

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import ground
from chat_client import TooFast, Visitor
from results import keep

CUTS = 10_000
GRACE = 60.0  # seconds in which everybody must be heard again at the end


class Cutter:
    """A proxy that passes bytes on until it cuts."""

    def __init__(self, port: int) -> None:
        self.to, self.port, self.cuts = port, 0, 0
        self._open: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        """Begin to listen."""
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    def cut(self, count: int) -> None:
        """Cut so many of the connections, without a word."""
        some = random.sample(sorted(self._open, key=id), min(count, len(self._open)))
        for writer in some:
            writer.transport.abort()
        self.cuts += len(some)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up, down = await asyncio.open_connection(
                "127.0.0.1", self.to, local_addr=(writer.get_extra_info("peername")[0], 0)
            )
        except OSError:
            writer.transport.abort()
            return
        self._open.add(writer)
        try:
            await asyncio.wait(
                {asyncio.create_task(_copy(reader, down)), asyncio.create_task(_copy(up, writer))},
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            self._open.discard(writer)
            for one in (writer, down):
                one.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()


@dataclass
class Talker(Visitor):
    """A visitor who goes on until each thing he said has a number."""

    said: list[str] = field(default_factory=list)  # acknowledged, in the order they were said
    read: list[tuple[str, str]] = field(default_factory=list)  # side and text, as his line told
    after: int = 0

    async def begin(self) -> None:
        """Begin a line; who is told that it does not go now tries again, as a person does."""
        while not self.token:
            try:
                self.token = (await self.post("begin", {"taal": "nl"}))["token"]
            except (OSError, EOFError, RuntimeError):
                await asyncio.sleep(0.2)

    async def live(self, ends: asyncio.Event) -> None:
        """Say one thing after another; each is sent until it is acknowledged."""
        self.listens = asyncio.create_task(self._keep())
        count = 0
        while not ends.is_set():
            count += 1
            await self._say_surely(f"{self.number}:{count}")
        await self._say_surely(f"{self.number}:{count + 1}")  # the line is of use to the end

    async def _say_surely(self, text: str) -> None:
        client = str(uuid4())
        while True:
            try:
                if self.writer is None or self.writer.is_closing():
                    self.reader, self.writer = await self._connect()
                await asyncio.wait_for(self.post("zeg", {"id": client, "tekst": text}), 10)
            except (OSError, EOFError, RuntimeError, ValueError, IndexError, TimeoutError, TooFast):
                self.writer = None
                await asyncio.sleep(0.05)
                continue
            self.said.append(text)
            return

    async def _keep(self) -> None:
        while True:
            with suppress(OSError, EOFError, ValueError):
                await self._listen_once()
            await asyncio.sleep(0.1)

    async def _listen_once(self) -> None:
        reader, writer = await self._connect()
        writer.write(
            f"GET /chat/lijn/lijn/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nX-Lijn: {self.token}\r\n"
            f"X-Na: {self.after}\r\n\r\n".encode()
        )
        with closing(writer):
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200 "):
                return  # refused: the connection stays, but no line comes on it
            while line := await reader.readline():
                if not line.startswith(b'{"soort": "regel"'):
                    continue
                told = json.loads(line)
                self.after = told["nummer"]
                self.read.append((told["kant"], told["tekst"]))


async def play(port: int, asked: Any, disturb: Any, worker: Any) -> list[Talker]:
    """Have everybody talk while lines are cut, until so many cuts were made."""
    from chat_worker import accept_all  # noqa: PLC0415 (Django is set up by now)

    cutter = Cutter(port)
    await cutter.open()
    crew = [Talker(number, cutter.port) for number in range(asked.talks)]
    for one in crew:
        await one.begin()
    await asyncio.to_thread(accept_all, worker.user)
    worker.start()
    ends = asyncio.Event()
    talking = [asyncio.create_task(one.live(ends)) for one in crew]
    marks = [asked.cuts * part // 5 for part in range(1, 5)]
    while cutter.cuts < asked.cuts:
        cutter.cut(random.randint(1, 8))
        await asyncio.sleep(0.02)
        if marks and cutter.cuts >= marks[0]:
            marks.pop(0)
            await asyncio.to_thread(disturb, 4 - len(marks))
    ends.set()
    worker.ends.set()
    await asyncio.gather(*talking)
    await asyncio.to_thread(worker.join)
    due = sum(len(one.said) for one in crew) + sum(map(len, worker.said.values()))
    for _ in range(int(GRACE * 10)):
        if sum(side in ("b", "m") for one in crew for side, _text in one.read) >= due:
            break
        await asyncio.sleep(0.1)
    return crew


def found(crew: list[Talker], worker: Any) -> dict[str, int]:
    """Count what was lost, doubled or out of order on both sides."""
    told = dict.fromkeys(("acknowledged", "lost", "doubled", "out of order"), 0)
    stands = {_visitor_of(line): line for line in worker.read().values()}
    said_by_worker = {
        _visitor_of(line): worker.said.get(pk, []) for pk, line in worker.read().items()
    }
    for one in crew:
        said = {"b": one.said, "m": said_by_worker[one.number]}
        told["acknowledged"] += sum(map(len, said.values()))
        for reads in (one.read, stands[one.number]):
            for side, texts in said.items():
                heard = [text for of, text in reads if of == side]
                told["lost"] += len(set(texts) - set(heard))
                told["doubled"] += len(heard) - len(set(heard))
                told["out of order"] += heard != sorted(heard, key=_turn)
        told["out of order"] += _said(one.read) != _said(stands[one.number])
    return told


def _said(line: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in line if each[0] != "s"]


def _visitor_of(line: list[tuple[str, str]]) -> int:
    """Return whose line it is: each visitor names himself in what he says."""
    return int(next(text for side, text in line if side == "b").split(":")[0])


def _turn(text: str) -> int:
    return int(text.split(":")[1])


def main() -> int:
    """Play, and print what was found; 1 when anything was lost, doubled or out of order."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=CUTS)
    parser.add_argument("--talks", type=int, default=40)
    asked = parser.parse_args()
    with ground.own_database(Path(os.environ["BAKEN_DATA"]), is_small=False) as here:
        from chat_worker import Worker, begin_duty  # noqa: PLC0415 (Django is set up by now)

        worker = Worker(begin_duty())
        with Publiek(here) as publiek:
            crew = asyncio.run(play(publiek.port, asked, publiek.disturb, worker))
        told = found(crew, worker)
    text = _page(told, asked)
    sys.stdout.write(text)
    if asked.cuts == CUTS:
        keep(text)
    return int(any(told[kind] for kind in ("lost", "doubled", "out of order")))


def _page(told: dict[str, int], asked: Any) -> str:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in told.items())
    return (
        "# The chat line, disturbed\n\n"
        f"{asked.cuts:,} connections cut, the public process killed twice and the database twice,\n"
        f"while {asked.talks} visitors and a worker wrote to each other: {kinds}.\n"
        "Afterwards each visitor said one thing more, and it was heard on both sides.\n"
    )


class Publiek:
    """The public process, which can be killed and comes back, and so can its database."""

    def __init__(self, here: Any) -> None:
        self.here = here
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]

    def __enter__(self) -> "Publiek":
        self._start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self.running.terminate()
        self.running.wait()
        self.listening.close()

    def disturb(self, turn: int) -> None:
        """Kill the web process, or every backend of the database."""
        if turn % 2:
            self.running.kill()
            self.running.wait()
            self._start()
            return
        postmaster = int((self.here.data / "cluster" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        os.kill(int(random.choice(children)), signal.SIGKILL)  # all backends die and recover

    def _start(self) -> None:
        from baken.config import processes  # noqa: PLC0415

        handle = self.listening.fileno()
        command = [sys.executable, "-m", "baken.config.cli", "serve", "publiek", str(handle)]
        given = processes.variables(self.here, "publiek")
        self.running = subprocess.Popen(command, env=given, pass_fds=(handle,))


if __name__ == "__main__":
    sys.exit(main())
