"""To begin: somebody else's trouble on the line stops nobody who begins."""

import asyncio
from contextlib import contextmanager

import psycopg
import pytest

from baken.intake.chat.tests.lines import Visitor, cut, run
from tests.databases import conninfo

BEGIN = 30


@contextmanager
def held(database, visitor):
    """Hold the line of a visitor, as a worker does who is busy with it."""
    with psycopg.connect(conninfo("owner", database)) as holder:
        holder.execute("SELECT id FROM chat_lijn WHERE name = %s FOR UPDATE", [visitor.name])
        yield


async def begin(line):
    """Begin as the public side does: look how it stands, then start."""
    await line.look()
    return await Visitor().start(line)


async def all_begin(line):
    """Let many begin, twice: the second time behind whatever was asked before."""
    return [
        one
        for _ in range(2)
        for one in await asyncio.gather(
            *[begin(line) for _ in range(BEGIN)], return_exceptions=True
        )
    ]


async def asked_on(line, visitor, what):
    """Ask something of a line; who holds it may make it fail."""
    try:
        if what == "begin":
            return await visitor.start(line)
        return await line.beat((visitor.name, what, b"a code"))
    except psycopg.Error as refusal:
        return refusal


def others_begin(database, what, *, within):
    """Let others begin while this is asked of a line that is held; return what they got."""

    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        with held(database, visitor):
            waits = asyncio.create_task(asked_on(line, visitor, what))
            found = await asyncio.wait_for(all_begin(line), within)
        await waits
        return found

    return run(database, play)


@pytest.mark.parametrize("what", ["weg", "stop", "code", "begin", "hier", "typt", "kijk"])
def test_whatever_is_asked_of_a_line_that_is_held_others_begin_at_once(database, what):
    begun = others_begin(database, what, within=1)
    assert [one for one in begun if not isinstance(one, tuple)] == []


@pytest.mark.parametrize("what", ["weg", "begin"])
def test_a_line_held_too_long_fails_nobody_who_begins(database, what):
    begun = others_begin(database, what, within=20)
    assert [one for one in begun if not isinstance(one, tuple)] == []


async def look(line):
    return await line.look()


async def start(line):
    return await Visitor().start(line)


@pytest.mark.parametrize(("used", "ask"), [("%chat_beat%", look), ("%chat_start%", start)])
def test_a_connection_that_is_cut_is_made_anew_for_all_but_who_found_out(database, used, ask):
    async def play(line):
        await ask(line)
        cut(database, used)
        asked = [ask(line) for _ in range(BEGIN)]
        found = await asyncio.gather(*asked, return_exceptions=True)
        return [one for one in found if isinstance(one, psycopg.Error)], await ask(line)

    refused, answered = run(database, play)
    assert len(refused) <= 1
    assert answered is not None
