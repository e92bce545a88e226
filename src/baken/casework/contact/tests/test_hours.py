"""The hours of the telephone: weekend, feestdag, the first and the last minute, another region."""

from datetime import datetime, time
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from baken.casework.contact.rules.hours import PhoneNow, Stand, phone_at
from baken.casework.contact.templatetags.phonewords import overflow_words, phone_words
from baken.core.kalender import AMSTERDAM, Werkkalender
from tests.cast import HOME

EIGHT, FIVE = time(8), time(17)
ORDER = ("secretariaat", "frontoffice", "voicemail")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("moment", "stand"),
    [
        ("2026-03-02T00:00", Stand.BEFORE),
        ("2026-03-02T07:59", Stand.BEFORE),
        ("2026-03-02T08:00", Stand.OPEN),
        ("2026-03-02T12:30", Stand.OPEN),
        ("2026-03-02T16:59:59", Stand.OPEN),
        ("2026-03-02T17:00", Stand.AFTER),
        ("2026-03-02T23:59", Stand.AFTER),
        ("2026-03-07T10:00", Stand.FREE),  # Saturday
        ("2026-03-08T10:00", Stand.FREE),  # Sunday
        ("2026-04-06T10:00", Stand.FREE),  # second day of Easter
        ("2026-04-27T10:00", Stand.FREE),  # Koningsdag
        ("2026-12-25T10:00", Stand.FREE),
        ("2026-03-29T08:00", Stand.FREE),  # the clock goes forward on a Sunday
        ("2026-03-30T08:00", Stand.OPEN),
    ],
)
def test_how_it_stands_with_the_telephone(moment, stand):
    found = phone_at(at(moment), opens=EIGHT, closes=FIVE, kalender=Werkkalender())
    assert found.stand is stand


def test_a_region_has_hours_and_worked_days_of_its_own():
    kalender = Werkkalender(worked=frozenset({"goede_vrijdag"}))
    hours = {"opens": time(9), "closes": time(20, 30), "kalender": kalender}
    assert phone_at(at("2026-03-02T08:30"), **hours).stand is Stand.BEFORE
    assert phone_at(at("2026-03-02T20:29"), **hours).stand is Stand.OPEN
    assert phone_at(at("2026-03-02T20:30"), **hours).stand is Stand.AFTER
    assert phone_at(at("2026-04-03T10:00"), **hours).stand is Stand.OPEN


@pytest.mark.parametrize(
    ("moment", "nl", "en"),
    [
        (
            "2026-03-02T10:00",
            "Nu open tot 17:00. Neemt het secretariaat niet op: front office, dan voicemail.",
            "Open now until 17:00. If reception does not answer: front office, then voicemail.",
        ),
        (
            "2026-03-02T07:00",
            "Nu gesloten tot 08:00: voicemail.",
            "Closed now until 08:00: voicemail.",
        ),
        (
            "2026-03-02T18:00",
            "Nu gesloten sinds 17:00: voicemail.",
            "Closed now since 17:00: voicemail.",
        ),
        (
            "2026-03-07T10:00",
            "Vandaag gesloten, het is zaterdag: voicemail.",
            "Closed today, it is Saturday: voicemail.",
        ),
    ],
)
def test_it_is_said_in_words(moment, nl, en):
    found = phone_at(at(moment), opens=EIGHT, closes=FIVE, kalender=Werkkalender())
    for language, words in (("nl", nl), ("en", en)):
        with translation.override(language):
            assert phone_words(found, overflow=ORDER) == words


def test_the_order_is_that_of_the_policy():
    assert overflow_words(("frontoffice", "voicemail")) == "Neemt front office niet op: voicemail."
    assert overflow_words(("voicemail",)) == ""
    closed = PhoneNow(stand=Stand.AFTER, turns=FIVE)
    assert phone_words(closed, overflow=("secretariaat", "frontoffice")).endswith("front office.")


def test_a_page_says_it_for_the_region_of_who_looks(zaanstreek, monday):
    assert zaanstreek.code == HOME
    actor = SimpleNamespace(organisatie_id=zaanstreek.pk)
    request = SimpleNamespace(actor=actor)
    page = Template("{% load phonewords %}{% phone_now now %}")
    shown = page.render(Context({"request": request, "now": monday}))
    assert shown.startswith("Nu open tot 17:00.")
