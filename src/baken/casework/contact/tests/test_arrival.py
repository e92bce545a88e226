"""How a call reached us: what may be entered, from when its term runs, and when it is gone."""

from datetime import UTC, timedelta

import pytest
from django.db import IntegrityError, transaction

from baken.casework.contact.actions import end_as_nothing
from baken.casework.contact.jobs import KEPT_BY, purge
from baken.casework.contact.models import Contact, Telefoon
from baken.casework.contact.rules.arrival import (
    Arrived,
    check_moment,
    check_rung_back,
    fault_of_moment,
    rings_since,
)
from baken.core.errors import WrongState
from tests.cast import given_contact, given_missed, given_voicemail

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("ago", "fault"),
    [
        (-MINUTE, "call_is_to_come"),
        (timedelta(0), ""),
        (HOUR, ""),
        (14 * DAY, ""),
        (14 * DAY + MINUTE, "call_too_long_ago"),
    ],
)
def test_a_call_is_entered_after_it_and_not_too_long_after(ago, fault, monday):
    given = {"called_at": monday - ago, "at": monday, "within": 14 * DAY}
    assert fault_of_moment(**given) == fault
    if not fault:
        check_moment(**given)
        return
    with pytest.raises(WrongState) as refusal:
        check_moment(**given)
    assert refusal.value.code == fault


@pytest.mark.parametrize(
    ("arrived", "since_the_call"), [("opgenomen", False), ("voicemail", True), ("gemist", False)]
)
def test_the_term_of_a_voicemail_runs_from_when_it_was_left(arrived, since_the_call, monday):
    since = rings_since(arrived=arrived, called_at=monday - DAY, at=monday)
    assert (since == monday - DAY) is since_the_call


@pytest.mark.parametrize("arrived", list(Arrived))
@pytest.mark.parametrize("is_deliberate", [True, False])
def test_who_left_no_message_is_rung_back_on_purpose_alone(arrived, is_deliberate):
    if arrived is Arrived.MISSED and not is_deliberate:
        with pytest.raises(WrongState) as refusal:
            check_rung_back(arrived=arrived, is_deliberate=is_deliberate)
        assert refusal.value.code == "missed_is_not_rung_back"
    else:
        check_rung_back(arrived=arrived, is_deliberate=is_deliberate)


def test_a_contact_of_now_was_answered(wim, monday, at_work):
    contact = given_contact(user=wim, at=monday)
    assert (contact.arrived, contact.line) == ("opgenomen", "")


def test_the_database_knows_the_ways_to_reach_us(wim, monday, at_work):
    contact = given_contact(user=wim, at=monday)
    for one in Arrived:
        Contact.objects.filter(pk=contact.pk).update(arrived=one.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(arrived="anders")


def test_each_way_to_reach_us_has_its_term_of_keeping():
    assert set(KEPT_BY) == set(Arrived)


@pytest.mark.parametrize("given", [given_missed, given_voicemail])
def test_a_number_is_gone_seven_days_after_the_call_was_closed(given, wim, monday, at_work):
    at = monday.astimezone(UTC)
    contact = given(user=wim, at=at, called_at=at - 10 * DAY)
    purge(timestamp=int((at + 8 * DAY).timestamp()))
    assert Telefoon.objects.filter(contact=contact).exists()  # it waits still
    end_as_nothing(user=wim, at=at, contact=contact, reason="geen_nummer")
    for later, is_there in ((7 * DAY - MINUTE, True), (7 * DAY + MINUTE, False)):
        purge(timestamp=int((at + later).timestamp()))
        assert Telefoon.objects.filter(contact=contact).exists() is is_there
    assert Contact.objects.filter(pk=contact.pk, nothing="geen_nummer").exists()
