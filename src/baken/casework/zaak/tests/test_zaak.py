"""The spine: a zaak is found by who may see it, has a queue, and shows only to its own."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import find_zaak
from baken.core.errors import NotFound
from tests.cast import client_of, given_advies, given_follow_up, given_verzoek, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

SEES = {
    "advies": {"fatima", "lotte", "yara"},
    "terugbelverzoek": {"fatima", "lotte", "yara", "wim"},
}
EVERYBODY = ["fatima", "lotte", "wim", "yara", "daan", "ines", "marit", "stranger"]


@pytest.mark.parametrize("soort", SEES)
def test_who_sees_which_zaak(soort, request, wim, fatima, monday):
    zaak = (
        given_verzoek(user=wim, at=monday)
        if soort == "terugbelverzoek"
        else given_advies(user=fatima, at=monday)
    ).zaak
    with the_clock_at(monday):
        for name in EVERYBODY:
            person = request.getfixturevalue(name)
            sees = name in SEES[soort]
            status = client_of(person).get(reverse("zaak", args=[zaak.number])).status_code
            assert (status in (200, 302)) is sees, name
            assert status == 404 or sees
            if sees:
                assert find_zaak(user=person, number=zaak.number.lower()) == zaak
            else:
                with pytest.raises(NotFound):
                    find_zaak(user=person, number=zaak.number)


@pytest.mark.parametrize("wrong", [{"queue": ""}, {"closed_at": "before"}])
def test_the_database_refuses_a_zaak_that_cannot_be(wrong, wim, monday):
    given_verzoek(user=wim, at=monday)
    wrong = {n: monday.replace(year=2020) if v == "before" else v for n, v in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Zaak.objects.update(**wrong)


def test_a_row_of_a_zaak_cannot_stand_in_another_organisatie(wim, haaglanden, monday):
    from django.db import DatabaseError

    from baken.casework.termijn.models import Termijn

    given_verzoek(user=wim, at=monday)
    with pytest.raises(DatabaseError), transaction.atomic():
        Termijn.objects.update(organisatie_id=haaglanden.pk)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"seen": "x", "outcome": "gesproken"},
        {"seen": "9" * 99, "outcome": "gesproken"},
        {"seen": "7", "outcome": "gesproken"},
        {"seen": "1", "outcome": "\x00"},
    ],
)
def test_a_faulty_follow_up_changes_nothing(form, fatima, monday):
    taak = given_follow_up(user=fatima, at=monday, planned_at=monday)
    with the_clock_at(monday):
        url = reverse("advies-follow-up", args=[taak.zaak.number, taak.pk])
        assert client_of(fatima).post(url, form).status_code in (409, 422)
    taak.refresh_from_db()
    assert taak.done_at is None


@pytest.mark.parametrize("pk", [0, 10**30])
def test_a_taak_that_is_not_there_is_not_found(pk, fatima, monday):
    advies = given_advies(user=fatima, at=monday)
    with the_clock_at(monday):
        url = reverse("advies-follow-up", args=[advies.zaak.number, pk])
        assert client_of(fatima).post(url, {"seen": "1", "outcome": "gesproken"}).status_code == 404


def test_the_follow_up_and_the_closing_by_their_buttons(fatima, stranger, monday):
    taak = given_follow_up(user=fatima, at=monday, planned_at=monday)
    with the_clock_at(monday):
        mine, theirs = client_of(fatima), client_of(stranger)
        close = reverse("advies-close", args=[taak.zaak.number])
        follow_up = reverse("advies-follow-up", args=[taak.zaak.number, taak.pk])
        assert theirs.post(close).status_code == theirs.post(follow_up).status_code == 404
        answer = mine.post(close)
        assert (
            answer.status_code == 409
            and "Er staat nog een afspraak open." in answer.content.decode()
        )
        assert mine.post(follow_up, {"seen": "1", "outcome": "gesproken"}).status_code == 302
        assert mine.post(close).status_code == 302
        assert mine.get(close).status_code == 405
        assert mine.post(close).status_code == 409
    assert Zaak.objects.get().closed_at == monday
