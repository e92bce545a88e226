"""Two colleagues take the same caller at the same moment."""

from uuid import uuid4

import pytest

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import find_alarm
from baken.core.errors import WrongState
from baken.foundation.access.inside import inside
from tests.cast import given_alarm, given_contact, join
from tests.together import together


@pytest.fixture
def people(own_database, monday):
    return {name: join(name, at=monday) for name in ("wim", "fatima", "karim", "yara")}


def test_one_of_three_has_the_caller(people, monday):
    alarm = given_alarm(user=people["wim"], at=monday)

    def taking(user):
        with inside(user.organisatie_id):
            mine = find_alarm(user=user, pk=alarm.pk)
        return lambda: actions.accept(user=user, at=monday, alarm=mine)

    results = together(*(taking(people[name]) for name in ("fatima", "karim", "yara")))
    lost = [one for one in results if one is not None]
    assert len(lost) == 2
    assert all(isinstance(one, WrongState) and one.code == "alarm_taken" for one in lost)


def test_two_presses_on_verbind_ring_once(people, monday):
    wim = people["wim"]
    contact = given_contact(user=wim, at=monday)

    def raising():
        actions.raise_alarm(user=wim, at=monday, contact=contact, kind="spoed", once=uuid4())

    assert together(raising, raising) == [None, None]
    with inside(wim.organisatie_id):
        assert Alarm.objects.count() == 1
