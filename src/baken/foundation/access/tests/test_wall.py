"""The two walls between regions: the gate that every question passes, and the database itself."""

from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Zaak
from baken.foundation.access.inside import again_after_rollback, inside
from baken.foundation.access.models import holds_somewhere
from baken.foundation.access.wall import APPLICATION, OUTSIDE, own_models, walled
from tests.cast import given_contact, given_verzoek, join


def test_the_tests_run_as_the_application_and_not_as_the_owner(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (APPLICATION, False, False)


def test_every_table_is_walled_or_named_with_a_reason():
    tables = {model._meta.db_table for model in own_models()}
    walls = {model._meta.db_table for model in walled()}
    assert tables == walls | (set(OUTSIDE) & tables)
    assert not walls & set(OUTSIDE)


@pytest.mark.parametrize("model", walled(), ids=lambda model: model._meta.db_table)
def test_the_database_hides_every_row_when_nobody_is_at_work(model, db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity FROM pg_class WHERE relname = %s", [model._meta.db_table]
        )
        assert cursor.fetchone() == (True,)
    if not model._meta.get_field("organisatie").null:
        assert not model.objects.exists()


def test_a_row_is_there_inside_its_own_region_only(fatima, stranger, monday, db):
    with inside(fatima.organisatie_id):
        pk = given_verzoek(user=fatima, at=monday).zaak_id
        assert Zaak.objects.filter(pk=pk).exists()
    with inside(stranger.organisatie_id):
        assert not Zaak.objects.filter(pk=pk).exists()
        assert not Zaak.objects.filter(pk=pk).update(queue="backoffice")
    assert not Zaak.objects.filter(pk=pk).exists()


def test_a_row_of_another_region_cannot_be_written(fatima, stranger, monday, at_work):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Contact.objects.create(
            organisatie_id=stranger.organisatie_id, body="x", channel="telefoon", started_at=monday
        )


def test_a_region_inside_another_gives_the_first_one_back(fatima, stranger, monday, at_work):
    given_contact(user=fatima, at=monday)
    with inside(stranger.organisatie_id):
        assert not Contact.objects.exists()
    assert Contact.objects.count() == 1


def test_a_region_that_ends_in_an_error_gives_the_first_one_back(fatima, stranger, monday, at_work):
    given_contact(user=fatima, at=monday)
    with pytest.raises(ZeroDivisionError), inside(stranger.organisatie_id):
        _ = 1 / 0
    assert Contact.objects.count() == 1


def test_the_gate_asks_right_and_region(fatima, wim, ines, stranger, monday, at_work):
    zaak = given_verzoek(user=wim, at=monday).zaak
    seen = {
        p.name
        for p in (fatima, wim, ines, stranger)
        if Zaak.objects.for_right("zaak.view", p).filter(pk=zaak.pk).exists()
    }
    assert seen == {"Fatima", "Wim"}


def test_who_holds_no_right_at_all_sees_nothing(ines, fatima, at_work):
    assert not Zaak.objects.for_right("zaak.view", ines).exists()
    assert holds_somewhere("zaak.view", fatima)
    assert not holds_somewhere("zaak.view", ines)


def test_what_must_survive_is_done_again_after_a_rollback(own_database, monday):
    fatima = join("fatima", at=monday)
    made = []

    def begin():
        made.append(
            Contact.objects.create(
                organisatie_id=fatima.organisatie_id,
                body=uuid4().hex[:12],
                channel="telefoon",
                started_at=monday,
            )
        )

    with pytest.raises(ZeroDivisionError), inside(fatima.organisatie_id):
        again_after_rollback(begin)
        given_contact(user=fatima, at=monday)
        _ = 1 / 0
    with inside(fatima.organisatie_id):
        assert list(Contact.objects.all()) == made[1:]
