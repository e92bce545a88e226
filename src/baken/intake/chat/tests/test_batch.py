"""A batch: what is asked together is answered together, and what goes wrong is told to all in it."""

import asyncio

import psycopg
import pytest

from baken.intake.chat.adapters.batch import MOST_AT_ONCE, Batch


class Database:
    """Answers each question with its double; while it is shut, the next one waits."""

    def __init__(self):
        self.fault, self.batches, self.may_answer = None, [], asyncio.Event()
        self.may_answer.set()

    async def ask(self, questions):
        self.batches.append(list(questions))
        await self.may_answer.wait()
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
        return [2 * one for one in questions]


def asked(play):
    """Let a scene play with a batch of its own; nobody in it waits for ever."""

    async def whole():
        database = Database()
        return await asyncio.wait_for(play(database, Batch(database.ask)), 10)

    return asyncio.run(whole())


async def ask_all(batch, questions):
    return await asyncio.gather(*[batch(one) for one in questions], return_exceptions=True)


async def shut_during(database, batch, question):
    """Let one question be under way, so that what is asked now waits for the next batch."""
    database.may_answer.clear()
    first = asyncio.create_task(batch(question))
    while not database.batches:
        await asyncio.sleep(0)
    return first


@pytest.mark.parametrize(
    "fault", [psycopg.OperationalError("cut"), psycopg.errors.DeadlockDetected(), OSError("gone")]
)
def test_what_the_database_refuses_is_told_to_all_in_that_batch_and_to_nobody_else(fault):
    async def play(database, batch):
        database.fault = fault
        return await ask_all(batch, range(5)), await ask_all(batch, range(5))

    refused, answered = asked(play)
    assert refused == [fault] * 5
    assert answered == [0, 2, 4, 6, 8]


def test_who_asked_meanwhile_is_answered_after_a_batch_that_was_refused():
    async def play(database, batch):
        first = await shut_during(database, batch, 1)
        rest = [asyncio.create_task(batch(one)) for one in (2, 3)]
        database.fault = psycopg.OperationalError("cut")
        database.may_answer.set()
        found = await asyncio.gather(first, *rest, return_exceptions=True)
        return [type(found[0]), *found[1:]], database.batches

    assert asked(play) == ([psycopg.OperationalError, 4, 6], [[1], [2, 3]])


def test_who_asked_meanwhile_is_answered_after_a_batch_that_failed_in_our_own_code():
    async def play(database, batch):
        first = await shut_during(database, batch, 1)
        second = asyncio.create_task(batch(2))
        database.fault = ValueError("not of the database")
        database.may_answer.set()
        found = await asyncio.gather(first, asyncio.wait_for(second, 1), return_exceptions=True)
        return type(found[0]), found[1]

    assert asked(play) == (psycopg.OperationalError, 4)


def test_who_waits_no_longer_takes_no_answer_from_another():
    async def play(database, batch):
        first = await shut_during(database, batch, 1)
        goes, stays = (asyncio.create_task(batch(one)) for one in (2, 3))
        await asyncio.sleep(0)
        goes.cancel()
        database.may_answer.set()
        return await first, await stays

    assert asked(play) == (2, 6)


def test_more_than_one_batch_holds_is_asked_in_order():
    async def play(database, batch):
        found = await ask_all(batch, range(2 * MOST_AT_ONCE + 1))
        return found, database.batches

    found, batches = asked(play)
    assert found == [2 * one for one in range(2 * MOST_AT_ONCE + 1)]
    assert [len(one) for one in batches] == [MOST_AT_ONCE, MOST_AT_ONCE, 1]
    assert [one for batch in batches for one in batch] == list(range(2 * MOST_AT_ONCE + 1))
