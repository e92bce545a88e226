"""The line: who left, or fell silent, is out of reach; a code gives back the line alone."""

import asyncio

import psycopg
import pytest

from baken.intake.chat.rules import secrecy
from baken.intake.chat.tests.lines import Visitor, run, silent
from tests.databases import conninfo


@pytest.mark.parametrize("kind", ["weg", "stop"])
def test_who_leaves_is_out_of_reach_at_once(kind, database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        await visitor.say(line, "geheim")
        await line.beat((visitor.name, kind, None))
        return [
            await visitor.say(line, "nog iets"),
            await line.read((visitor.name, 0)),
            await line.beat((visitor.name, "hier", None)),
            await visitor.start(line),
        ]

    assert run(database, play) == [None, [], None, None]
    boxes = owner.execute("SELECT for_visitor FROM chat_deel").fetchall()
    assert boxes == [(None,)]
    assert owner.execute("SELECT left_as FROM chat_lijn").fetchone() == (kind,)


def test_after_two_minutes_of_silence_the_line_comes_back_without_its_text(database, owner):
    async def play(line):
        visitor = Visitor()
        lijn, _, _ = await visitor.start(line)
        await visitor.say(line, "geheim")
        silent(owner, 3)
        there = await line.beat((visitor.name, "hier", None))
        assert there is not None and not there.is_there
        assert await line.read((visitor.name, 0)) == []
        assert await visitor.say(line, "nog iets") is None
        again = await visitor.start(line)
        number = await visitor.say(line, "ik ben er weer")
        found = await line.read((visitor.name, 0))
        return lijn, again, number, [one.sealed for one in found]

    lijn, again, number, texts = run(database, play)
    assert again == (lijn, 2, 1) and number == 2 and texts == [b"ik ben er weer"]


def test_a_code_gives_the_line_back_once_and_never_its_text(database, owner):
    async def play(line):
        visitor, later = Visitor(), Visitor()
        lijn, _, _ = await visitor.start(line)
        await visitor.say(line, "geheim")
        await line.beat((visitor.name, "code", b"123456"))
        await line.beat((visitor.name, "weg", None))
        assert await later.start(line, b"000000") is None
        again = await later.start(line, b"123456")
        assert again == (lijn, 2, 1)
        assert await line.read((later.name, 0)) == []
        assert await visitor.say(line, "van het oude toestel") is None
        return await Visitor().start(line, b"123456")

    assert run(database, play) is None


def test_a_code_is_dead_after_half_an_hour(database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        await line.beat((visitor.name, "code", b"123456"))
        owner.execute("UPDATE chat_lijn SET code_ends_at = now()")
        return await Visitor().start(line, b"123456")

    assert run(database, play) is None


def test_too_many_wrong_codes_shut_all_codes_for_a_while(database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        await line.beat((visitor.name, "code", b"123456"))
        for n in range(20):
            assert await Visitor().start(line, b"%d" % n) is None
        assert await Visitor().start(line, b"123456") is None
        assert await Visitor().start(line) is not None
        owner.execute("UPDATE chat_misser SET typed_at = typed_at - interval '11 minutes'")
        return await Visitor().start(line, b"123456")

    assert run(database, play) is not None


def test_one_knows_how_many_wait_before_him(database, owner):
    async def play(line):
        people = [Visitor() for _ in range(3)]
        for one in people:
            await one.start(line)
        await line.beat((people[0].name, "weg", None))
        pulses = [await line.beat((one.name, "hier", None)) for one in people[1:]]
        return [(one.is_there, one.is_accepted, one.waits_before) for one in pulses]

    assert run(database, play) == [(True, False, 0), (True, False, 1)]


def test_of_several_signs_at_once_the_weightiest_counts(database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        signs = [(visitor.name, kind, None) for kind in ("hier", "typt", "weg", "hier")]
        return [one.is_there for one in await asyncio.gather(*[line.beat(one) for one in signs])]

    assert run(database, play)[-1] is False
    assert owner.execute("SELECT left_as FROM chat_lijn").fetchone() == ("weg",)
    assert owner.execute("SELECT for_visitor FROM chat_deel").fetchone() == (None,)


def test_looking_is_no_sign_of_life(database, owner):
    async def play(line):
        visitor = Visitor()
        await visitor.start(line)
        silent(owner, 1)
        await line.beat((visitor.name, "kijk", None))
        return owner.execute("SELECT now() - heard_at > interval '50 s' FROM chat_lijn").fetchone()

    assert run(database, play) == (True,)


def test_who_may_not_begin_gets_no_line(database, owner):
    async def play(line):
        visitor = Visitor()
        public = secrecy.own_key(visitor.token).public_key().public_bytes_raw()
        return await line.start(visitor.name, public, b"x", "nl", "", "", [], [], None, False)

    assert run(database, play) is None
    assert owner.execute("SELECT count(*) FROM chat_lijn").fetchone() == (0,)


@pytest.mark.parametrize("kind", ["weg", "stop", "code"])
def test_who_leaves_while_the_line_is_held_leaves_and_nobody_else_waits(kind, database, owner):
    async def play(line):
        leaves, other = Visitor(), Visitor()
        await leaves.start(line), await other.start(line)
        with psycopg.connect(conninfo("owner", database)) as holder:
            holder.execute("SELECT id FROM chat_lijn WHERE name = %s FOR UPDATE", [leaves.name])
            waits = asyncio.create_task(line.beat((leaves.name, kind, b"hash")))
            stays = await asyncio.wait_for(line.beat((other.name, "hier", None)), 1)
            assert not waits.done()
        return stays.is_there, (await waits).is_there

    assert run(database, play) == (True, kind == "code")
    left_as = owner.execute("SELECT left_as FROM chat_lijn ORDER BY id").fetchone()
    assert left_as == ("" if kind == "code" else kind,)
