"""What waits and who is there: the region's own, masked, and one question each."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.alarm.queries import free_now
from baken.casework.contact.actions import end_as_nothing
from baken.foundation.notes.presence import set_duty, stay_there
from baken.intake.telefoon.queries import list_waiting_calls, phone_duty
from baken.intake.telefoon.rules.duty import Duty
from baken.intake.terugbelverzoek.actions import receive
from baken.pages.werk.panels import work_of
from tests.cast import (
    PHONE,
    a_request,
    client_of,
    given_contact,
    given_missed,
    given_voicemail,
    the_clock_at,
)

pytestmark = pytest.mark.usefixtures("at_work")

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
OTHER = "+31655507788"


def questions(do):
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def test_what_waits_stands_there_until_it_became_something(wim, fatima, monday):
    closed = given_missed(user=wim, at=monday, called_at=monday - 3 * HOUR)
    asked = given_voicemail(user=wim, at=monday, called_at=monday - 2 * HOUR, number=OTHER)
    given_contact(user=wim, at=monday)
    rows = list_waiting_calls(user=fatima, most=50)
    assert [(row.body, row.arrived) for row in rows] == [
        (asked.body, "voicemail"),
        (closed.body, "gemist"),
    ]
    assert rows[0].limit.started_at == monday - 2 * HOUR and rows[1].limit is None
    end_as_nothing(user=fatima, at=monday, contact=closed, reason="geen_bericht")
    receive(user=wim, at=monday, contact=asked, request=a_request(), once=uuid4())
    assert list_waiting_calls(user=fatima, most=50) == []


def test_a_number_that_called_more_often_says_so(wim, monday):
    for minutes in (30, 20, 10):
        given_missed(user=wim, at=monday, called_at=monday - minutes * MINUTE)
    given_missed(user=wim, at=monday, called_at=monday, number=OTHER)
    given_missed(user=wim, at=monday, called_at=monday, number="")
    given_missed(user=wim, at=monday, called_at=monday, number="")
    rows = list_waiting_calls(user=wim, most=50)
    assert [row.times for row in rows] == [3, 3, 3, 1, 1, 1]
    assert [row.telephone for row in rows][2:] == ["06 •••• 34", "06 •••• 88", "", ""]


def test_another_region_and_who_answers_no_telephone_see_none(wim, stranger, yara, monday):
    given_missed(user=wim, at=monday, called_at=monday)
    for person in (stranger, yara):
        assert list_waiting_calls(user=person, most=50) == []
        assert not work_of(user=person, now=monday, mine=False).calls


def test_mijn_werk_shows_them_without_the_number(wim, fatima, monday):
    given_missed(user=wim, at=monday, called_at=monday - HOUR)
    for person in (wim, fatima):
        with the_clock_at(monday):
            page = client_of(person).get("/werk/").content.decode()
        assert "06 •••• 34" in page and "Maak verzoek" in page
        assert PHONE not in page and "06 5550 1234" not in page


def test_free_in_a_talk_and_away(fatima, karim, lotte, crisis, wim, monday):
    for person in (fatima, karim, lotte, crisis):
        set_duty(user=person, is_on=True, at=monday)
    later = monday + 10 * MINUTE
    set_duty(user=lotte, is_on=False, at=later)
    for person in (fatima, karim):
        stay_there(user=person, at=later)
    given_contact(user=karim, at=later)
    found = {one.name: one.duty for one in phone_duty(user=wim, at=later)}
    assert found == {
        "Crisis": Duty.AWAY,
        "Fatima": Duty.FREE,
        "Karim": Duty.TALKS,
        "Lotte": Duty.AWAY,
    }
    assert phone_duty(user=wim, at=monday + 13 * HOUR) == []


def test_who_enters_a_missed_call_stays_free(fatima, monday):
    set_duty(user=fatima, is_on=True, at=monday)
    given_missed(user=fatima, at=monday, called_at=monday - MINUTE)
    given_voicemail(user=fatima, at=monday, called_at=monday - MINUTE)
    assert [one.duty for one in phone_duty(user=fatima, at=monday)] == [Duty.FREE]
    assert list(free_now(user=fatima, at=monday)) == ["Fatima"]


def test_each_panel_is_one_question_however_many(fatima, karim, lotte, wim, monday):
    def both():
        duty = questions(lambda: phone_duty(user=wim, at=monday))
        return duty, questions(lambda: list_waiting_calls(user=wim, most=50))

    set_duty(user=fatima, is_on=True, at=monday)
    given_missed(user=wim, at=monday, called_at=monday)
    both()
    assert both() == (1, 1)
    for person in (karim, lotte):
        set_duty(user=person, is_on=True, at=monday)
        given_contact(user=person, at=monday)
        given_voicemail(user=wim, at=monday, called_at=monday)
    assert both() == (1, 1)


def test_another_region_is_not_on_this_duty(stranger, wim, monday):
    from baken.foundation.access.inside import inside

    with inside(stranger.organisatie_id):
        set_duty(user=stranger, is_on=True, at=monday)
    assert phone_duty(user=wim, at=monday) == []
