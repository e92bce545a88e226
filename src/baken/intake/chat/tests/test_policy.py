"""The database and the policy name the same times and numbers for the line."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from baken.policy.chat import chat

LINE = import_module("baken.intake.chat.migrations.0002_line")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SILENT", chat().silent_after),
        ("CODE_LIVES", chat().code_lives),
        ("ALIVE", chat().alive_for),
        ("LAST_WORDS", timedelta(minutes=1)),  # as the clock shuts what is over (jobs.shut)
    ],
)
@pytest.mark.django_db
def test_what_lasts_in_the_database_lasts_as_long_in_the_policy(name, expected):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {getattr(LINE, name)}")
        assert cursor.fetchone() == (expected,)


def test_the_database_counts_as_many_wrong_codes_as_the_policy():
    assert chat().most_wrong_codes == LINE.MOST_WRONG
