"""The line: what is acknowledged is written, once, in order."""

import asyncio
from uuid import uuid4

import psycopg
import pytest

from baken.intake.chat.adapters.ear import LOOK
from baken.intake.chat.adapters.line import Line
from baken.intake.chat.tests.lines import Visitor, cut, run, rung
from tests.databases import conninfo

TURNS = 40


def test_numbers_count_up_on_each_line_by_itself(database):
    async def play(line):
        one, two = Visitor(), Visitor()
        await one.start(line), await two.start(line)
        return await asyncio.gather(
            *[one.say(line, f"{n}") for n in range(50)], *[two.say(line, f"{n}") for n in range(30)]
        )

    numbers = run(database, play)
    assert numbers[:50] == list(range(1, 51)) and numbers[50:] == list(range(1, 31))


def test_sent_again_it_is_the_same_message_in_one_batch_and_in_two(database, owner):
    async def play(line):
        visitor, client = Visitor(), uuid4()
        await visitor.start(line)
        both = await asyncio.gather(visitor.say(line, "a", client), visitor.say(line, "a", client))
        return [*both, await visitor.say(line, "a", client), await visitor.say(line, "b")]

    assert run(database, play) == [1, 1, 1, 2]
    assert owner.execute("SELECT count(*) FROM chat_regel").fetchone() == (2,)


def test_two_processes_write_one_line_in_one_order(database, owner):
    visitor = Visitor()

    async def sender(way, name):
        return [await visitor.say(way, f"{name}{turn:02}") for turn in range(TURNS)]

    async def play(line):
        other = Line(conninfo("publiek", database))
        await visitor.start(line)
        try:
            return await asyncio.gather(sender(line, "a"), sender(other, "b"))
        finally:
            await other.close()

    one, two = run(database, play)
    assert one == sorted(one) and two == sorted(two)
    assert sorted(one + two) == list(range(1, 2 * TURNS + 1))
    written = owner.execute(
        "SELECT number, convert_from(sealed, 'UTF8') FROM chat_regel ORDER BY number"
    )
    told = dict(written.fetchall())
    assert [told[number] for number in one] == [f"a{turn:02}" for turn in range(TURNS)]
    assert [told[number] for number in two] == [f"b{turn:02}" for turn in range(TURNS)]


def test_an_unknown_token_gets_no_number_and_nobody_else_loses_his(database):
    async def play(line):
        known, strange = Visitor(), Visitor()
        await known.start(line)
        return await asyncio.gather(
            known.say(line, "a"), strange.say(line, "b"), known.say(line, "c")
        )

    assert run(database, play) == [1, None, 2]


def test_what_is_said_is_read_back_after_a_number(database):
    async def play(line):
        visitor, other = Visitor(), Visitor()
        await visitor.start(line), await other.start(line)
        for text in ("een", "twee", "drie"):
            await visitor.say(line, text)
        return await asyncio.gather(
            line.read((visitor.name, 1)), line.read((other.name, 0)), line.read((b"x", 0))
        )

    mine, others, strange = run(database, play)
    assert [(one.number, one.side, one.sealed) for one in mine] == [
        (2, "b", b"twee"),
        (3, "b", b"drie"),
    ]
    assert others == [] and strange == []


def test_who_watches_is_woken_and_a_lost_listener_comes_back(database):
    async def play(line):
        visitor = Visitor()
        lijn, _, _ = await visitor.start(line)
        ear = line.listen(lijn)
        await asyncio.sleep(0.3)
        ear.take()
        heard = []
        await visitor.say(line, "a")
        heard.append(await rung(ear))
        cut(database, "LISTEN%")
        heard.append(await rung(ear))
        await visitor.say(line, "b")
        heard.append(await rung(ear))
        line.leave(lijn, ear)
        return heard

    assert run(database, play) == [{""}, {LOOK}, {""}]


def test_a_writer_that_is_cut_says_so_and_goes_on(database):
    async def play(line):
        visitor, client = Visitor(), uuid4()
        await visitor.start(line)
        await visitor.say(line, "a")
        cut(database, "%chat_add%")
        await asyncio.sleep(0.3)
        with pytest.raises(psycopg.OperationalError):
            await visitor.say(line, "b", client)
        return await visitor.say(line, "b", client)

    assert run(database, play) == 2


def test_a_line_that_somebody_holds_stops_nobody_else(database):
    async def play(line):
        held, other = Visitor(), Visitor()
        await held.start(line), await other.start(line)
        with psycopg.connect(conninfo("owner", database)) as holder:
            holder.execute("SELECT id FROM chat_lijn WHERE name = %s FOR UPDATE", [held.name])
            waits = asyncio.create_task(held.say(line, "a"))
            number = await asyncio.wait_for(other.say(line, "b"), 1)
            assert not waits.done()
        return number, await waits

    assert run(database, play) == (1, 1)


def test_a_message_sealed_for_an_earlier_part_gets_no_number(database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        await visitor.start(line)
        visitor.part = 1
        return await visitor.say(line, "met de oude sleutel")

    assert run(database, play) is None


def test_whoever_takes_the_public_side_over_cannot_fill_the_database(database):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        with pytest.raises(psycopg.errors.CheckViolation):
            await visitor.say(line, "x" * 20_001)
        return await visitor.say(line, "x" * 20_000)

    assert run(database, play) == 1
