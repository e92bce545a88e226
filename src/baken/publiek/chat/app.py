"""What a browser asks of its line over HTTP: begin, stay, say, leave, and a code to come back."""

import asyncio
from contextlib import suppress
from typing import Any

import psycopg
from django.utils import timezone

from baken.intake.chat.adapters import line
from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.intake.chat.adapters.ear import ALIVE, Ear
from baken.intake.chat.adapters.lasting import LASTING
from baken.publiek.chat import wire
from baken.publiek.chat.callback import CallBack
from baken.publiek.chat.opened import Opened
from baken.publiek.chat.plain import PlainPages
from baken.publiek.chat.refusals import REFUSED
from baken.publiek.chat.state import STATE
from baken.publiek.chat.talks import Asked, Talks, client_of, text_of, token_of
from baken.publiek.chat.telling import Telling
from baken.publiek.chat.wire import Denied
from baken.publiek.frame import PLAIN
from baken.publiek.leaflets import TERUGBELLEN, path_in

LOOKS = 5.0  # seconds between two looks at how it stands with the chat
TELLS = 60.0  # seconds between two lines in the log on what was refused
MOST_DIGITS = 9  # of a number on a line
TOKEN, AFTER, PARTS = "x-lijn", "x-na", "x-delen"
CALL_BACK = tuple(path_in(language, TERUGBELLEN) for language in ("nl", "en"))
Told = dict[str, Any]
Answer = tuple[int, dict[str, object]]


class ChatApp:
    """The app of the public process."""

    def __init__(self, conninfo: str) -> None:
        self.talks = Talks(conninfo)
        self._pages = {PLAIN: PlainPages(self.talks)} | dict.fromkeys(
            CALL_BACK, CallBack(self.talks)
        )
        self._going: list[asyncio.Task[None]] = []

    async def live(self, receive: Receive, send: Send) -> None:
        """Listen from the start of the process to its end."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.talks.line.open()
                self._going = [asyncio.create_task(one) for one in (self._look(), self._tell())]
                await send({"type": "lifespan.startup.complete"})
            else:
                for task in self._going:
                    task.cancel()
                await self.talks.line.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is refused is told by a code."""
        page = self._pages.get(scope["path"])
        if page is not None:
            await page(scope, receive, send)
            return
        asked = scope["path"].rstrip("/").rpartition("/")[2]
        if asked == "lijn":
            await self._stream(scope, receive, send)
            return
        try:
            status, told = await self._answer(asked, scope, receive)
        except REFUSED as fault:
            refusal = self.talks.refusals.count(fault)
            status, told = refusal.status, {"fout": refusal.code}
        await wire.begin(send, status)
        await wire.end(send, told)

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(TELLS)
            self.talks.refusals.tell()

    async def _look(self) -> None:
        """Keep how it stands with the chat, for the pages."""
        while True:
            with suppress(psycopg.Error, OSError, ValueError, TypeError):
                STATE.keep(await self.talks.line.look(), at=timezone.now())
            await asyncio.sleep(LOOKS)

    async def _answer(self, asked: str, scope: Scope, receive: Receive) -> Answer:
        do = {
            "begin": self._begin,
            "zeg": self._say,
            "hier": self._stay,
            "typt": self._type,
            "weg": self._leave,
            "code": self._code,
        }.get(asked)
        if do is None:
            raise Denied(404, "niet_hier")
        if scope["method"] != "POST" or not wire.is_own(scope):
            raise Denied(403, "van_elders")
        return await do(scope, await wire.read_json(receive))

    async def _begin(self, scope: Scope, told: Told) -> Answer:
        asked = Asked(
            token=_word(told.get("token")),
            language=_word(told.get("taal")),
            gemeente=_word(told.get("gemeente")),
            code=_word(told.get("code")),
        )
        begun = await self.talks.begin(asked, address=wire.address(scope))
        return 200, {"token": begun.token, "nummer": begun.after}

    async def _say(self, scope: Scope, told: Told) -> Answer:
        """Say something; it is answered once it is written."""
        text, client = text_of(told.get("tekst")), client_of(told.get("id"))
        number = await self.talks.say(_token(scope), text=text, client=client)
        return 200, {"nummer": number}

    async def _stay(self, scope: Scope, _told: Told) -> Answer:
        await self.talks.stay(_token(scope))
        return 200, {}

    async def _type(self, scope: Scope, _told: Told) -> Answer:
        await self.talks.type(_token(scope))
        return 200, {}

    async def _leave(self, _scope: Scope, told: Told) -> Answer:
        """Leave; a beacon has no headers, only a body."""
        await self.talks.leave(token_of(_word(told.get("token"))), how=_word(told.get("soort")))
        return 200, {}

    async def _code(self, scope: Scope, _told: Told) -> Answer:
        return 200, {"code": await self.talks.code(_token(scope))}

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep a line: all that is said after a number, then whatever comes, until it is cut."""
        try:
            if scope["method"] != "GET" or not wire.is_own(scope):
                raise Denied(403, "van_elders")
            opened = await self.talks.opened_anew(_token(scope))
        except REFUSED as fault:
            refusal = self.talks.refusals.count(fault)
            await wire.begin(send, refusal.status)
            await wire.end(send, {"fout": refusal.code})
            return
        after, parts = (_number_of(wire.header(scope, name)) for name in (AFTER, PARTS))
        telling = Telling(self.talks, opened, after=after, parts=parts)
        await self._keep(opened, telling, receive, send)

    async def _keep(self, opened: Opened, telling: Telling, receive: Receive, send: Send) -> None:
        gone = LASTING.until_gone(receive)
        try:
            with self.talks.listening(opened) as ear:
                await self._tell_all(telling, gone, ear, send)
            async with asyncio.timeout(wire.SLOWEST):
                await wire.end(send)  # the page comes back, and reads on from its last number
        except TimeoutError:
            return  # who does not take what is sent is cut
        finally:
            gone.cancel()

    async def _tell_all(
        self, telling: Telling, gone: asyncio.Task[None], ear: Ear, send: Send
    ) -> None:
        """Tell until it ends. :raises TimeoutError: if the reader takes not even a breath."""
        try:
            async with asyncio.timeout(_patience()) as patience:
                await wire.begin(send, 200, kind="application/x-ndjson")
                async for told in telling.until(gone, ear):
                    await wire.send_piece(send, told)
                    if told["soort"] == ALIVE:
                        patience.reschedule(asyncio.get_running_loop().time() + _patience())
        except REFUSED as fault:
            self.talks.refusals.count(fault)


def _token(scope: Scope) -> bytes:
    return token_of(wire.header(scope, TOKEN))


def _patience() -> float:
    return line.BREATH + wire.SLOWEST


def _word(told: object) -> str:
    return told if isinstance(told, str) else ""


def _number_of(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) <= MOST_DIGITS else 0
