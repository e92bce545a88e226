"""An alarm rings, one colleague takes it, and the contact goes on as theirs."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.contact.actions import end_as_nothing
from baken.casework.contact.models import Contact
from baken.core.errors import NotAllowed, WrongState
from baken.foundation.audit.models import AuditRow
from tests.cast import given_alarm, given_contact

pytestmark = pytest.mark.usefixtures("at_work")

SECOND = timedelta(seconds=1)


def test_the_first_has_it_and_it_goes_on_as_theirs(wim, fatima, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday + SECOND, alarm=alarm)
    actions.connect(user=wim, at=monday + 2 * SECOND, alarm=alarm)
    alarm = Alarm.objects.get()
    assert (alarm.accepted_by_id, alarm.ended) == (fatima.user_id, "verbonden")
    contact = Contact.objects.get()
    assert (contact.medewerker_id, contact.ended_at) == (fatima.user_id, None)
    verbs = AuditRow.objects.filter(verb__startswith="alarm.").order_by("pk")
    assert [row.verb for row in verbs] == ["alarm.raise_alarm", "alarm.accept", "alarm.connect"]


def test_the_second_does_not_get_it(wim, fatima, karim, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday, alarm=alarm)
    with pytest.raises(WrongState, match="alarm_taken"):
        actions.accept(user=karim, at=monday, alarm=alarm)
    assert Alarm.objects.get().accepted_by_id == fatima.user_id


def test_taking_it_twice_oneself_changes_nothing(wim, fatima, monday):
    alarm = given_alarm(user=wim, at=monday)
    for at in (monday, monday + SECOND):
        actions.accept(user=fatima, at=at, alarm=alarm)
    assert Alarm.objects.get().accepted_at == monday


@pytest.mark.parametrize("who", ["fatima", "wim"])
def test_given_back_it_rings_again_with_its_own_seconds(who, request, wim, fatima, karim, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday + SECOND, alarm=alarm)
    actions.give_back(user=request.getfixturevalue(who), at=monday + SECOND, alarm=alarm)
    actions.accept(user=karim, at=monday + 2 * SECOND, alarm=alarm)
    again = Alarm.objects.get()
    assert (again.raised_at, again.accepted_by_id) == (monday, karim.user_id)


@pytest.mark.parametrize("who", ["yara", "marit", "lotte", "crisis"])
def test_whoever_hears_it_may_take_it(who, request, wim, monday):
    taker = request.getfixturevalue(who)
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=taker, at=monday, alarm=alarm)
    actions.connect(user=taker, at=monday, alarm=alarm)
    assert Contact.objects.get().medewerker_id == taker.user_id


@pytest.mark.parametrize("who", ["wim", "ines", "daan", "stranger"])
def test_who_does_not_hear_it_cannot_take_it(who, request, wim, monday):
    alarm = given_alarm(user=wim, at=monday)
    with pytest.raises(NotAllowed):
        actions.accept(user=request.getfixturevalue(who), at=monday, alarm=alarm)


@pytest.mark.parametrize("do", ["connect", "give_back", "end"])
def test_another_cannot_decide_about_it(do, wim, fatima, karim, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday, alarm=alarm)
    told = {"reason": "niemand"} if do == "end" else {}
    with pytest.raises(NotAllowed):
        getattr(actions, do)(user=karim, at=monday, alarm=alarm, **told)


@pytest.mark.parametrize("who", ["marit", "yara", "ines", "stranger"])
def test_who_takes_no_calls_raises_no_alarm(who, request, wim, monday):
    contact = given_contact(user=wim, at=monday)
    with pytest.raises(NotAllowed):
        actions.raise_alarm(
            user=request.getfixturevalue(who),
            at=monday,
            contact=contact,
            kind="spoed",
            once=uuid4(),
        )


def test_nobody_is_put_through_to_nobody(wim, monday):
    alarm = given_alarm(user=wim, at=monday)
    with pytest.raises(WrongState, match="alarm_not_taken"):
        actions.connect(user=wim, at=monday, alarm=alarm)
    assert Contact.objects.get().medewerker_id == wim.user_id


def test_what_has_ended_stays_ended(wim, fatima, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.end(user=wim, at=monday, alarm=alarm, reason="opgehangen")
    for do, user, told in (
        (actions.accept, fatima, {}),
        (actions.end, wim, {"reason": "niemand"}),
        (actions.give_back, wim, {}),
    ):
        with pytest.raises(WrongState, match="alarm_has_ended"):
            do(user=user, at=monday, alarm=alarm, **told)


def test_a_contact_that_ended_is_not_put_through(wim, fatima, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday, alarm=alarm)
    end_as_nothing(user=wim, at=monday, contact=Contact.objects.get(), reason="opgehangen")
    with pytest.raises(WrongState, match="contact_has_ended"):
        actions.connect(user=wim, at=monday, alarm=alarm)
    assert Alarm.objects.get().ended_at is None


def test_no_alarm_for_a_contact_that_has_ended(wim, monday):
    contact = given_contact(user=wim, at=monday)
    end_as_nothing(user=wim, at=monday, contact=contact, reason="proef")
    with pytest.raises(WrongState, match="contact_has_ended"):
        actions.raise_alarm(user=wim, at=monday, contact=contact, kind="spoed", once=uuid4())


def test_asked_twice_it_rings_once(wim, monday):
    contact, once = given_contact(user=wim, at=monday), uuid4()
    for token in (once, once, uuid4()):
        actions.raise_alarm(user=wim, at=monday, contact=contact, kind="spoed", once=token)
    assert Alarm.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"contact": None},
        {"accepted_by": None},
        {"accepted_at": None},
        {"ended": "niemand"},
        {"ended": "zomaar", "ended_at": 1},
        {"ended_at": 1},
    ],
    ids=str,
)
def test_the_database_refuses_an_alarm_that_cannot_be(wrong, wim, fatima, monday):
    alarm = given_alarm(user=wim, at=monday)
    actions.accept(user=fatima, at=monday, alarm=alarm)
    wrong = {name: monday if value == 1 else value for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Alarm.objects.update(**wrong)
