"""The bell of the desk: tells an open page that something was said, so that it comes and reads.

It carries the id of a line and a number, never a text. Who reads goes through the pages, where the
right is checked and the vault is opened; here only that somebody works here is asked, again and
again.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.intake.chat.adapters.bell import Bell
from baken.intake.chat.adapters.lasting import LASTING

MayHear = Callable[[Scope], Awaitable[bool]]

BREATH = 15.0  # seconds without a ring after which the page hears that the line is alive
ASKED_ANEW = 30.0  # seconds after which it is asked again whether this person may hear
SLOWEST = 20.0  # seconds a reader gets; then he is cut, and comes back
ALIVE, RANG = b"\n", b"%s\n"
HEADERS = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"cache-control", b"private, no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-accel-buffering", b"no"),
]


class DeskStream:
    """The app that keeps one line open to each open desk."""

    def __init__(self, conninfo: str, may_hear: MayHear) -> None:
        self.bell = Bell(conninfo)
        self._may_hear = may_hear

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: 200 and rings until the page goes, or 403."""
        if scope["method"] != "GET" or not await self._may_hear(scope):
            await _answer(send, 403)
            return
        gone = LASTING.until_gone(receive)
        ear = self.bell.listen()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _piece(send, ALIVE)
            async for rang in self._rings(scope, ear, gone):
                await _piece(send, rang)
            await _piece(send, b"", more=False)
        except TimeoutError:
            return  # who does not take it is cut; the page comes back, and reads all it missed
        finally:
            gone.cancel()
            self.bell.leave(ear)

    async def _rings(
        self, scope: Scope, ear: "asyncio.Queue[str]", gone: asyncio.Task[None]
    ) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        due = loop.time() + ASKED_ANEW
        while not gone.done():
            rang = await _rang(ear, gone)
            if loop.time() > due:
                if not await self._may_hear(scope):
                    return
                due = loop.time() + ASKED_ANEW
            yield RANG % rang.encode() if rang else ALIVE


async def _rang(ear: "asyncio.Queue[str]", gone: asyncio.Task[None]) -> str:
    """Wait for a ring; return it, or nothing after a breath."""
    waiting = asyncio.create_task(ear.get())
    await asyncio.wait({waiting, gone}, timeout=BREATH, return_when=asyncio.FIRST_COMPLETED)
    if waiting.done():
        return waiting.result()
    waiting.cancel()
    return ""


async def _piece(send: Send, body: bytes, *, more: bool = True) -> None:
    message = {"type": "http.response.body", "body": body, "more_body": more}
    await asyncio.wait_for(send(message), SLOWEST)


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": HEADERS})
    await send({"type": "http.response.body", "body": b""})
