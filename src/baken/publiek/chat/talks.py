"""What a visitor does with his line, whichever way he asks: by script or by plain forms."""

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import psycopg
from django.utils import timezone

from baken.intake.chat.adapters.ear import CUT, MOST_LINES, Ear, Said
from baken.intake.chat.adapters.line import Adding, Line, Pulse
from baken.intake.chat.rules import secrecy
from baken.intake.chat.rules.deposit import Deposit
from baken.policy.chat import chat
from baken.policy.codelijsten import gemeenten
from baken.publiek.chat.limits import Addresses, Limit
from baken.publiek.chat.opened import Opened, open_keys
from baken.publiek.chat.refusals import Refusals
from baken.publiek.chat.state import STATE
from baken.publiek.chat.wire import Denied

CODE_DIGITS = 6
MOST_STREAMS = 3  # pages that listen to one line
LEAVES = 5  # times that leaving is tried
LEAVING = ("weg", "stop")


class Begun(NamedTuple):
    """A line that has begun: what the browser keeps, and the last number it does not get."""

    token: str
    after: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How somebody wants to begin: all of it may be empty."""

    token: str = ""
    language: str = "nl"
    gemeente: str = ""
    code: str = ""


class Talks:
    """All talks of one process."""

    def __init__(self, conninfo: str) -> None:
        self.line = Line(conninfo)
        self.open: dict[bytes, Opened] = {}
        self._begins, self._says = Limit(rate=0.5, burst=20), Limit(rate=20, burst=40)
        self._comes, self._returns = Limit(rate=1, burst=40), Limit(rate=0.2, burst=6)
        self._signs = Limit(rate=1, burst=10)
        self._ears: defaultdict[bytes, list[Ear]] = defaultdict(list)
        self._addresses = Addresses()
        self.refusals = Refusals()

    async def begin(self, asked: Asked, *, address: str) -> Begun:
        """Begin a line, or a new part of one that was silent or that a code gives back.

        :raises Denied: if it is asked too often, the chat is closed, the code is wrong, or the
            talk is over.
        """
        if asked.token:
            self._check_returns(address, token_of(asked.token))
        else:
            self._check_begins(address)
        kept = secrecy.new_token() if asked.code or not asked.token else asked.token
        self.open.pop(secrecy.name_of(token_of(kept)), None)
        begun = await self._start(token_of(kept), asked)
        if begun is not None:
            return Begun(kept, begun[2])
        if asked.code:
            raise Denied(422, "code_klopt_niet")
        raise Denied(410, "voorbij") if asked.token else Denied(403, "dicht")

    async def opened(self, token: bytes) -> Opened:
        """Return the open keys of a talk. :raises Denied: if it is over, or must begin anew."""
        return self.open.get(secrecy.name_of(token)) or await self.opened_anew(token)

    async def opened_anew(self, token: bytes) -> Opened:
        """Do as `opened`, and let it be a sign of life: for a page that opens."""
        return open_keys(token, await self.line.beat((secrecy.name_of(token), "hier", None)))

    async def stand(self, opened: Opened) -> Pulse:
        """Look how it stands, which is no sign of life of the visitor.

        :raises Denied: if the talk is over, or must begin anew.
        """
        pulse = await self.line.beat((opened.name, "kijk", None))
        opened.keys = open_keys(opened.token, pulse, known=opened.keys).keys
        assert pulse is not None
        return pulse

    async def stay(self, token: bytes) -> None:
        """Give a sign of life. :raises Denied: if the talk is over, or must begin anew."""
        self._check_signs(token)
        await self.opened_anew(token)

    @contextmanager
    def listening(self, opened: Opened) -> Iterator[Ear]:
        """Listen on a line, for as long as this lasts; the oldest of too many makes place."""
        name, ear = opened.name, self.line.listen(opened.lijn)
        ears = self._ears[name]
        ears.append(ear)
        if len(ears) > MOST_STREAMS:
            ears.pop(0).ring(CUT)
        self.open[name] = opened
        try:
            yield ear
        finally:
            self.line.leave(opened.lijn, ear)
            if ear in ears:
                ears.remove(ear)
            if not ears:
                self._ears.pop(name, None)
                self.open.pop(name, None)

    async def after(self, opened: Opened, number: int) -> AsyncIterator[Said]:
        """Go through all that was said after a number."""
        found = None
        while found is None or len(found) == MOST_LINES:
            found = await self.line.read((opened.name, number))
            for said in found:
                number = said.number
                yield said

    async def say(self, token: bytes, *, text: str, client: UUID) -> int:
        """Say something; return its number once it is written. :raises Denied: if it cannot be."""
        if not self._says.takes(secrecy.name_of(token), at=_now()):
            raise Denied(429, "te_snel")
        for _ in range(2):  # a new part may have begun meanwhile: then it is sealed anew
            opened = await self.opened(token)
            place = secrecy.place_of(name=opened.fixed, side="b", client=client.bytes)
            sealed = secrecy.seal_text(text, key=opened.keys[opened.newest], place=place)
            said = Adding(opened.name, opened.lijn, client, sealed, opened.newest, timezone.now())
            number = await self.line.add(said)
            if number is not None:
                return number
            self.open.pop(opened.name, None)
        raise Denied(410, "voorbij")

    async def type(self, token: bytes) -> None:
        """Let the worker see that something is being typed; what it is stays with the visitor."""
        self._check_signs(token)
        await self.line.beat((secrecy.name_of(token), "typt", None))

    async def leave(self, token: bytes, *, how: str) -> None:
        """Leave: what was said is out of reach at once."""
        if how not in LEAVING:
            raise Denied(400, "niet_te_lezen")
        self.open.pop(secrecy.name_of(token), None)
        for tries in range(LEAVES, 0, -1):  # who leaves asks once, and is gone
            try:
                await self.line.beat((secrecy.name_of(token), how, None))
            except psycopg.Error:
                if tries == 1:
                    raise
                await asyncio.sleep(0.2)
            else:
                return

    async def code(self, token: bytes) -> str:
        """Return six digits with which the line can be had back, for half an hour."""
        self._check_signs(token)
        opened = await self.opened(token)
        code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        pulse = await self.line.beat((opened.name, "code", _hashed(code)))
        if pulse is None or not pulse.is_there:
            raise Denied(410, "voorbij")
        return code

    async def leave_request(self, left: Deposit, *, client: UUID, address: str) -> None:
        """Leave a call-back request, sealed for its organisatie.

        :raises Denied: if it is asked too often, or that organisatie takes none.
        """
        self._check_begins(address)
        public = (await self.line.look()).by_name.get(left.regio)
        if public is None:
            raise Denied(422, "niet_bij_ons")
        key = secrecy.new_key()
        sealed = secrecy.seal_bytes(left.to_bytes(), key=key, place=client.bytes)
        boxed = secrecy.box(key, public=public)
        if not await self.line.deposit(client, left.regio, boxed, sealed):
            raise Denied(503, "even_niet")

    def _check_begins(self, address: str) -> None:
        at = _now()
        if not self._begins.takes(self._addresses.key(address, at=at), at=at):
            raise Denied(429, "te_vaak")

    def _check_returns(self, address: str, token: bytes) -> None:
        """Who comes back may do so oftener than who begins; no line begins part after part."""
        at = _now()
        is_slow = self._comes.takes(self._addresses.key(address, at=at), at=at)
        if not is_slow or not self._returns.takes(secrecy.name_of(token), at=at):
            raise Denied(429, "te_vaak")

    def _check_signs(self, token: bytes) -> None:
        if not self._signs.takes(secrecy.name_of(token), at=_now()):
            raise Denied(429, "te_snel")

    async def _start(self, token: bytes, asked: Asked) -> tuple[int, int, int] | None:
        public = secrecy.own_key(token).public_key().public_bytes_raw()
        known = gemeenten().get(asked.gemeente)
        seen = await self.line.look()
        STATE.keep(seen, at=timezone.now())
        key, theirs = secrecy.new_key(), seen.keys
        return await self.line.start(
            secrecy.name_of(token),
            public,
            secrecy.box(key, public=public),
            "en" if asked.language == "en" else "nl",
            known.code if known else "",
            known.regio if known else "",
            list(theirs),
            [secrecy.box(key, public=one) for one in theirs.values()],
            _code_of(asked.code),
            not asked.token and STATE.is_open(timezone.now()),
        )


def token_of(told: str) -> bytes:
    """Return the token a browser sends. :raises Denied: if it is none."""
    token = secrecy.read_token(told)
    if token is None:
        raise Denied(400, "niet_te_lezen")
    return token


def text_of(told: object) -> str:
    """Return what somebody says. :raises Denied: if it is nothing, or too long."""
    text = told.replace("\x00", "").strip() if isinstance(told, str) else ""
    if not text:
        raise Denied(422, "leeg")
    if len(text) > chat().longest_message:
        raise Denied(422, "te_lang")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Denied(422, "niet_te_lezen")  # half a sign, which no text can hold
    return text


def client_of(told: object) -> UUID:
    """Return the id a browser gave a message. :raises Denied: if it is none."""
    try:
        return UUID(str(told))
    except ValueError:
        raise Denied(400, "niet_te_lezen") from None


def _code_of(told: str) -> bytes | None:
    digits = told.replace(" ", "")
    if not digits:
        return None
    if len(digits) != CODE_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise Denied(422, "geen_code")
    return _hashed(digits)


def _hashed(code: str) -> bytes:
    return secrecy.name_of(code.encode())


def _now() -> float:
    return time.monotonic()
