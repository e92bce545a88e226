"""What a page's own process wrote is handed to that page; only what another wrote is read."""

import asyncio

import pytest

from baken.publiek.tests.process import begin, is_open, listen, process, say
from tests.databases import a_copy

TIMES = 20


@pytest.fixture
def database(template, monkeypatch):
    """Return a database of its own, in the hours of the chat."""
    is_open(monkeypatch)
    with a_copy(template) as name:
        yield name


def counted(app):
    """Count the reads of a process from now on."""
    asked, read = [], app.talks.line.read

    async def counting(one):
        asked.append(one)
        return await read(one)

    app.talks.line.read = counting
    return asked


def rings_before_it_answers(app):
    """Let the database ring for what is written before it answers who wrote it."""
    line = app.talks.line
    ask = line._rows

    async def ringing(use, statement, values):
        rows = await ask(use, statement, values)
        if use == "add":
            (opened,) = app.talks.open.values()
            line._hear(f"{opened.lijn}:{rows[-1][1]}")
            await asyncio.sleep(0.01)
        return rows

    line._rows = ringing


async def line_told(page):
    """Return the number of the next line a page is told."""
    while True:
        told = await asyncio.wait_for(page.told(), 10)
        if told["soort"] == "regel":
            return told["nummer"]


def reads_of(database, *, by):
    """Let somebody listen at one process and talk by another or the same; return what is told
    and how often his process read."""

    async def play():
        async with process(database) as here, process(database) as there:
            token = await begin(here)
            page, answering = listen(here, token)
            await page.told()
            rings_before_it_answers(here)
            asked = counted(here)
            told = []
            for turn in range(TIMES):
                await say({"here": here, "there": there}[by], token, f"{turn}")
                told.append(await line_told(page))
            page.leave()
            await answering
            return told, len(asked)

    return asyncio.run(play())


def test_what_its_own_process_wrote_is_never_read_again(database):
    told, reads = reads_of(database, by="here")
    assert told == list(range(1, TIMES + 1))
    assert reads <= 1  # the one with which the page began


def test_what_another_process_wrote_is_read(database):
    told, reads = reads_of(database, by="there")
    assert told == list(range(1, TIMES + 1))
    assert reads >= 1
