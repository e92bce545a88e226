"""The queue: who came first is first, over a restart of the public process too."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from baken.foundation.access.inside import inside
from baken.intake.chat import actions
from baken.intake.chat.models import Lijn
from baken.policy.chat import chat
from baken.publiek.chat.talks import token_of
from baken.publiek.tests.process import begin, is_open, process
from tests.cast import join

SECOND = timedelta(seconds=1)


@pytest.fixture
def now():
    """Return the moment itself: the database asks its own clock."""
    return datetime.now(UTC)


@pytest.fixture
def worker(own_database, now):
    """Somebody does chat duty, in a database in which the line commits."""
    user = join("fatima", at=now)
    with inside(user.organisatie_id):
        actions.begin_duty(user=user, at=now)
    return user


def in_a_process(database, play):
    """Play with a public process that has just begun; it stops afterwards."""

    async def whole():
        async with process(database) as app:
            return await asyncio.wait_for(play(app), 30)

    return asyncio.run(whole())


def places(database, tokens):
    """Return the place of each, and how many wait, as a process tells it that has just begun."""

    async def play(app):
        found = [await app.talks.stand(await app.talks.opened(token_of(one))) for one in tokens]
        return [one.waits_before for one in found], (await app.talks.line.look()).waiting

    return in_a_process(database, play)


def test_a_restart_changes_no_place_and_who_is_accepted_makes_one_less(
    own_database, worker, now, monkeypatch
):
    is_open(monkeypatch)

    async def come(app):
        return [await begin(app) for _ in range(3)]

    tokens = in_a_process(own_database, come)
    assert places(own_database, tokens) == ([0, 1, 2], 3)
    assert places(own_database, tokens) == ([0, 1, 2], 3)
    later = now + chat().own_region_for + SECOND  # of whichever region they are
    with inside(worker.organisatie_id):
        first = Lijn.objects.order_by("pk")[0]
        actions.accept(user=worker, at=later, lijn_id=first.pk, once=uuid4())
    assert places(own_database, tokens) == ([None, 0, 1], 2)
