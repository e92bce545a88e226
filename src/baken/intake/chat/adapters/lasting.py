"""Answers that last: each ends when its page goes, or when the process is asked to stop."""

import asyncio

from baken.intake.chat.adapters.asgi import Receive


class Lasting:
    """The answers of this process that last."""

    def __init__(self) -> None:
        self._going: set[asyncio.Task[None]] = set()

    def until_gone(self, receive: Receive) -> asyncio.Task[None]:
        """Return what is done when the page has gone, or the process stops."""
        gone = asyncio.create_task(_until_gone(receive))
        self._going.add(gone)
        gone.add_done_callback(self._going.discard)
        return gone

    def end(self) -> None:
        """End them all: their pages come back to the process that is next."""
        for gone in self._going:
            gone.cancel()


LASTING = Lasting()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
