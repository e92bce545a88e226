"""When a session is idle, locked or over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore

from baken.foundation.identity import idle

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def session():
    made = SessionStore()
    idle.begin(made, at=NINE)
    return made


@pytest.mark.parametrize(("seconds", "is_idle"), [(0, False), (599, False), (600, True)])
def test_nobody_for_as_long_as_allowed_is_idle(session, seconds, is_idle):
    later = NINE + timedelta(seconds=seconds)
    assert idle.is_idle(session, at=later, allowed=TEN_MINUTES) is is_idle


def test_activity_prolongs(session):
    idle.note_activity(session, at=NINE + timedelta(minutes=9), allowed=TEN_MINUTES)
    assert not idle.is_idle(session, at=NINE + timedelta(minutes=18), allowed=TEN_MINUTES)


def test_activity_is_written_twice_a_minute_at_most(session):
    session.modified = False
    idle.note_activity(session, at=NINE + timedelta(seconds=29), allowed=TEN_MINUTES)
    assert not session.modified
    idle.note_activity(session, at=NINE + timedelta(seconds=31), allowed=TEN_MINUTES)
    assert session.modified


def test_a_short_term_is_kept_more_finely(session):
    idle.note_activity(session, at=NINE + timedelta(seconds=4), allowed=timedelta(minutes=1))
    later = NINE + timedelta(seconds=63)
    assert not idle.is_idle(session, at=later, allowed=timedelta(minutes=1))


def test_activity_does_not_prolong_for_ever(session):
    late = NINE + timedelta(hours=12)
    idle.note_activity(session, at=late - timedelta(minutes=1), allowed=TEN_MINUTES)
    assert idle.is_over(session, at=late, longest=timedelta(hours=12))


def test_activity_unlocks_nothing(session):
    idle.lock(session, at=NINE)
    idle.note_activity(session, at=NINE + timedelta(minutes=1), allowed=TEN_MINUTES)
    assert idle.is_locked(session)
