"""The bell of the desk: it reaches every open page, comes back by itself, and keeps no dead page."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from baken.intake.chat import stream
from baken.intake.chat.adapters.bell import ANEW, MOST_WAITING, Bell
from baken.intake.chat.stream import ALIVE, DeskStream
from baken.intake.chat.tests.lines import cut
from baken.intake.chat.tests.page import Page
from tests.databases import conninfo

HEARD_ANEW = b"*\n"


class Desk:
    """The desks of one process, and who may hear its bell."""

    def __init__(self, database):
        self.may_hear, self.asked = True, 0
        self.stream = DeskStream(conninfo("publiek", database), self._may_hear)

    async def _may_hear(self, _scope):
        self.asked += 1
        return self.may_hear

    @property
    def listening(self):
        return len(self.stream.bell._ears)

    def answer(self, page, method="GET"):
        return self.stream({"type": "http", "method": method}, page.receive, page.send)

    @asynccontextmanager
    async def opened(self):
        """Give an open page that listens, and how its answer goes on."""
        page = Page()
        answering = asyncio.create_task(self.answer(page))
        try:
            assert (await page.piece(), page.status) == (ALIVE, 200)
            yield page, answering
        finally:
            page.leave()
            answering.cancel()
            await asyncio.wait({answering})

    @asynccontextmanager
    async def awake(self):
        """Give the first page that is open: the bell has begun to listen for it."""
        async with self.opened() as (page, answering):
            assert await heard(page) == HEARD_ANEW
            yield page, answering


def play(database, scene):
    """Let a scene play at the desks of one process."""

    async def whole():
        desk = Desk(database)
        try:
            return await asyncio.wait_for(scene(desk), 30)
        finally:
            await desk.stream.bell.close()

    return asyncio.run(whole())


def ring(owner, *payloads):
    """Ring in one transaction."""
    owner.execute(
        "SELECT pg_notify('baken_chat', told) FROM unnest(%s::text[]) AS told", [list(payloads)]
    )


async def heard(page):
    """Return the next ring; breaths are none."""
    while (piece := await page.piece()) == ALIVE:
        continue
    return piece


async def ends(answering):
    """Wait until an answer is over by itself."""
    await asyncio.wait_for(asyncio.shield(answering), 5)


def test_a_ring_reaches_every_open_page(database, owner):
    async def scene(desk):
        async with desk.awake() as (one, _), desk.opened() as (two, _), desk.opened() as (three, _):
            ring(owner, "7:3")
            return [await page.piece() for page in (one, two, three)]

    assert play(database, scene) == [b"7:3\n"] * 3


def test_a_page_that_goes_listens_no_longer(database, owner):
    async def scene(desk):
        async with desk.awake() as (stays, _), desk.opened() as (goes, answering):
            goes.leave()
            await ends(answering)
            ring(owner, "7:3")
            return desk.listening, await stays.piece()

    assert play(database, scene) == (1, b"7:3\n")


@pytest.mark.parametrize(
    ("behind", "heard"), [(MOST_WAITING - 1, MOST_WAITING), (MOST_WAITING + 1, 2)]
)
def test_a_page_too_far_behind_gets_one_ring_for_all(database, owner, behind, heard):
    """It reads anew, and what rings from then on it hears."""

    async def scene():
        bell = Bell(conninfo("publiek", database))
        slow, quick = bell.listen(), bell.listen()
        try:
            assert [await slow.get(), await quick.get()] == [ANEW] * 2
            ring(owner, *(f"1:{number}" for number in range(behind)))
            ring(owner, "2:1")
            while await quick.get() != "2:1":
                continue
            return [slow.get_nowait() for _ in range(slow.qsize())]
        finally:
            await bell.close()

    rang = asyncio.run(asyncio.wait_for(scene(), 30))
    assert (len(rang), rang[-1]) == (heard, "2:1")
    assert rang.count(ANEW) == (1 if behind > MOST_WAITING else 0)


def test_a_lost_listener_comes_back_and_lets_every_page_read_anew(database, owner):
    async def scene(desk):
        async with desk.awake() as (one, _), desk.opened() as (two, _):
            cut(database, "LISTEN%")
            anew = [await one.piece(), await two.piece()]
            ring(owner, "7:4")
            return anew, [await one.piece(), await two.piece()]

    assert play(database, scene) == ([HEARD_ANEW] * 2, [b"7:4\n"] * 2)


@pytest.mark.parametrize(("breath", "more"), [(0.01, []), (15.0, ["7:5"])])
def test_whose_right_is_withdrawn_is_cut_at_the_next_breath_or_ring(
    database, owner, monkeypatch, breath, more
):
    monkeypatch.setattr(stream, "BREATH", breath)
    monkeypatch.setattr(stream, "ASKED_ANEW", 0.0)

    async def scene(desk):
        async with desk.awake() as (page, answering):
            ring(owner, "7:4")
            assert await heard(page) == b"7:4\n"
            desk.may_hear = False
            ring(owner, *more)
            await ends(answering)
            return page.ended, b"7:5\n" in page.taken(), desk.listening

    assert play(database, scene) == (True, False, 0)


def test_it_is_asked_anew_no_oftener_than_due(database, owner):
    async def scene(desk):
        async with desk.awake() as (page, _):
            ring(owner, "7:1", "7:2", "7:3")
            heard = [await page.piece() for _ in range(3)]
            return heard, desk.asked

    assert play(database, scene) == ([b"7:1\n", b"7:2\n", b"7:3\n"], 1)


@pytest.mark.parametrize(("may_hear", "method"), [(False, "GET"), (True, "POST"), (True, "HEAD")])
def test_who_may_not_hear_is_refused_and_nobody_listens(database, may_hear, method):
    async def scene(desk):
        desk.may_hear, page = may_hear, Page()
        await desk.answer(page, method=method)
        return page.status, page.taken(), page.ended, desk.listening

    assert play(database, scene) == (403, [b""], True, 0)


def test_who_does_not_take_what_is_sent_is_cut_and_holds_up_nobody(database, owner, monkeypatch):
    async def scene(desk):
        async with desk.awake() as (takes, _), desk.opened() as (stuck, answering):
            stuck.takes_no_more()
            monkeypatch.setattr(stream, "SLOWEST", 0.05)
            ring(owner, "7:3")
            heard = await takes.piece()
            await ends(answering)
            return heard, stuck.ended, desk.listening

    assert play(database, scene) == (b"7:3\n", False, 1)


def test_who_does_not_take_the_end_either_is_cut(database, owner, monkeypatch):
    monkeypatch.setattr(stream, "ASKED_ANEW", 0.0)

    async def scene(desk):
        async with desk.awake() as (stuck, answering):
            stuck.takes_no_more()
            monkeypatch.setattr(stream, "SLOWEST", 0.05)
            desk.may_hear = False
            ring(owner, "7:3")
            await ends(answering)
            return desk.listening

    assert play(database, scene) == 0
