"""Two who do chat duty do something about it at the same moment."""

import pytest

from baken.core.errors import WrongState
from baken.foundation.access.inside import inside
from baken.intake.chat import actions
from baken.intake.chat.models import Dienst
from tests.cast import join
from tests.together import together


@pytest.fixture
def duties(own_database, monday):
    """Two are on duty, each with their own."""
    people = [join(name, at=monday) for name in ("fatima", "karim")]
    return [(one, actions.begin_duty(user=one, at=monday)) for one in people]


def on_duty(user):
    with inside(user.organisatie_id):
        return list(Dienst.objects.filter(off_at=None).values_list("medewerker", flat=True))


def test_of_two_who_stop_at_once_one_is_the_last(duties, monday):
    results = together(
        *(
            lambda user=user, dienst=dienst: actions.end_duty(user=user, at=monday, dienst=dienst)
            for user, dienst in duties
        )
    )
    (refused,) = [one for one in results if one is not None]
    assert isinstance(refused, WrongState) and refused.code == "last_on_duty"
    assert len(on_duty(duties[0][0])) == 1


def test_talks_never_go_to_somebody_who_is_leaving(duties, monday):
    (fatima, hers), (karim, his) = duties
    handed, stopped = together(
        lambda: actions.hand_over_duty(user=fatima, at=monday, dienst=hers, colleague=karim),
        lambda: actions.end_duty(user=karim, at=monday, dienst=his),
    )
    assert (handed is None) != (stopped is None)
    assert len(on_duty(fatima)) == 1
