"""The question whether a text points at a person: for who takes calls, and nothing is kept."""

import logging

import pytest
from django.urls import reverse

from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.models import Draft
from tests.cast import client_of, the_clock_at
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")

TEXT = "Haar zoon Daan, geb. 12-03-2015, bsn 999942542."


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


def ask(actor, text):
    return client_of(actor).post(reverse("contact-traces"), {"text": text})


def test_it_names_each_kind_and_where_it_stands(fatima):
    found = ask(fatima, TEXT).json()["traces"]
    assert [(one["kind"], TEXT[one["start"] : one["end"]]) for one in found] == [
        ("naam", "Daan"),
        ("geboortedatum", "12-03-2015"),
        ("bsn", "999942542"),
    ]
    assert found[0]["says"] == "Dit lijkt op een naam:"


def test_it_counts_as_a_browser_counts(fatima):
    (found,) = ask(fatima, "\U0001f642 haar zoon Daan").json()["traces"]
    assert (found["start"], found["end"]) == (13, 17)


@pytest.mark.parametrize("name", ["wim", "fatima", "karim", "yara", "lotte"])
def test_who_takes_calls_may_ask(name, request):
    assert ask(request.getfixturevalue(name), "tekst").json() == {"traces": []}


@pytest.mark.parametrize("name", ["marit", "ines", "daan"])
def test_who_takes_no_calls_may_not(name, request):
    assert ask(request.getfixturevalue(name), TEXT).status_code == 403


def test_it_is_asked_in_a_body_alone(fatima):
    assert client_of(fatima).get(reverse("contact-traces"), {"text": TEXT}).status_code == 405


def test_nothing_is_logged_and_nothing_kept(fatima, caplog):
    client = client_of(fatima)
    client.post(reverse("contact-traces"), {"text": ""})
    before = AuditRow.objects.count()
    with caplog.at_level(logging.DEBUG):
        client.post(reverse("contact-traces"), {"text": TEXT})
    assert "Daan" not in caplog.text and "999942542" not in caplog.text
    assert AuditRow.objects.count() == before and not Draft.objects.exists()


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_gets_an_answer(kind, fatima):
    assert ask(fatima, NONSENSE[kind]).status_code == 200


def test_no_text_at_all_gets_an_answer(fatima):
    assert client_of(fatima).post(reverse("contact-traces")).json() == {"traces": []}
