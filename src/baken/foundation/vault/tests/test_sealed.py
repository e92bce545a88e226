"""What a person typed is sealed into its column and comes back, and only there."""

import logging

import pytest
from django.db import models
from django.test.utils import isolate_apps

from baken.core.errors import NotFound
from baken.foundation.vault import sealed, steps
from baken.foundation.vault.errors import Destroyed, Tampered
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Bestand, Kluis


@pytest.fixture
def kluis(organisatie, at):
    return steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)


@pytest.fixture
def make_row(organisatie, at):
    """Rows with one sealed column, each in a kluis."""

    def make(kluis, text):
        (pk,) = steps.reserve_ids(Bestand)
        row = Bestand(pk=pk, organisatie=organisatie, kluis=kluis, position=0, made_at=at)
        sealed.seal(row, content=text)
        row.save(force_insert=True)
        return Bestand.objects.get(pk=pk)

    return make


@pytest.fixture
def card():
    """A row with two columns that may be empty, and no organisatie yet."""
    with isolate_apps("baken.foundation.vault"):

        class Card(models.Model):
            kluis_id = models.BigIntegerField()
            name = SealedField(null=True)
            about = SealedField(null=True)
            plain = models.TextField()

            class Meta:
                app_label = "vault"

        yield Card


def test_a_text_comes_back(make_row, kluis):
    row = make_row(kluis, "Er is een buurvrouw, zij heet Ayşe — 'ja'")
    assert b"buurvrouw" not in bytes(row.content)
    assert sealed.read(row, "content") == "Er is een buurvrouw, zij heet Ayşe — 'ja'"


def test_sealing_in_a_kluis_just_made_asks_no_query(kluis, card, django_assert_num_queries):
    row = Bestand(pk=1, kluis=kluis)
    with django_assert_num_queries(0):
        sealed.seal(row, content="tekst")
    with django_assert_num_queries(1):
        sealed.seal(card(pk=1, kluis_id=kluis.pk), name="a", about="b")


def test_many_rows_are_read_in_one_query(
    make_row, organisatie, at, kluis, django_assert_num_queries
):
    other = steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)
    rows = [make_row(kluis, "een"), make_row(other, "twee"), make_row(kluis, "drie")]
    with django_assert_num_queries(1):
        texts = sealed.read_many(rows, "content")
    assert texts == {rows[0].pk: "een", rows[1].pk: "twee", rows[2].pk: "drie"}


def test_a_reader_serves_rows_and_columns_of_a_page_in_one_query(
    make_row, kluis, card, django_assert_num_queries
):
    row, one = make_row(kluis, "een"), card(pk=3, kluis_id=kluis.pk)
    sealed.seal(one, name="Wim", about="")
    with django_assert_num_queries(1):
        reader = sealed.Reader([row, one])
        assert [reader.text(row, "content"), reader.text(one, "name")] == ["een", "Wim"]
        assert reader.text(one, "about") == ""


def test_an_empty_text_is_null(kluis, card):
    row = card(pk=3, kluis_id=kluis.pk)
    sealed.seal(row, name="")
    assert row.name is None
    assert sealed.read(row, "name") == ""


@pytest.mark.parametrize("change", ["column", "row", "table"])
def test_sealed_bytes_copied_elsewhere_do_not_open(kluis, card, change, caplog):
    row = card(pk=3, kluis_id=kluis.pk)
    sealed.seal(row, name="Fatima")
    copies = {
        "column": card(pk=3, kluis_id=kluis.pk, about=row.name),
        "row": card(pk=4, kluis_id=kluis.pk, name=row.name),
        "table": Bestand(pk=3, kluis=kluis, content=row.name),
    }
    column = {"column": "about", "row": "name", "table": "content"}[change]
    with caplog.at_level(logging.ERROR), pytest.raises(Tampered):
        sealed.read(copies[change], column)
    assert "tampered" in caplog.text
    assert "Fatima" not in caplog.text


def test_sealed_bytes_of_another_kluis_do_not_open(kluis, card, organisatie, at):
    other = steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)
    row = card(pk=3, kluis_id=kluis.pk)
    sealed.seal(row, name="Fatima")
    with pytest.raises(Tampered):
        sealed.read(card(pk=3, kluis_id=other.pk, name=row.name), "name")


def test_a_row_of_one_organisatie_in_the_kluis_of_another_is_refused(kluis, neighbour):
    with pytest.raises(Tampered):
        sealed.seal(Bestand(pk=1, kluis=kluis, organisatie=neighbour), content="tekst")


def test_a_destroyed_kluis_closes_at_once(make_row, kluis, at):
    row = make_row(kluis, "weg")
    assert sealed.read(row, "content") == "weg"
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    with pytest.raises(Destroyed):
        sealed.read(row, "content")


def test_a_list_can_say_what_is_destroyed(make_row, kluis, organisatie, at):
    other = steps.new_kluis(organisatie_id=organisatie.pk, purpose="proef", at=at)
    rows = [make_row(kluis, "weg"), make_row(other, "blijft")]
    steps.destroy_kluis(kluis_id=kluis.pk, at=at)
    with pytest.raises(Destroyed):
        sealed.read_many(rows, "content")
    shown = sealed.read_many(rows, "content", destroyed="vernietigd")
    assert list(shown.values()) == ["vernietigd", "blijft"]


def test_a_kluis_that_is_not_there_is_not_found(card, organisatie):
    with pytest.raises(NotFound):
        sealed.read(card(pk=3, kluis_id=10**15), "name")


def test_what_cannot_be_sealed_is_said(kluis, card):
    with pytest.raises(ValueError, match="reserve"):
        sealed.seal(card(kluis_id=kluis.pk), name="tekst")
    with pytest.raises(ValueError, match="no kluis"):
        sealed.seal(card(pk=1), name="tekst")
    with pytest.raises(TypeError, match="not a sealed column"):
        sealed.seal(card(pk=1, kluis_id=kluis.pk), plain="tekst")


@pytest.mark.parametrize("value", [b"Fatima", b"", b"\x01kort", "tekst"])
def test_a_sealed_column_takes_no_plain_text(organisatie, kluis, at, value):
    row = Bestand(organisatie=organisatie, kluis=kluis, position=0, content=value, made_at=at)
    with pytest.raises(ValueError, match="sealed bytes only"):
        row.save()


def test_a_kluis_read_from_the_database_is_closed(kluis):
    assert kluis.opened is not None
    assert Kluis.objects.get(pk=kluis.pk).opened is None
