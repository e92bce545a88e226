"""The chat for a browser without scripts: a form is sent, a whole page comes back.

The token travels in the body of the form, so the conversation stands in no address.
"""

import asyncio
from collections.abc import Mapping

from django.utils import timezone, translation

from baken.core.kalender import in_amsterdam
from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.intake.chat.adapters.ear import Said
from baken.publiek.chat import wire
from baken.publiek.chat.opened import Opened
from baken.publiek.chat.pages import Message, Shown, plain_page
from baken.publiek.chat.refusals import REFUSED
from baken.publiek.chat.state import STATE
from baken.publiek.chat.talks import Asked, Talks, client_of, text_of, token_of
from baken.publiek.chat.wire import Denied

BACK = {"nl": "/chat/", "en": "/en/chat/"}
OVER = 410
ANEW = 409


class PlainPages:
    """Answers the forms."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one form with a page; a visit without one leads to the start."""
        told: Mapping[str, str] = {}
        shown, status = Shown(), 200
        try:
            if scope["method"] != "POST":
                await wire.lead(send, BACK["nl"])
                return
            if not wire.is_own(scope):
                raise Denied(403, "van_elders")
            told = await wire.read_form(receive)
            if told.get("doe") == "stop":
                await self._talks.leave(token_of(told.get("token", "")), how="stop")
                await wire.lead(send, BACK[_language(told)])
                return
            await self._do(told, shown, address=wire.address(scope))
        except REFUSED as fault:
            refusal = self._talks.refusals.count(fault)
            status, shown.fault = refusal.status, refusal.code
            shown.over = refusal.status == OVER
        body = await asyncio.to_thread(_rendered, shown, _language(told))
        await wire.page(send, status, body, language=_language(told))

    async def _do(self, told: Mapping[str, str], shown: Shown, *, address: str) -> None:
        shown.token = told.get("token", "")
        if told.get("doe") == "begin":
            if "code" in told and not told["code"].strip():
                raise Denied(422, "geen_code")
            asked = Asked(
                language=_language(told),
                gemeente=told.get("gemeente", ""),
                code=told.get("code", ""),
            )
            shown.token = (await self._talks.begin(asked, address=address)).token
        if told.get("doe") == "code":
            shown.code = await self._talks.code(token_of(shown.token))
        fault = await self._said(told, shown)
        await self._fill(shown, address=address)
        if fault is not None:
            raise fault

    async def _said(self, told: Mapping[str, str], shown: Shown) -> Denied | None:
        """Say what was typed; a refusal comes after the page is filled. What is not said stays in
        the box."""
        if told.get("doe") != "zeg":
            shown.typed = told.get("tekst", "")
            return None
        try:
            text, client = text_of(told.get("tekst")), client_of(told.get("id"))
            await self._talks.say(token_of(shown.token), text=text, client=client)
        except Denied as refusal:
            if refusal.status in (OVER, 400):
                raise
            shown.typed = told.get("tekst", "")
            return None if refusal.status == ANEW else refusal
        return None

    async def _fill(self, shown: Shown, *, address: str) -> None:
        token = token_of(shown.token)
        try:
            opened = await self._talks.opened(token)
        except Denied as refusal:
            if refusal.status != ANEW:
                raise
            await self._talks.begin(Asked(token=shown.token), address=address)
            opened, shown.is_back = await self._talks.opened(token), True
        pulse = await self._talks.stand(opened)
        shown.before, shown.is_accepted = pulse.waits_before or 0, pulse.is_accepted
        shown.is_shut = not (pulse.is_accepted or STATE.is_open(timezone.now()))
        async for said in self._talks.after(opened, 0):
            self._show(said, opened, shown)

    def _show(self, said: Said, opened: Opened, shown: Shown) -> None:
        text = opened.text(said)
        if text is None:
            return
        mine, at = said.side == "b", in_amsterdam(said.at)
        if said.side == "s":
            shown.over = shown.over or text == "einde"
            if not text.startswith("met "):
                return
            shown.name = text.removeprefix("met ")
            text = ""
        shown.messages.append(Message(mine=mine, by=shown.name, text=text, at=at))


def _rendered(shown: Shown, language: str) -> bytes:
    with translation.override(language):
        return plain_page(shown, language=language)


def _language(told: Mapping[str, str]) -> str:
    return "en" if told.get("taal") == "en" else "nl"
