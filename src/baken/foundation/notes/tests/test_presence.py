"""Telephone duty: a person puts their own telephone on, and a dead screen does not keep it on."""

from datetime import timedelta

import pytest

from baken.casework.alarm.queries import telephone_now
from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.models import Presence
from baken.foundation.notes.presence import on_duty_since, set_duty, stay_there
from tests.cast import client_of, the_clock_at
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")

JSON = {"Accept": "application/json"}


def is_on_duty(*, user, at):
    return telephone_now(user=user, at=at).is_on


def test_on_and_away(fatima, monday):
    set_duty(user=fatima, is_on=True, at=monday)
    assert is_on_duty(user=fatima, at=monday)
    set_duty(user=fatima, is_on=False, at=monday)
    assert not is_on_duty(user=fatima, at=monday)
    assert Presence.objects.count() == 1


def test_yesterday_is_not_today(fatima, monday):
    set_duty(user=fatima, is_on=True, at=monday)
    assert is_on_duty(user=fatima, at=monday + timedelta(hours=11))
    assert not is_on_duty(user=fatima, at=monday + timedelta(hours=12))


def test_a_living_screen_keeps_it_on_and_brings_nobody_back(fatima, karim, monday):
    set_duty(user=fatima, is_on=True, at=monday)
    set_duty(user=karim, is_on=False, at=monday)
    later = monday + timedelta(minutes=5)
    for user in (fatima, karim):
        stay_there(user=user, at=later)
    there = on_duty_since(
        organisatie_id=fatima.organisatie_id,
        set_since=monday - timedelta(hours=1),
        seen_since=later - timedelta(minutes=1),
    )
    assert [one.user_id for one in there] == [fatima.user_id]


def test_the_button_in_the_bar(fatima, monday):
    with the_clock_at(monday):
        desk = client_of(fatima)
        assert "Telefoon: weg" in desk.get("/werk/").content.decode()
        answer = desk.post(
            "/telefoon/dienst/",
            {"stand": "aan"},
            headers={"Referer": "http://testserver/gesprek/x/"},
        )
        assert answer["Location"] == "/gesprek/x/"
        assert "Telefoon: aan" in desk.get("/werk/").content.decode()
        assert desk.post("/telefoon/dienst/", {"stand": "weg"}, headers=JSON).json() == {
            "on": False
        }
    assert not is_on_duty(user=fatima, at=monday)


@pytest.mark.parametrize("who", ["wim", "marit", "ines"])
def test_who_does_no_duty_has_no_button(who, request, monday):
    desk = client_of(request.getfixturevalue(who))
    with the_clock_at(monday):
        assert desk.post("/telefoon/dienst/", {"stand": "aan"}).status_code == 403
        assert desk.post("/telefoon/hier/").status_code == 200
        assert "Telefoon: weg" not in desk.get("/werk/").content.decode()
    assert not Presence.objects.exists()


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_away(kind, fatima, monday):
    answer = client_of(fatima).post("/telefoon/dienst/", {"stand": NONSENSE[kind]}, headers=JSON)
    assert answer.json() == {"on": False}


def test_a_note_leaves_no_line(fatima, monday):
    before = AuditRow.objects.count()
    set_duty(user=fatima, is_on=True, at=monday)
    assert AuditRow.objects.count() == before
