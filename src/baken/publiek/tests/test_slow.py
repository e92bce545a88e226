"""A reader that no longer takes what is told is cut; he reads on, misses nothing, nothing twice."""

import asyncio

import pytest

from baken.intake.chat.adapters import line
from baken.intake.chat.adapters.ear import MOST_LINES
from baken.publiek.chat import wire
from baken.publiek.chat.talks import token_of
from baken.publiek.tests.process import begin, is_open, listen, process, say
from tests.databases import a_copy

FIRST, LATER = 5, MOST_LINES + 5


@pytest.fixture
def database(template, monkeypatch):
    """Return a database of its own, in the hours of the chat."""
    is_open(monkeypatch)
    with a_copy(template) as name:
        yield name


def patience_ends_soon(monkeypatch):
    """Let a page be cut that takes nothing for a breath and the time a reader gets."""
    monkeypatch.setattr(line, "BREATH", 0.05)
    monkeypatch.setattr(wire, "SLOWEST", 0.05)


async def numbers(page, *, to):
    """Return the numbers of what is told, up to this one."""
    found = []
    while not found or found[-1] < to:
        told = await page.told()
        if told["soort"] == "regel":
            found.append(told["nummer"])
    return found


async def ends(answering):
    """Wait until an answer is over by itself."""
    await asyncio.wait_for(asyncio.shield(answering), 5)


async def speak(apps, token, *, times):
    """Say so many things, by these processes in turn."""
    for turn in range(times):
        status, _told = await say(apps[turn % len(apps)], token, f"{turn}")
        assert status == 200


def in_two_processes(database, play):
    """Play with two public processes on one database."""

    async def whole():
        async with process(database) as one, process(database) as other:
            return await asyncio.wait_for(play(one, other), 30)

    return asyncio.run(whole())


def test_who_does_not_take_what_is_told_is_cut_and_reads_on_from_his_last_number(
    database, monkeypatch
):
    patience_ends_soon(monkeypatch)

    async def play(one, other):
        token = await begin(one)
        stuck, answering = listen(one, token)
        await speak([one, other], token, times=FIRST)
        before = await numbers(stuck, to=FIRST)
        stuck.takes_no_more()
        await speak([one, other], token, times=LATER)
        await ends(answering)
        assert not stuck.ended
        back, going = listen(other, token, after=before[-1])
        after = await numbers(back, to=FIRST + LATER)
        back.leave()
        await ends(going)
        return before + after

    assert in_two_processes(database, play) == list(range(1, FIRST + LATER + 1))


def test_who_is_cut_holds_up_no_other_page_of_his_and_leaves_nothing_behind(database, monkeypatch):
    patience_ends_soon(monkeypatch)

    async def play(one, _other):
        token = await begin(one)
        (stuck, cut), (takes, going) = listen(one, token), listen(one, token)
        await speak([one], token, times=1)
        await numbers(stuck, to=1)
        stuck.takes_no_more()
        await speak([one], token, times=FIRST)
        heard = await numbers(takes, to=FIRST + 1)
        await ends(cut)
        takes.leave()
        await ends(going)
        return heard, dict(one.talks.open)

    assert in_two_processes(database, play) == (list(range(1, FIRST + 2)), {})


def test_who_does_not_take_the_end_either_is_cut(database, monkeypatch):
    patience_ends_soon(monkeypatch)

    async def play(one, _other):
        token = await begin(one)
        stuck, answering = listen(one, token)
        await stuck.told()
        stuck.takes_no_more()
        await one.talks.leave(token_of(token), how="stop")
        await ends(answering)
        return dict(one.talks.open)

    assert in_two_processes(database, play) == {}
