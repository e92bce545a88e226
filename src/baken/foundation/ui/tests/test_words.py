"""Deadlines in words: a table of moments, all in Amsterdam time."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from baken.foundation.ui.words import ZONE, day_words, due_words, moment_words, now_words


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


NOW = at("2026-11-24T10:31")
START = at("2026-11-23T10:31")

CASES = [
    # due_at, werkdagen left, kind, when, left
    ("2026-11-24T17:00", 0, "today", "vandaag 17:00", "nog 6 uur"),
    ("2026-11-24T11:31", 0, "today", "vandaag 11:31", "nog 1 uur"),
    ("2026-11-24T11:11", 0, "today", "vandaag 11:11", "nog 40 minuten"),
    ("2026-11-24T10:32", 0, "today", "vandaag 10:32", "nog 1 minuut"),
    ("2026-11-25T00:00", 0, "today", "vandaag", "loopt vandaag af"),
    ("2026-11-25T17:00", 1, "soon", "morgen 17:00", "nog 1 werkdag"),
    ("2026-11-26T00:00", 1, "soon", "morgen", "nog 1 werkdag"),
    ("2026-11-26T17:00", 2, "ok", "do 26 nov 17:00", "nog 2 werkdagen"),
    ("2026-11-27T00:00", 2, "ok", "do 26 nov", "nog 2 werkdagen"),
    ("2026-11-28T09:00", None, "ok", "za 28 nov 09:00", "nog 4 dagen"),
    ("2027-01-16T00:00", 36, "ok", "vr 15 jan", "nog 7 weken"),
    ("2029-01-16T00:00", None, "ok", "ma 15 jan 2029", "nog 111 weken"),
    ("2026-11-24T10:31", 0, "late", "te laat (1 minuut)", "was vandaag 10:31"),
    ("2026-11-24T10:01", 0, "late", "te laat (30 minuten)", "was vandaag 10:01"),
    ("2026-11-24T08:00", 0, "late", "te laat (2 uur)", "was vandaag 08:00"),
    ("2026-11-24T00:00", 0, "late", "te laat (1 dag)", "was gisteren"),
    ("2026-11-21T00:00", 0, "late", "te laat (4 dagen)", "was vr 20 nov"),
]


@pytest.mark.parametrize(("due", "left", "kind", "when", "words"), CASES)
def test_a_deadline_in_words(due, left, kind, when, words):
    with translation.override("nl"):
        said = due_words(due_at=at(due), started_at=START, now=NOW, werkdagen_left=left)
    assert (said.kind, said.when, said.left) == (kind, when, words)


def test_a_weekend_between_is_one_werkdag():
    friday = at("2026-11-27T16:00")
    said = due_words(due_at=at("2026-11-30T17:00"), started_at=START, now=friday, werkdagen_left=1)
    assert (said.kind, said.when, said.left) == ("soon", "ma 30 nov 17:00", "nog 1 werkdag")


@pytest.mark.parametrize(
    ("now", "share"),
    [("2026-11-23T10:31", 0), ("2026-11-24T10:31", 50), ("2026-11-22T10:31", 0)],
)
def test_share_of_the_term(now, share):
    said = due_words(due_at=at("2026-11-25T10:31"), started_at=START, now=at(now), werkdagen_left=1)
    assert said.share == share


@pytest.mark.parametrize(
    ("met", "when"), [("2026-11-24T10:20", "op tijd"), ("2026-11-24T10:25", "klaar, te laat")]
)
def test_a_term_that_is_met(met, when):
    said = due_words(
        due_at=at("2026-11-24T10:25"),
        started_at=START,
        now=NOW,
        met_at=at(met),
        werkdagen_left=0,
    )
    assert (said.kind, said.when, said.share) == ("done", when, 100)
    assert said.left.startswith("vandaag 10:2")


def test_the_night_belongs_to_amsterdam():
    late_utc = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # 00:30 on the 25th in Amsterdam
    said = due_words(
        due_at=at("2026-11-25T17:00"), started_at=START, now=late_utc, werkdagen_left=0
    )
    assert said.when == "vandaag 17:00"


def test_moments_and_days():
    assert moment_words(at("2026-11-23T14:10"), now=NOW) == "gisteren 14:10"
    assert moment_words(at("2026-11-20T14:10"), now=NOW) == "vr 20 nov 14:10"
    assert now_words(NOW) == "di 24 nov, 10:31"
    assert day_words(at("2025-11-20T14:10").date(), today=NOW.date()) == "do 20 nov 2025"
