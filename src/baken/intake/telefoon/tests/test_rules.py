"""A number that is shown but cannot be rung, and how it stands with a colleague on duty."""

from datetime import timedelta

import pytest

from baken.intake.telefoon.rules.call import masked
from baken.intake.telefoon.rules.duty import Duty, duty_of

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+31655501245", "06 •••• 45"),
        ("+31205550111", "02 •••• 11"),
        ("+32470123456", "+3 •••• 56"),
        ("", ""),
    ],
)
def test_a_number_in_a_list_cannot_be_rung(number, shown):
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("is_on", "in_talk", "silent", "duty"),
    [
        (True, False, False, Duty.FREE),
        (True, True, False, Duty.TALKS),
        (True, False, True, Duty.AWAY),
        (True, True, True, Duty.AWAY),
        (False, False, False, Duty.AWAY),
        (False, True, False, Duty.AWAY),
    ],
)
def test_free_in_a_talk_or_away(is_on, in_talk, silent, duty, monday):
    seen_at = monday - MINUTE if silent else monday + MINUTE
    given = {"is_on": is_on, "in_talk": in_talk, "seen_at": seen_at, "alive_since": monday}
    assert duty_of(**given) is duty
