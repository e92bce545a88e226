"""The line of a public process, and visitors of it."""

import asyncio
from uuid import uuid4

import psycopg
from django.utils import timezone

from baken.intake.chat.adapters.line import Adding, Line
from baken.intake.chat.rules import secrecy
from tests.databases import conninfo


def run(database, play):
    """Play with the line of a public process."""

    async def whole():
        line = Line(conninfo("publiek", database))
        await line.open()
        try:
            return await asyncio.wait_for(play(line), 30)
        finally:
            await line.close()

    return asyncio.run(whole())


def cut(database, query):
    """Cut the connections of the public side that last asked this."""
    with psycopg.connect(conninfo("publiek", database)) as own:
        ended = own.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE %s AND pid <> pg_backend_pid() AND datname = current_database()",
            [query],
        ).fetchall()
    assert ended


async def rung(ear):
    """Return what rings next."""
    await asyncio.wait_for(ear.rings(), 5)
    return ear.take()


class Visitor:
    """One visitor with his token."""

    def __init__(self):
        self.token = secrecy.read_token(secrecy.new_token())
        self.key = secrecy.new_key()
        self.part, self.lijn = 1, 0

    @property
    def name(self):
        return secrecy.name_of(self.token)

    async def start(self, line, code=None):
        public = secrecy.own_key(self.token).public_key().public_bytes_raw()
        boxed = secrecy.box(self.key, public=public)
        begun = await line.start(
            self.name, public, boxed, "nl", "0479", "zaanstreek-waterland", [], [], code, True
        )
        self.lijn, self.part = begun[:2] if begun else (self.lijn, self.part)
        return begun

    async def say(self, line, text, client=None):
        return await line.add(
            Adding(
                self.name, self.lijn, client or uuid4(), text.encode(), self.part, timezone.now()
            )
        )


def silent(owner, minutes):
    owner.execute("UPDATE chat_lijn SET heard_at = heard_at - make_interval(mins => %s)", [minutes])
