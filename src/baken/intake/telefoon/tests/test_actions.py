"""Entering a call afterwards: its moment, who may, and once however often it is sent."""

from datetime import timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact, Telefoon
from baken.core.errors import NotAllowed, WrongState
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.intake.telefoon import actions
from baken.intake.telefoon.rules.call import Call
from tests.cast import PHONE, join
from tests.together import together

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KINDS = {"enter_voicemail": "voicemail", "enter_missed": "gemist", "enter_talk": "opgenomen"}
MAY = {
    "enter_voicemail": {"wim", "fatima", "lotte"},
    "enter_missed": {"wim", "fatima", "lotte"},
    "enter_talk": {"fatima", "lotte", "crisis"},
}
EVERYBODY = ("wim", "fatima", "lotte", "yara", "daan", "ines", "marit", "crisis")


def enter(name, *, user, at, called_at, once=None, number=PHONE):
    call = Call(called_at=called_at, number=number, line="landelijk")
    return getattr(actions, name)(user=user, at=at, call=call, once=once or uuid4())


@pytest.mark.parametrize(("name", "arrived"), KINDS.items())
def test_it_begins_at_the_call_and_the_trail_says_when_it_was_entered(
    name, arrived, fatima, monday, at_work
):
    contact = enter(name, user=fatima, at=monday, called_at=monday - DAY)
    assert (contact.arrived, contact.started_at) == (arrived, monday - DAY)
    assert (contact.line, contact.ended_at) == ("landelijk", None)
    row = AuditRow.objects.get(verb=f"telefoon.{name}")
    assert (row.at, row.subject_id) == (monday, contact.pk)
    assert row.facts == {"line": "landelijk"}
    assert Telefoon.objects.get(contact=contact).may_call == ""


def test_of_what_nobody_answered_nobody_is_the_medewerker(fatima, monday, at_work):
    """Else who enters a missed call would be in a talk, and no alarm would reach them first."""
    for name, arrived in KINDS.items():
        contact = enter(name, user=fatima, at=monday, called_at=monday - HOUR)
        assert (contact.medewerker_id == fatima.user_id) is (arrived == "opgenomen")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("name", KINDS)
def test_who_may_enter(name, who, request, monday, at_work):
    person = request.getfixturevalue(who)
    if who in MAY[name]:
        assert enter(name, user=person, at=monday, called_at=monday)
        return
    with pytest.raises(NotAllowed):
        enter(name, user=person, at=monday, called_at=monday)
    assert not Contact.objects.exists()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("ago", [-HOUR, 15 * DAY])
def test_to_come_or_too_long_ago(name, ago, fatima, monday, at_work):
    with pytest.raises(WrongState):
        enter(name, user=fatima, at=monday, called_at=monday - ago)
    assert not Contact.objects.exists()


@pytest.mark.parametrize("name", KINDS)
def test_sent_twice_it_is_one_contact(name, fatima, monday, at_work):
    once = uuid4()
    both = [
        enter(name, user=fatima, at=monday, called_at=monday - HOUR, once=once) for _ in range(2)
    ]
    assert both[0] == both[1]
    assert Contact.objects.count() == Telefoon.objects.count() == 1


def test_sent_twice_at_once_it_is_one_contact(own_database, monday):
    fatima, once = join("fatima", at=monday), uuid4()

    def do():
        with inside(fatima.organisatie_id):
            return enter("enter_missed", user=fatima, at=monday, called_at=monday, once=once)

    results = together(do, do, do)
    assert len({one.pk for one in results}) == 1
    with inside(fatima.organisatie_id):
        assert Contact.objects.count() == 1


def test_without_a_number_no_telephone_is_kept(wim, monday, at_work):
    enter("enter_missed", user=wim, at=monday, called_at=monday, number="")
    assert not Telefoon.objects.exists()
