"""Taken: one person's thing to do, ended once and with its outcome."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baken.casework.taak.models import Taak
from baken.casework.taak.queries import open_taken, own_taken
from baken.casework.taak.steps import end_taak, withdraw_taak
from baken.core.errors import WrongState
from tests.cast import given_follow_up

pytestmark = pytest.mark.usefixtures("at_work")

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("end", [end_taak, withdraw_taak])
def test_a_taak_ends_once(end, fatima, monday):
    taak = given_follow_up(user=fatima, at=monday, planned_at=monday + HOUR)
    assert open_taken(zaak=taak.zaak).get().soort == "vervolg"
    end(taak=taak, outcome="gesproken", at=monday)
    assert not open_taken(zaak=taak.zaak).exists()
    for again in (end_taak, withdraw_taak):
        with pytest.raises(WrongState):
            again(taak=taak, outcome="gesproken", at=monday)


def test_ones_own_taken_of_today_first_planned_first(fatima, karim, monday):
    late = given_follow_up(user=fatima, at=monday, planned_at=monday + 2 * HOUR)
    soon = given_follow_up(user=fatima, at=monday, planned_at=monday + HOUR)
    given_follow_up(user=fatima, at=monday, planned_at=monday + 30 * HOUR)
    given_follow_up(user=karim, at=monday, planned_at=monday + HOUR)
    assert list(own_taken(user=fatima, until=monday + 14 * HOUR)) == [soon, late]


@pytest.mark.parametrize(
    "wrong", [{"done_at": 1}, {"done_at": 1, "withdrawn_at": 1, "outcome": "x"}]
)
def test_the_database_refuses_a_taak_that_cannot_be(wrong, fatima, monday):
    given_follow_up(user=fatima, at=monday, planned_at=monday)
    wrong = {name: monday if value == 1 else value for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Taak.objects.update(**wrong)
