"""The form with which somebody asks to be called back: five questions, and a page that says so."""

import asyncio
from collections.abc import Mapping
from uuid import uuid4

from django.template.loader import render_to_string
from django.utils import translation

from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.intake.chat.rules.deposit import MOST_WORDS, read_deposit
from baken.policy.codelijsten import gemeenten
from baken.publiek.chat import wire
from baken.publiek.chat.refusals import REFUSED
from baken.publiek.chat.talks import Talks, client_of
from baken.publiek.chat.wire import Denied
from baken.publiek.chat.words import refused
from baken.publiek.frame import frame_of
from baken.publiek.leaflets import TERUGBELLEN

FIELDS = (
    "nummer",
    "veilig",
    "van",
    "tot",
    "gemeente",
    "inspreken",
    "ander",
    "waarover",
    "organisatie",
)


class CallBack:
    """Shows the form, and takes what is left."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one visit or one form with a page."""
        language = "en" if scope["path"].startswith("/en/") else "nl"
        told: Mapping[str, str] = {}
        faults: dict[str, str] = {}
        is_left = False
        status = 200
        if scope["method"] == "POST":
            try:
                if not wire.is_own(scope):
                    raise Denied(403, "van_elders")
                told = await wire.read_form(receive)
                is_left, faults = await self._take(told, address=wire.address(scope))
                status = 422 if faults else 200
            except REFUSED as fault:
                refusal = self._talks.refusals.count(fault)
                status, faults = refusal.status, {"": refusal.code}
        body = await asyncio.to_thread(_rendered, told, faults, language, is_left=is_left)
        await wire.page(send, status, body, language=language)

    async def _take(self, told: Mapping[str, str], *, address: str) -> tuple[bool, dict[str, str]]:
        left, faults = read_deposit(told)
        if left is None:
            return False, faults
        await self._talks.leave_request(left, client=client_of(told.get("id")), address=address)
        return True, {}


def _rendered(
    told: Mapping[str, str], faults: Mapping[str, str], language: str, *, is_left: bool
) -> bytes:
    with translation.override(language):
        shown = {
            "told": {name: told.get(name, "") for name in FIELDS},
            "faults": {name: refused(code) for name, code in faults.items() if name},
            "fault": refused(faults[""]) if "" in faults else "",
            "is_left": is_left,
            "gemeenten": sorted(gemeenten().values(), key=lambda one: one.name),
            "most_words": MOST_WORDS,
            "id": told.get("id") or str(uuid4()),
        }
        frame = frame_of(TERUGBELLEN, language=language)
        return render_to_string(TERUGBELLEN.template, frame | shown).encode()
