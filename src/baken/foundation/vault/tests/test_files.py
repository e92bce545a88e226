"""A file lies in its kluis in sealed parts, and comes back whole or not at all."""

import hashlib
import os

import pytest
from django.db import connection

from baken.core.errors import NotFound
from baken.foundation.vault import files, steps
from baken.foundation.vault.errors import Destroyed, Tampered, TooLarge
from baken.foundation.vault.models import Bestand

PART = files.PART_BYTES


@pytest.fixture
def kluis(organisatie, at):
    return steps.new_kluis(organisatie_id=organisatie.pk, purpose="bestand", at=at)


@pytest.fixture
def store(kluis, at):
    def store(content, name="brief van school.pdf"):
        return steps.store_file(
            kluis=kluis, name=name, media_type="application/pdf", content=content, at=at
        ).pk

    return store


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 9 * PART + 5])
def test_a_file_comes_back_whole(store, size):
    content = os.urandom(size)
    pieces = [content[i : i + 100_000] for i in range(0, size, 100_000)]
    bestand_id = store(pieces)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert b"".join(files.read_chunks(bestand_id)) == content
    heading = files.read_heading(bestand_id)
    assert (heading.name, heading.size) == ("brief van school.pdf", size)
    assert heading.sha256 == hashlib.sha256(content).hexdigest()


def test_nothing_of_it_stands_plain(store):
    bestand_id = store([b"buurvrouw" * 100])
    rows = [Bestand.objects.get(pk=bestand_id), *Bestand.objects.filter(bestand_id=bestand_id)]
    for row in rows:
        assert b"buurvrouw" not in bytes(row.content)
        assert b"school" not in bytes(row.content)


def test_more_than_25_mb_is_refused_and_leaves_nothing(store):
    with pytest.raises(TooLarge) as fault:
        store(bytes(1024 * 1024) for _ in range(26))
    assert fault.value.facts == {"limit_mb": 25}
    assert not Bestand.objects.exists()


def test_25_mb_is_taken(store):
    assert files.read_heading(store([bytes(1024 * 1024)] * 25)).parts == 100


def test_one_part_at_a_time_is_in_hand(store, django_assert_num_queries):
    bestand_id = store([bytes(3 * PART)])
    with django_assert_num_queries(3):
        next(files.read_chunks(bestand_id))


def break_by(bestand_id, change):
    rows = Bestand.objects.filter(bestand_id=bestand_id)
    one, two = rows.get(position=1), rows.get(position=2)
    if change == "swapped":
        rows.filter(position=1).update(content=two.content)
        rows.filter(position=2).update(content=one.content)
    elif change == "dropped":
        rows.filter(position=2).delete()
    else:
        rows.filter(position=1).update(content=bytes(one.content[:-1]) + b"\0")


@pytest.mark.parametrize("change", ["swapped", "dropped", "changed"])
def test_a_part_that_was_touched_is_noticed(store, change):
    bestand_id = store([os.urandom(PART + 10)])
    break_by(bestand_id, change)
    with pytest.raises(Tampered):
        list(files.read_chunks(bestand_id))


def test_a_part_of_another_file_in_the_same_kluis_is_noticed(store):
    one, two = store([b"een"]), store([b"twee"])
    other = Bestand.objects.get(bestand_id=two, position=1)
    Bestand.objects.filter(bestand_id=one, position=1).update(content=other.content)
    with pytest.raises(Tampered):
        list(files.read_chunks(one))


def test_a_file_in_a_destroyed_kluis_is_gone_with_its_bytes(store, kluis, at):
    bestand_id = store([b"weg"])
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    with pytest.raises(Destroyed):
        files.read_chunks(bestand_id)
    assert not Bestand.objects.filter(bestand_id=bestand_id).exists()
    assert Bestand.objects.filter(pk=bestand_id).exists()


def test_a_part_is_not_a_file(store):
    part = Bestand.objects.get(bestand_id=store([b"een"]))
    for bestand_id in (part.pk, 10**15):
        with pytest.raises(NotFound):
            files.read_chunks(bestand_id)
