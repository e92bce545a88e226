"""Two people at the same consult at the same moment, with transactions that really commit."""

from uuid import uuid4

import pytest

from baken.casework.consult import actions
from baken.casework.consult.models import Consult
from baken.casework.consult.queries import find_consult
from baken.core.errors import NotAllowed, WrongState
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from tests.cast import given_advies, given_consult, join
from tests.together import together


@pytest.fixture
def people(own_database, monday):
    return {name: join(name, at=monday) for name in ("fatima", "daan", "daan2")}


def doing(user, consult, at, action, **told):
    """Find the consult as this person sees it, then act on it."""
    with inside(user.organisatie_id):
        mine = find_consult(user=user, number=consult.zaak.number, pk=consult.pk)

    def do():
        with inside(user.organisatie_id):
            return action(user=user, at=at, consult=mine, **told)

    return do


def a_consult(people, at):
    zaak = given_advies(user=people["fatima"], at=at).zaak
    with inside(zaak.organisatie_id):
        return given_consult(user=people["fatima"], at=at, zaak=zaak)


def test_of_two_answers_one_counts(people, monday):
    consult = a_consult(people, monday)
    results = together(
        *(
            doing(people[name], consult, monday, actions.answer_consult, answer=name, once=uuid4())
            for name in ("daan", "daan2")
        )
    )
    refused = [one for one in results if one is not None]
    assert len(refused) == 1 and isinstance(refused[0], WrongState | NotAllowed)
    assert AuditRow.objects.filter(verb="consult.answer", outcome=0).count() == 1
    assert AuditRow.objects.filter(verb="consult.answer", outcome=4).count() == 1


def test_answered_or_withdrawn_and_never_both(people, monday):
    consult = a_consult(people, monday)
    together(
        doing(people["daan"], consult, monday, actions.answer_consult, answer="Nee."),
        doing(people["fatima"], consult, monday, actions.withdraw_consult),
    )
    with inside(consult.organisatie_id):
        consult = Consult.objects.get(pk=consult.pk)
    assert (consult.answered_at is None) is not (consult.withdrawn_at is None)


def test_one_question_that_is_sent_twice_is_asked_once(people, monday):
    fatima, once = people["fatima"], uuid4()
    zaak = given_advies(user=fatima, at=monday).zaak

    def ask():
        with inside(fatima.organisatie_id):
            told = {"to_role": "vertrouwensarts", "question": "Past dit?", "is_spoed": False}
            return actions.ask_consult(user=fatima, at=monday, zaak=zaak, once=once, **told)

    assert len({one.pk for one in together(ask, ask)}) == 1
