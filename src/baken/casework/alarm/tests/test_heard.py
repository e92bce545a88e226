"""Who hears an alarm now, who is free, and the card on every page, at one query."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import free_now, heard_alarms, is_free
from baken.casework.contact.actions import end_as_nothing
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.presence import set_duty
from tests.cast import client_of, given_alarm, given_contact, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
JSON = {"Accept": "application/json"}
POLL = {**JSON, "X-Baken-Poll": "1"}


def hears(user, at) -> bool:
    return bool(heard_alarms(user=user, at=at))


@pytest.fixture
def phone_on(fatima, monday):
    set_duty(user=fatima, is_on=True, at=monday)


@pytest.fixture
def alarm(wim, monday):
    return given_alarm(user=wim, at=monday)


@pytest.mark.parametrize(
    ("seconds", "heard"),
    [
        (0, {"fatima"}),
        (29, {"fatima"}),
        (30, {"fatima", "karim", "lotte", "yara"}),
        (60, {"fatima", "karim", "lotte", "yara", "marit", "crisis"}),
    ],
)
def test_it_is_heard_wider_and_wider(seconds, heard, request, phone_on, alarm, monday):
    names = ("fatima", "karim", "lotte", "yara", "marit", "crisis", "ines", "daan", "stranger")
    at = monday + seconds * SECOND
    assert {n for n in names if hears(request.getfixturevalue(n), at)} == heard


def test_with_nobody_on_duty_the_whole_desk_hears_it_at_once(alarm, fatima, yara, marit, monday):
    assert hears(fatima, monday) and hears(yara, monday)
    assert not hears(marit, monday) and hears(marit, monday + 30 * SECOND)


def test_with_all_on_duty_in_a_talk_too(phone_on, alarm, fatima, karim, monday):
    assert not hears(karim, monday)
    given_contact(user=fatima, at=monday)
    assert hears(karim, monday)


def test_a_screen_that_died_is_not_somebody_on_duty(phone_on, wim, fatima, karim, monday):
    later = monday + 4 * MINUTE
    given_alarm(user=wim, at=later)
    assert hears(karim, later) and free_now(user=wim, at=later) == []


def test_who_asked_and_who_came_go_on_hearing_it(phone_on, alarm, wim, karim, monday):
    assert hears(wim, monday)
    actions.accept(user=karim, at=monday, alarm=alarm)
    assert hears(karim, monday)


def test_it_falls_silent_with_its_contact(alarm, wim, fatima, monday):
    end_as_nothing(user=wim, at=monday, contact=alarm.contact, reason="opgehangen")
    assert not hears(fatima, monday + 90 * SECOND)


def test_after_connecting_the_card_leads_who_took_it_to_the_gesprek(
    alarm, wim, fatima, karim, monday
):
    actions.accept(user=fatima, at=monday, alarm=alarm)
    actions.connect(user=wim, at=monday, alarm=alarm)
    assert hears(fatima, monday + MINUTE) and not hears(fatima, monday + 11 * MINUTE)
    assert not hears(karim, monday + MINUTE) and not hears(wim, monday + MINUTE)


def test_who_is_free(fatima, karim, yara, wim, monday):
    for user in (fatima, karim, yara):
        set_duty(user=user, is_on=True, at=monday)
    set_duty(user=yara, is_on=False, at=monday)
    given_contact(user=fatima, at=monday - MINUTE)
    assert free_now(user=wim, at=monday) == ["Karim"]
    assert is_free(organisatie_id=wim.organisatie_id, user_id=karim.user_id, at=monday)
    assert not is_free(organisatie_id=wim.organisatie_id, user_id=fatima.user_id, at=monday)


def test_a_forgotten_contact_keeps_nobody_in_a_talk(fatima, wim, monday):
    given_contact(user=fatima, at=monday - timedelta(hours=3))
    set_duty(user=fatima, is_on=True, at=monday)
    assert free_now(user=wim, at=monday) == ["Fatima"]


def test_another_region_is_never_free_for_us(stranger, wim, monday):
    with inside(stranger.organisatie_id):
        set_duty(user=stranger, is_on=True, at=monday)
    assert free_now(user=wim, at=monday) == []


def test_the_question_of_every_second_is_one_query(phone_on, alarm, fatima, monday):
    heard_alarms(user=fatima, at=monday)
    given_alarm(user=fatima, at=monday)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(heard_alarms(user=fatima, at=monday + 30 * SECOND)) == 2
    assert len(asked) == 1


def test_asking_leaves_no_line_in_the_trail(phone_on, alarm, fatima, monday):
    before = AuditRow.objects.count()
    with the_clock_at(monday):
        client_of(fatima).get("/alarm/", headers=POLL)
    assert AuditRow.objects.count() == before


def test_the_card_says_who_asks_and_lets_one_take_it(phone_on, alarm, fatima, karim, monday):
    with the_clock_at(monday + 31 * SECOND):
        desk, other = client_of(fatima), client_of(karim)
        first = desk.get("/alarm/", headers=POLL).json()
        assert "Wim vraagt een collega" in first["html"] and "Neem aan" in first["html"]
        address = f"/alarm/{alarm.pk}/neem-aan/"
        mine = desk.post(address, headers=JSON)
        theirs = other.post(address, headers=JSON)
        assert (mine.status_code, theirs.status_code) == (200, 409)
        assert "Jij neemt aan" in mine.json()["html"]
        assert "Fatima neemt aan." in theirs.json()["html"]
        assert "Neem aan" not in theirs.json()["html"]
        assert first["key"] != mine.json()["key"]


def test_without_javascript_the_card_stands_on_the_page_and_the_second_is_told_who(
    phone_on, alarm, fatima, karim, monday
):
    with the_clock_at(monday + 31 * SECOND):
        desk, other = client_of(fatima), client_of(karim)
        assert "Neem aan" in other.get("/werk/").content.decode()
        desk.post(f"/alarm/{alarm.pk}/neem-aan/")
        told = other.post(f"/alarm/{alarm.pk}/neem-aan/", follow=True).content.decode()
        assert "Fatima was je voor" in told
        answer = desk.post(f"/alarm/{alarm.pk}/verbonden/")
        assert answer["Location"] == f"/gesprek/{alarm.contact.body}/"
        assert desk.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("who", ["yara", "marit", "crisis"])
def test_who_is_put_through_can_write_it_down(who, request, alarm, monday):
    taker = request.getfixturevalue(who)
    with the_clock_at(monday + MINUTE):
        desk = client_of(taker)
        desk.post(f"/alarm/{alarm.pk}/neem-aan/")
        answer = desk.post(f"/alarm/{alarm.pk}/verbonden/", follow=True)
        assert answer.status_code == 200 and b'id="gesprek"' in answer.content


def test_giving_back_from_the_card(alarm, fatima, monday):
    with the_clock_at(monday):
        desk = client_of(fatima)
        desk.post(f"/alarm/{alarm.pk}/neem-aan/")
        again = desk.post(f"/alarm/{alarm.pk}/geef-terug/", headers=JSON)
    assert "Neem aan" in again.json()["html"]
    assert Alarm.objects.get().accepted_by_id is None


@pytest.mark.parametrize("who", ["ines", "daan", "stranger"])
def test_who_hears_nothing_gets_nothing(who, request, alarm, monday):
    desk = client_of(request.getfixturevalue(who))
    with the_clock_at(monday + 90 * SECOND):
        assert desk.get("/alarm/").json() == {"key": "", "html": ""}
        for verb in ("neem-aan", "geef-terug", "verbonden"):
            assert desk.post(f"/alarm/{alarm.pk}/{verb}/").status_code == 404
