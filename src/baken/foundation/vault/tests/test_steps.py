"""A kluis is made in two queries, destroyed for good, and stays with its own organisatie."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from baken.core.errors import NotFound
from baken.foundation.access.inside import inside
from baken.foundation.vault import keys, sealed, steps
from baken.foundation.vault.errors import Destroyed, NoMaster, Tampered
from baken.foundation.vault.models import Bestand, Kluis, Kluissleutel, Organisatiesleutel


def new_kluis(organisatie, at):
    return steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)


def test_the_first_kluis_makes_the_key_of_its_organisatie(organisatie, at):
    one, two = new_kluis(organisatie, at), new_kluis(organisatie, at)
    assert Organisatiesleutel.objects.filter(organisatie=organisatie).count() == 1
    assert keys.find_key(one.pk) == one.opened
    assert one.opened.secret != two.opened.secret
    assert Kluis.objects.get(pk=one.pk).purpose == "proef"


def test_a_kluis_costs_two_queries(organisatie, at, django_assert_num_queries):
    new_kluis(organisatie, at)
    with django_assert_num_queries(2):
        new_kluis(organisatie, at)


def test_no_key_stands_open_in_the_database(organisatie, at, master_file):
    kluis = new_kluis(organisatie, at)
    row = Kluissleutel.objects.get(kluis=kluis)
    assert kluis.opened.secret not in bytes(row.wrapped)
    assert len(bytes(row.wrapped)) == 60


def test_ids_are_reserved_in_one_query(organisatie, django_assert_num_queries):
    with django_assert_num_queries(1):
        ids = steps.reserve_ids(Bestand, Kluis, Bestand)
    assert len(ids) == 3
    assert ids[0] != ids[2]


def test_keys_of_many_kluizen_come_in_one_query(organisatie, at, django_assert_num_queries):
    made = [new_kluis(organisatie, at) for _ in range(5)]
    keys.open_organisatie.cache_clear()
    with django_assert_num_queries(1):
        found = keys.find_keys([kluis.pk for kluis in made])
    assert found == {kluis.pk: kluis.opened for kluis in made}


def test_no_kluizen_ask_no_query(organisatie, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert keys.find_keys([]) == {}


def test_destroyed_is_destroyed(organisatie, at):
    gone, stays = new_kluis(organisatie, at), new_kluis(organisatie, at)
    steps.destroy_kluis(kluis_id=gone.pk, at=at + timedelta(days=1))
    with pytest.raises(Destroyed):
        keys.find_key(gone.pk)
    assert not Kluissleutel.objects.filter(kluis_id=gone.pk).exists()
    assert Kluis.objects.get(pk=gone.pk).destroyed_at == at + timedelta(days=1)
    assert keys.find_key(stays.pk)


def test_destroying_twice_is_refused_and_changes_nothing(organisatie, at):
    kluis, other = new_kluis(organisatie, at), new_kluis(organisatie, at)
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    with pytest.raises(Destroyed):
        steps.destroy_kluizen(kluis_ids=[kluis.pk, other.pk], at=at + timedelta(days=1))
    assert Kluis.objects.get(pk=kluis.pk).destroyed_at == at
    assert keys.find_key(other.pk)


def test_destroying_what_is_not_there_is_refused(organisatie):
    with pytest.raises(NotFound):
        steps.destroy_kluis(kluis_id=10**15, at=None)


def test_a_key_put_back_from_a_backup_does_not_open_a_destroyed_kluis(organisatie, at):
    kluis = new_kluis(organisatie, at)
    row = Kluissleutel.objects.get(kluis=kluis)
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    row.save(force_insert=True)
    with pytest.raises(Destroyed):
        keys.find_key(kluis.pk)


def test_keys_swapped_between_kluizen_do_not_open(organisatie, at):
    one, two = new_kluis(organisatie, at), new_kluis(organisatie, at)
    key = Kluissleutel.objects.get(kluis=one)
    Kluissleutel.objects.filter(kluis=two).delete()
    Kluissleutel.objects.create(
        kluis=two,
        organisatie_id=key.organisatie_id,
        organisatiesleutel_id=key.organisatiesleutel_id,
        wrapped=key.wrapped,
    )
    with pytest.raises(Tampered):
        keys.find_key(two.pk)


def test_the_neighbour_finds_no_kluis(organisatie, neighbour, at):
    kluis = new_kluis(organisatie, at)
    with inside(neighbour.pk), pytest.raises(NotFound):
        keys.find_key(kluis.pk)


def test_a_kluis_moved_to_another_organisatie_does_not_open(organisatie, neighbour, at):
    kluis = new_kluis(organisatie, at)
    row = Kluissleutel.objects.get(kluis=kluis)
    key = Organisatiesleutel.objects.get(pk=row.organisatiesleutel_id)
    moved = (kluis.pk, neighbour.pk, True, row.wrapped, key.pk, key.master_id, key.wrapped)
    with pytest.raises(Tampered):
        keys._open(*moved)


def test_a_kluis_for_another_organisatie_is_refused_by_the_database(organisatie, neighbour, at):
    with pytest.raises(DatabaseError), transaction.atomic():
        new_kluis(neighbour, at)


def test_a_process_without_a_master_key_opens_and_makes_nothing(organisatie, at, settings):
    kluis = new_kluis(organisatie, at)
    keys.open_organisatie.cache_clear()
    settings.BAKEN = replace(settings.BAKEN, master_key_file=None)
    with pytest.raises(NoMaster):
        keys.find_key(kluis.pk)
    with pytest.raises(NoMaster):
        new_kluis(organisatie, at)


def test_a_refused_act_leaves_no_key_of_an_organisatie_in_memory(organisatie, at):
    class Refusal(Exception):
        pass

    with pytest.raises(Refusal), transaction.atomic():
        new_kluis(organisatie, at)
        raise Refusal
    kluis = new_kluis(organisatie, at)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert keys.find_key(kluis.pk) == kluis.opened


def test_sealing_into_a_destroyed_kluis_is_refused(organisatie, at):
    kluis = new_kluis(organisatie, at)
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    with pytest.raises(Destroyed):
        sealed.seal(Bestand(pk=1, kluis=Kluis.objects.get(pk=kluis.pk)), content="te laat")
