"""What one page is told on its line: how it stands, and what is said after a number."""

import asyncio
import time
from collections.abc import AsyncIterator

from django.utils import timezone

from baken.intake.chat.adapters.ear import ALIVE, CUT, LOOK, WORKER_TYPES, Ear, Said
from baken.intake.chat.adapters.line import Pulse
from baken.publiek.chat.opened import Opened
from baken.publiek.chat.state import STATE
from baken.publiek.chat.talks import Talks

LOOKS = 30.0  # seconds between two looks at how it stands with a talk that was accepted
ENDS = "einde"  # what the system says last
TOLD_AT_ONCE = ((WORKER_TYPES, "typt"), (ALIVE, "adem"))
CHANGES_NOTHING = frozenset({"", WORKER_TYPES, ALIVE})
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
            for told in await self._rung(rang):
                yield told
            for told in await self._handed(ear):
                yield told
            if LOOK in rang or max(ear.newest, self._newest) > self._number:
                async for said in self._talks.after(self._opened, self._number):
                    yield await self._told(said)
            await ear.rings()
            rang = ear.take()

    async def _rung(self, rang: frozenset[str]) -> list[Told]:
        """Return what these rings tell by themselves."""
        told: list[Told] = [{"soort": kind} for ring, kind in TOLD_AT_ONCE if ring in rang]
        return [*told, *await self._look()] if self._must_look(rang) else told

    async def _handed(self, ear: Ear) -> list[Told]:
        """Return what was handed on in its turn; what was not must be read."""
        return [
            await self._told(said) for said in ear.take_handed() if said.number == self._number + 1
        ]

    def _must_look(self, rang: frozenset[str]) -> bool:
        is_due = time.monotonic() - self._looked > LOOKS
        is_changed = bool(rang - CHANGES_NOTHING)
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
