"""A vertrouwensarts reaches the zaken on which he is consulted, and no other."""

from datetime import timedelta

import pytest

from baken.casework.consult import actions
from baken.casework.consult.queries import find_consult, list_waiting
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import may, read_zaak
from baken.core.errors import NotFound
from baken.foundation.access.models import add_condition
from baken.foundation.audit.models import AuditRow
from tests.cast import given_advies, given_consult, given_verzoek, join

pytestmark = pytest.mark.usefixtures("at_work")

MINUTE = timedelta(minutes=1)


@pytest.fixture
def zaak(fatima, monday):
    return given_advies(user=fatima, at=monday).zaak


def reaches(user, zaak) -> bool:
    return may(right="zaak.view", user=user, zaak=zaak)


def test_who_is_not_consulted_reaches_nothing(fatima, daan, zaak, monday):
    assert not reaches(daan, zaak)
    given_consult(user=fatima, at=monday, zaak=zaak, to_role="gedragswetenschapper")
    assert not reaches(daan, zaak)
    with pytest.raises(NotFound):
        read_zaak(user=daan, number=zaak.number, at=monday)
    assert list_waiting(user=daan, most=50) == []


def test_who_is_consulted_reaches_that_zaak_alone(fatima, daan, wim, zaak, monday):
    other = given_advies(user=fatima, at=monday).zaak
    given_verzoek(user=wim, at=monday)
    given_consult(user=fatima, at=monday, zaak=zaak)
    given_consult(user=fatima, at=monday, zaak=zaak)
    assert list(Zaak.objects.for_right("zaak.view", daan)) == [zaak]
    assert not reaches(daan, other)
    assert read_zaak(user=daan, number=zaak.number, at=monday) == zaak
    assert AuditRow.objects.get(verb="zaak.view", user_id=daan.user_id).subject_id == zaak.pk


def test_an_answer_leaves_the_zaak_to_who_took_part(fatima, daan, zaak, monday):
    took, never = join("daan2", at=monday), join("daan3", at=monday)
    consult = given_consult(user=fatima, at=monday, zaak=zaak)
    assert all(reaches(who, zaak) for who in (daan, took, never))
    actions.take_consult(user=took, at=monday, consult=consult)
    assert all(reaches(who, zaak) for who in (daan, took, never))
    actions.answer_consult(user=daan, at=monday + MINUTE, consult=consult, answer="Nee.")
    assert [reaches(who, zaak) for who in (daan, took, never)] == [True, True, False]


def test_a_withdrawn_question_closes_the_zaak_again(fatima, daan, zaak, monday):
    consult = given_consult(user=fatima, at=monday, zaak=zaak)
    actions.take_consult(user=daan, at=monday, consult=consult)
    actions.withdraw_consult(user=fatima, at=monday, consult=consult)
    assert not reaches(daan, zaak)


def test_a_vertrouwensarts_of_another_region_reaches_nothing(fatima, zaak, monday):
    away = join("artsvanver", at=monday)
    consult = given_consult(user=fatima, at=monday, zaak=zaak)
    assert not reaches(away, zaak)
    assert list_waiting(user=away, most=50) == []
    with pytest.raises(NotFound):
        find_consult(user=away, number=zaak.number, pk=consult.pk)


def test_a_consult_is_found_by_its_own_zaak_alone(fatima, zaak, monday):
    consult = given_consult(user=fatima, at=monday, zaak=zaak)
    other = given_advies(user=fatima, at=monday).zaak
    assert find_consult(user=fatima, number=zaak.number.lower(), pk=consult.pk) == consult
    with pytest.raises(NotFound):
        find_consult(user=fatima, number=other.number, pk=consult.pk)


def test_a_condition_has_one_meaning():
    with pytest.raises(ValueError, match="consulted"):
        add_condition(Zaak, "consulted", lambda user: Zaak.conditions["of_region"](user))
