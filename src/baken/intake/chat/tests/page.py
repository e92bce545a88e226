"""A page as the server sees it: what it asks, and what it is sent, for as long as it takes that."""

import asyncio
import json


class Page:
    """One open page; `ended` says whether its answer was brought to an end."""

    def __init__(self, asks=None):
        self.status, self.ended = None, False
        self._asks = b"" if asks is None else json.dumps(asks).encode()
        self._pieces, self._taking, self._left = asyncio.Queue(), asyncio.Event(), asyncio.Event()
        self._taking.set()

    async def receive(self):
        if self._asks is not None:
            asked, self._asks = self._asks, None
            return {"type": "http.request", "body": asked}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        await self._taking.wait()
        self.status = message.get("status", self.status)
        if message["type"] == "http.response.body":
            self.ended = not message.get("more_body")
            self._pieces.put_nowait(message["body"])

    def takes_no_more(self):
        """Stop taking what is sent, and stay: a telephone in a tunnel."""
        self._taking.clear()

    def leave(self):
        self._left.set()

    async def piece(self):
        """Return what is sent next."""
        return await asyncio.wait_for(self._pieces.get(), 5)

    async def told(self):
        """Return what is told next, to the page of a visitor."""
        return json.loads(await self.piece())

    def taken(self):
        """Return all that was taken and not looked at yet."""
        return [self._pieces.get_nowait() for _ in range(self._pieces.qsize())]
