"""What one page is told on its line: how it stands, and what is said after a number."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from django.utils import timezone

from baken.intake.chat.adapters.ear import CUT, LOOK, WORKER_TYPES, Ear, Said
from baken.intake.chat.adapters.line import Pulse
from baken.publiek.chat.opened import Opened
from baken.publiek.chat.state import STATE
from baken.publiek.chat.talks import Talks

BREATH = 10.0  # seconds after which the page hears that its line is alive
LOOKS = 30.0  # seconds between two looks at how it stands with a talk that was accepted
ENDS = "einde"  # what the system says last
Told = dict[str, object]


class Telling:
    """Tells one page, from a number on, until it goes or the talk is over.

    `parts` is how many parts that page could read when it was last here; 0 where it was not.
    """

    def __init__(self, talks: Talks, opened: Opened, *, after: int, parts: int) -> None:
        self._talks, self._opened, self._number = talks, opened, after
        self._parts = parts or len(opened.keys)
        self._stood: Told | None = None
        self._looked = 0.0
        self._newest = 0  # as the last look had it, for a bell that does not ring
        self._is_over = False

    async def until(self, gone: asyncio.Task[None], ear: Ear) -> AsyncIterator[Told]:
        """Go through all there is to tell.

        :raises Denied: if the visitor left, or must begin anew.
        """
        rang = frozenset({LOOK})
        gone.add_done_callback(lambda _done: ear.ring(CUT))
        while not (gone.done() or self._is_over or CUT in rang):
            async for told in self._after(rang, ear):
                yield told
            rang = await _wakes(ear)

    async def _after(self, rang: frozenset[str], ear: Ear) -> AsyncIterator[Told]:
        """Tell what there is after these rings; no ring is a breath."""
        if WORKER_TYPES in rang:
            yield {"soort": "typt"}
        if not rang:
            yield {"soort": "adem"}
        if self._must_look(rang):
            for told in await self._look():
                yield told
        async for told in self._said(rang, ear):
            yield told

    async def _said(self, rang: frozenset[str], ear: Ear) -> AsyncIterator[Told]:
        """Tell what was said: what is handed on in its turn, and what must be read."""
        for said in ear.take_handed():
            if said.number == self._number + 1:
                yield await self._told(said)
        if LOOK in rang or max(ear.newest, self._newest) > self._number:
            async for said in self._talks.after(self._opened, self._number):
                yield await self._told(said)

    def _must_look(self, rang: frozenset[str]) -> bool:
        is_due = time.monotonic() - self._looked > LOOKS
        is_changed = bool(rang - {"", WORKER_TYPES})
        return is_changed or is_due or self._stood is None or not self._stood["aangenomen"]

    async def _told(self, said: Said) -> Told:
        self._number = said.number
        if said.deel not in self._opened.keys:  # of a part that began since the last look
            await self._talks.stand(self._opened)
        text = self._opened.text(said)
        self._is_over = self._is_over or (said.side == "s" and text == ENDS)
        return _shown(said, text)

    async def _look(self) -> list[Told]:
        """Return what is new in how it stands; all comes again when the worker gave it back."""
        told: list[Told] = []
        self._looked = time.monotonic()
        pulse = await self._talks.stand(self._opened)
        self._newest = pulse.last_number
        stands = _stand(pulse, parts=len(self._opened.keys))
        if len(self._opened.keys) > self._parts:
            self._number, self._parts = 0, len(self._opened.keys)
            told.append({"soort": "terug"})
        if stands != self._stood:
            self._stood = stands
            told.append(stands)
        return told


async def _wakes(ear: Ear) -> frozenset[str]:
    """Wait for a ring, or for a breath; return what rang, nothing after a breath."""
    with suppress(TimeoutError):
        async with asyncio.timeout(BREATH):
            await ear.rings()
    return ear.take()


def _shown(said: Said, text: str | None) -> Told:
    return {
        "soort": "regel",
        "nummer": said.number,
        "kant": said.side,
        "id": str(said.client),
        "tekst": text,
        "om": said.at.isoformat(timespec="seconds"),
    }


def _stand(pulse: Pulse, *, parts: int) -> Told:
    return {
        "soort": "stand",
        "aangenomen": pulse.is_accepted,
        "ervoor": pulse.waits_before,
        "laatste": pulse.last_number,
        "delen": parts,
        "open": pulse.is_accepted or STATE.is_open(timezone.now()),
    }
