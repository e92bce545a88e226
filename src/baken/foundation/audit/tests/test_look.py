"""Reading is written down once a quarter of an hour, lists by name and number, searches always."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.casework.zaak.queries import read_zaak
from baken.core.errors import NotFound
from baken.foundation.audit.look import look_at_list, look_up
from baken.foundation.audit.models import AuditRow
from tests.cast import given_verzoek

pytestmark = pytest.mark.usefixtures("at_work")

QUARTER = timedelta(minutes=15)


def looks():
    return AuditRow.objects.filter(action="R")


def test_a_look_leaves_a_row_about_the_zaak(wim, fatima, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    assert read_zaak(user=fatima, number=zaak.number.lower(), at=monday) == zaak
    row = looks().get()
    assert (row.verb, row.subject_type, row.subject_id) == ("zaak.view", "zaak.zaak", zaak.pk)
    assert (row.user_id, row.outcome, row.roles) == (fatima.user_id, 0, ["frontoffice"])


@pytest.mark.parametrize(
    ("later", "rows"), [(timedelta(0), 1), (QUARTER - timedelta(seconds=1), 1), (QUARTER, 2)]
)
def test_the_same_look_within_a_quarter_of_an_hour_leaves_none(wim, fatima, monday, later, rows):
    zaak = given_verzoek(user=wim, at=monday).zaak
    for at in (monday, monday + later):
        read_zaak(user=fatima, number=zaak.number, at=at)
    assert looks().count() == rows


def test_another_person_and_another_zaak_leave_their_own_rows(wim, fatima, karim, monday):
    zaken = [given_verzoek(user=wim, at=monday).zaak for _ in range(2)]
    for person in (fatima, karim):
        for zaak in zaken:
            read_zaak(user=person, number=zaak.number, at=monday)
    assert looks().count() == 4


@pytest.mark.parametrize("name", ["ines", "marit", "stranger"])
def test_who_may_not_look_finds_nothing_and_learns_nothing(name, request, wim, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    person = request.getfixturevalue(name)
    with pytest.raises(NotFound) as there:
        read_zaak(user=person, number=zaak.number, at=monday)
    with pytest.raises(NotFound) as nowhere:
        read_zaak(user=person, number="T-0000-0000-0", at=monday)
    assert there.value.code == nowhere.value.code
    assert not looks().exists()


def test_a_list_is_written_with_its_name_and_its_number_of_rows(fatima, monday):
    for _ in range(2):
        look_at_list("werk.view", user=fatima, at=monday, query="werk", row_count=50)
    row = looks().get()
    assert (row.query, row.row_count, row.subject_type, row.subject_id) == ("werk", 50, "", None)


def test_another_list_leaves_another_row(fatima, monday):
    for query in ("werk", "vandaag"):
        look_at_list("werk.view", user=fatima, at=monday, query=query, row_count=1)
    assert looks().count() == 2


def test_a_list_of_another_organisatie_leaves_another_row(fatima, haaglanden, monday):
    elsewhere = replace(fatima, organisatie_id=haaglanden.pk)
    for person in (fatima, elsewhere):
        look_at_list("werk.view", user=person, at=monday, query="werk", row_count=1)
    assert sorted(looks().values_list("organisatie_id", flat=True)) == sorted(
        [fatima.organisatie_id, haaglanden.pk]
    )


def test_every_search_leaves_a_row(fatima, monday):
    for found in (0, 1, 0):
        look_up("contact.known", user=fatima, at=monday, query="known", row_count=found)
    assert list(looks().order_by("id").values_list("row_count", flat=True)) == [0, 1, 0]
