"""A talk that is sent with traces nobody was asked about comes back once, and never twice."""

import html
import re

import pytest
from django.urls import reverse

from baken.diensten.advies.models import Advies
from baken.foundation.notes.drafts import keep_draft
from tests.cast import client_of, given_contact, the_clock_at
from tests.typed import talk_form

pytestmark = pytest.mark.usefixtures("at_work")

SITUATION = "Haar zoon Daan slaat."


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def phone(fatima, now):
    return client_of(fatima)


@pytest.fixture
def contact(fatima, now):
    return given_contact(user=fatima, at=now)


@pytest.fixture
def talk(contact):
    return reverse("gesprek", args=[contact.body])


def hidden(page, name):
    found = re.search(rf'name="{name}"[^>]*? value="([^"]*)"', page)
    return html.unescape(found[1]) if found else ""


def test_it_comes_back_once_and_the_second_time_it_is_saved(phone, talk):
    form = talk_form(situatie=SITUATION)
    answer = phone.post(talk, form)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Advies.objects.exists()
    assert "Dit lijkt op een naam:" in page and "“Daan”" in page
    assert "Gaat dit over het gezin?" in page and SITUATION in page
    assert "Nog niet opgeslagen." in page and "1 fout" not in page and 'href="#id_situatie"' in page
    form |= {"gezien": hidden(page, "gezien")}
    assert phone.post(talk, form).status_code == 302
    assert Advies.objects.count() == 1


def test_who_takes_the_piece_out_saves_at_once(phone, talk):
    page = phone.post(talk, talk_form(situatie=SITUATION)).content.decode()
    form = talk_form(situatie="Haar zoon slaat.", gezien=hidden(page, "gezien"))
    assert phone.post(talk, form).status_code == 302


@pytest.mark.parametrize("field", ["gezien", "anders"])
def test_what_was_shown_or_let_be_while_typing_costs_nothing(field, phone, talk):
    assert phone.post(talk, talk_form(situatie=SITUATION, **{field: "daan"})).status_code == 302


def test_a_new_piece_is_asked_about_too(phone, talk):
    form = talk_form(situatie=SITUATION, advies="Bel Karin.", gezien="daan")
    answer = phone.post(talk, form)
    assert answer.status_code == 422
    assert set(hidden(answer.content.decode(), "gezien").splitlines()) == {"daan", "karin"}


def test_plain_text_is_saved_at_once(phone, talk):
    assert phone.post(talk, talk_form()).status_code == 302


def test_other_faults_and_the_question_come_together(phone, talk):
    answer = phone.post(talk, talk_form(situatie=SITUATION, verteld=""))
    page = answer.content.decode()
    assert answer.status_code == 422 and "Dit lijkt op een naam:" in page
    assert "Gaat dit over het gezin?" not in page
    form = talk_form(situatie=SITUATION, gezien=hidden(page, "gezien"))
    assert phone.post(talk, form).status_code == 302


def test_what_is_something_else_stays_so_in_this_talk(phone, talk, contact, fatima, now):
    fields = {"situatie": [SITUATION], "anders": ["daan"]}
    keep_draft(user=fatima, key=f"gesprek-{contact.body}", fields=fields, at=now)
    assert hidden(phone.get(talk).content.decode(), "anders") == "daan"


def test_the_name_of_who_asks_is_no_trace(phone, talk):
    """What an adviesvrager allows is noted in its own field (R-ADV-2)."""
    form = talk_form(naam_keuze="naam", naam="Karin de Boer")
    assert phone.post(talk, form).status_code == 302
