"""The block on the page of an open melding: ask, see why, say who is the same."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.bekend.models import Vergelijking
from baken.casework.bekend.tests.known import MILA, reported
from baken.casework.zaak.steps import close_zaak
from baken.foundation.audit.models import AuditRow
from tests.cast import client_of, given_verzoek, the_clock_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_work")]
BLOCK = "Eerder bekend?"


@pytest.fixture
def now(monday):
    """Return a moment after what was made."""
    with the_clock_at(monday + timedelta(minutes=5)):
        yield monday + timedelta(minutes=5)


def page(user, zaak):
    return client_of(user).get(reverse("zaak", args=[zaak.number])).content.decode()


def check(user, zaak):
    return client_of(user).post(reverse("bekend-check", args=[zaak.number]), {"once": uuid4()})


def test_nothing_of_another_dossier_is_told_before_somebody_asks(fatima, now, later, earlier):
    shown = page(fatima, later.zaak)
    assert BLOCK in shown and "Kijk of iemand bekend is" in shown
    assert "Verzonnenberg" not in shown and earlier.zaak.number not in shown
    assert not AuditRow.objects.filter(verb="bekend.find").exists()


def test_a_hit_says_who_why_and_where_and_that_it_was_seen(fatima, now, later, earlier):
    assert check(fatima, later.zaak).headers["Location"] == reverse(
        "zaak", args=[later.zaak.number]
    )
    shown = page(fatima, later.zaak)
    for words in (
        "Mila van der Verzonnenberg", "3-4-2015", "naam lijkt erop, geboortedatum lijkt erop",
        earlier.zaak.number, "werd toen beoordeeld", "Dit is dezelfde persoon",
    ):  # fmt: skip
        assert words in shown, words
    (row,) = AuditRow.objects.filter(verb="bekend.find")
    assert (row.query, row.row_count) == ("bekend_panel", 1)


def test_nobody_known_is_said_in_words(fatima, now, monday):
    melding = reported(fatima, monday, MILA)
    check(fatima, melding.zaak)
    shown = page(fatima, melding.zaak)
    assert "Niemand van deze melding is gevonden in een ander dossier." in shown
    assert "Eerste melding" in shown


@pytest.mark.parametrize(
    ("verdict", "told", "other"),
    [
        ("same", "Vervolgmelding tijdens", "Dit is iemand anders"),
        ("other", "Eerste melding", "Dit is dezelfde persoon"),
    ],
)
def test_what_is_said_shows_and_can_be_said_anew(verdict, told, other, fatima, now, hit, later):
    address = reverse("bekend-decide", args=[later.zaak.number, hit.pk])
    assert client_of(fatima).post(address, {"verdict": verdict}).status_code == 302
    shown = page(fatima, later.zaak)
    assert told in shown and other in shown
    assert Vergelijking.objects.get().verdict == verdict


@pytest.mark.parametrize("verdict", ["", "misschien", "SAME"])
def test_another_answer_is_refused_and_changes_nothing(verdict, fatima, now, hit, later):
    address = reverse("bekend-decide", args=[later.zaak.number, hit.pk])
    answer = client_of(fatima).post(address, {"verdict": verdict})
    assert 400 <= answer.status_code < 500
    assert Vergelijking.objects.get().verdict == ""


@pytest.mark.parametrize("name", ["karim", "wim", "daan", "marit", "lotte", "stranger"])
def test_for_who_may_not_ask_there_is_nothing_there(name, request, now, hit, later):
    client = client_of(request.getfixturevalue(name))
    number = later.zaak.number
    for address in (
        reverse("bekend-check", args=[number]),
        reverse("bekend-decide", args=[number, hit.pk]),
    ):
        assert client.post(address, {"verdict": "same"}).status_code == 404
    assert Vergelijking.objects.get().verdict == ""


def test_a_hit_of_another_zaak_is_not_there(fatima, now, hit, earlier):
    address = reverse("bekend-decide", args=[earlier.zaak.number, hit.pk])
    assert client_of(fatima).post(address, {"verdict": "same"}).status_code == 404


def test_a_closed_melding_asks_nothing_and_shows_nobody(ruben, now, hit, later):
    close_zaak(zaak=later.zaak, at=now)
    shown = page(ruben, later.zaak)
    assert BLOCK not in shown and "van der Verzonnenberg" not in shown
    assert check(ruben, later.zaak).status_code == 404


def test_a_melding_one_may_not_open_is_a_number_without_a_link(karim, fatima, now, monday, earlier):
    mine = reported(karim, monday, MILA)
    check(karim, mine.zaak)
    shown = page(karim, mine.zaak)
    assert earlier.zaak.number in shown
    assert reverse("zaak", args=[earlier.zaak.number]) not in shown


def test_from_a_request_nobody_is_looked_for(fatima, wim, now, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    assert check(fatima, verzoek.zaak).status_code == 404
