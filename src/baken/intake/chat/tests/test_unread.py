"""What counts as said while the visitor was away."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from baken.intake.chat.rules.unread import Written, again, unread

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def written(number, deel, minutes):
    return Written(number, deel, UUID(int=number), at(minutes))


BEFORE, AWAY, LATER = written(1, 1, 0), written(3, 1, 5), written(6, 2, 9)


@pytest.mark.parametrize(
    ("silences", "away_since", "said", "expected"),
    [
        ({}, None, [BEFORE, AWAY], []),
        ({}, at(3), [BEFORE, AWAY], [3]),  # he is away now
        ({2: at(3)}, None, [BEFORE, AWAY, LATER], [3]),  # he came back
        ({2: at(3)}, at(8), [BEFORE, AWAY, LATER], [3, 6]),  # and is away again
        ({2: at(3), 3: at(8)}, None, [BEFORE, AWAY, LATER], [3, 6]),
        ({2: at(6)}, None, [BEFORE, AWAY], []),
    ],
)
def test_what_is_said_in_a_silence_is_unread(silences, away_since, said, expected):
    known = {one.client for one in said}
    found = unread(said, silences=silences, away_since=away_since, known=known)
    assert [one.number for one in found] == expected


def test_what_was_said_again_is_read():
    anew = Written(7, 2, again(AWAY.client, deel=2), at(9))
    said = [BEFORE, AWAY, anew]
    known = {one.client for one in said}
    assert unread(said, silences={2: at(3)}, away_since=None, known=known) == []


def test_the_same_message_has_one_id_in_each_part():
    assert again(AWAY.client, deel=2) == again(AWAY.client, deel=2)
    assert again(AWAY.client, deel=2) != again(AWAY.client, deel=3)
