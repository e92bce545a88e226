"""Moments come from the database as Django would give them, without its slower loader."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from psycopg.types.datetime import TimestamptzLoader

from baken.foundation.identity.models import Organisatie

NOON = datetime(2026, 7, 1, 12, 0, 0, 5, tzinfo=UTC)


@pytest.mark.django_db
def test_a_moment_comes_back_as_it_was_and_in_utc():
    with connection.cursor() as cursor:
        for moment in (NOON, NOON.replace(month=1), None):
            cursor.execute("SELECT %s::timestamptz", [moment])
            (found,) = cursor.fetchone()
            assert found == moment
            assert moment is None or found.utcoffset().total_seconds() == 0


@pytest.mark.django_db
def test_it_is_not_read_by_python():
    with connection.cursor() as cursor:
        loader = cursor.cursor.adapters.get_loader(1184, 0)
    assert loader.__name__ == TimestamptzLoader.__name__
    assert loader.__module__ != "django.db.backends.postgresql.psycopg_any"


@pytest.mark.django_db
def test_a_long_list_can_be_read_in_parts():
    rows = Organisatie.objects.order_by("pk")
    assert len(rows) > 1
    assert list(rows.iterator(chunk_size=1)) == list(rows)
