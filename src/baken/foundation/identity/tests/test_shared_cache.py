"""What all processes count together."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection

from baken.config.shared_cache import SharedCache


def test_what_is_set_is_there_until_it_is_deleted(db):
    cache.set("a", [1.5, 2.5], 60)
    assert cache.get("a") == [1.5, 2.5]
    assert cache.delete("a")
    assert cache.get("a", "nothing") == "nothing"


def test_adding_twice_succeeds_once(db):
    assert cache.add("b", "y", 60)
    assert not cache.add("b", "z", 60)
    assert cache.get("b") == "y"


def test_what_has_expired_counts_as_absent_and_is_swept(db):
    cache.set("c", 1, -1)
    assert cache.get("c") is None
    assert cache.add("c", 2, -1)
    cache.set("d", 1, 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM identity_tally")
        assert cursor.fetchone() == (1,)


def test_the_default_cache_is_the_shared_one(db):
    assert isinstance(cache._connections[cache._alias], SharedCache)


@pytest.mark.usefixtures("own_database")
def test_of_many_at_once_one_wins():
    def add(number):
        try:
            return cache.add("race", number, 60)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        won = list(threads.map(add, range(16)))
    assert won.count(True) == 1
