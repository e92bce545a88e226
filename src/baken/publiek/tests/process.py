"""A public process inside the test, asked without a network, so that it can be stopped anywhere."""

import asyncio
from contextlib import asynccontextmanager
from uuid import uuid4

from baken.intake.chat.tests.page import Page
from baken.publiek.chat.app import ChatApp
from baken.publiek.chat.state import State
from baken.publiek.chat.talks import Asked
from baken.publiek.tests.lines import FROM_HERE
from tests.databases import conninfo

HOME = "0479"


def is_open(monkeypatch):
    """Let the chat be open, whatever the hour of the test."""
    monkeypatch.setattr(State, "is_open", lambda _state, _now: True)


@asynccontextmanager
async def process(database):
    """Give a public process that has just begun, and stop it afterwards."""
    app = ChatApp(conninfo("publiek", database))
    await app.talks.line.open()
    try:
        yield app
    finally:
        await app.talks.line.close()


async def begin(app):
    """Let somebody begin; return the token."""
    return (await app.talks.begin(Asked(gemeente=HOME), address=str(uuid4()))).token


async def say(app, token, text):
    """Say something as a script does; return the status and the answer."""
    page = Page({"id": str(uuid4()), "tekst": text})
    await app(_scope("POST", "zeg", {"X-Lijn": token}), page.receive, page.send)
    return page.status, await page.told()


def listen(app, token, *, after=0):
    """Open a page that listens on a line; return it, and how its answer goes on."""
    page = Page()
    scope = _scope("GET", "lijn", {"X-Lijn": token, "X-Na": str(after)})
    return page, asyncio.create_task(app(scope, page.receive, page.send))


def _scope(method, what, headers):
    names = {**FROM_HERE, **headers}
    return {
        "type": "http",
        "method": method,
        "path": f"/chat/lijn/{what}/",
        "headers": [(name.lower().encode(), text.encode()) for name, text in names.items()],
        "client": ("127.0.0.1", 1),
    }
