"""What is refused is counted by its reason, and told without a word of anybody."""

import asyncio
import json

import psycopg

from baken.publiek.chat.app import ChatApp
from baken.publiek.chat.refusals import Refusals
from baken.publiek.chat.wire import Denied


def asked(app, what, told):
    """Ask something of the app itself, as a script does; return the answer."""
    sent = []
    scope = {
        "path": f"/chat/lijn/{what}/",
        "method": "POST",
        "headers": [(b"sec-fetch-site", b"same-origin"), (b"x-lijn", b"geheim-token")],
        "client": ("203.0.113.9", 1),
    }

    async def receive():
        return {"type": "http.request", "body": json.dumps(told).encode()}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], json.loads(sent[1]["body"])


def test_each_refusal_is_counted_and_the_log_names_nobody(caplog):
    app = ChatApp("host=nowhere.invalid")
    said = {"id": "geen id", "tekst": "zijn naam is Karel"}
    assert asked(app, "zeg", said) == (400, {"fout": "niet_te_lezen"})
    assert asked(app, "zeg", {"tekst": " "}) == (422, {"fout": "leeg"})
    assert asked(app, "zeg", {"tekst": ""}) == (422, {"fout": "leeg"})
    app.talks.refusals.tell()
    assert caplog.messages == ["refused: leeg 2, niet_te_lezen 1"]
    app.talks.refusals.tell()
    assert len(caplog.messages) == 1


def test_a_failure_of_the_database_is_told_by_its_kind_alone(caplog):
    refusals = Refusals()
    told = refusals.count(psycopg.errors.LockNotAvailable("the words of somebody"))
    assert (told.status, told.code) == (503, "even_niet")
    refusals.count(Denied(429, "te_snel"))
    refusals.tell()
    assert caplog.messages == ["refused: LockNotAvailable 1, te_snel 1"]
