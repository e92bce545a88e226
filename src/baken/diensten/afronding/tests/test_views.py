"""The screens of the end of a melding."""

from uuid import uuid4

import pytest
from django.urls import reverse

from baken.diensten.afronding.models import Terugkoppeling
from baken.diensten.melding.models import Melding
from tests.cast import client_of, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

WORDS = "Er volgt niets meer."


@pytest.fixture
def now(later):
    with the_clock_at(later):
        yield later


def url(melding):
    return reverse("terugkoppeling", args=[melding.zaak.number])


def test_it_says_what_a_professional_may_hear_and_what_not(decided, ruben, now):
    melding = decided("geen_vervolg")
    Melding.objects.update(hoedanigheid="huisarts")
    page = client_of(ruben).get(url(melding)).content.decode()
    may, _not, must_not = page.partition("Dit niet")
    assert "Wie het overneemt" in may
    assert "Wat het gezin vertelde" in must_not and "Jan de Boer" not in page


def test_who_is_not_known_to_be_a_professional_hears_our_steps_alone(decided, ruben, now):
    melding = decided("geen_vervolg")
    Melding.objects.update(hoedanigheid="")
    page = client_of(ruben).get(url(melding)).content.decode()
    may, _not, must_not = page.partition("Dit niet")
    assert "Welke stappen wij zetten" in may and "Wie het overneemt" in must_not


def test_told_and_closed_from_the_page_of_the_melding(decided, ruben, now):
    melding, client = decided("geen_vervolg"), client_of(ruben)
    there = reverse("zaak", args=[melding.zaak.number])
    before = client.get(there).content.decode()
    assert "De melder heeft nog niets gehoord." in before and "Sluit deze melding" not in before
    sent = {"once": uuid4(), "outcome": "verteld", "words": WORDS}
    assert client.post(url(melding), sent)["Location"] == there
    page = client.get(there).content.decode()
    assert WORDS in page and "Sluit deze melding" in page
    seen = Melding.objects.get().version
    closed = client.post(
        reverse("melding-close", args=[melding.zaak.number]), {"once": uuid4(), "seen": seen}
    )
    assert closed["Location"] == reverse("werk")
    assert "Veilig Thuis is klaar met deze melding." in client.get(there).content.decode()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"words": WORDS}, "Kies of je het de melder verteld hebt."),
        ({"outcome": "verteld"}, "Schrijf op wat je verteld hebt, of waarom niet."),
        ({"outcome": "x", "words": WORDS}, "x"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(decided, ruben, now, sent, expected):
    melding = decided("geen_vervolg")
    answer = client_of(ruben).post(url(melding), {"once": uuid4(), **sent})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert expected in page and sent.get("words", "") in page
    assert not Terugkoppeling.objects.exists()


@pytest.mark.parametrize("seen", ["", "x", "-1", "²"])
def test_a_broken_form_is_refused_in_words(decided, ruben, now, seen):
    melding = decided("geen_vervolg")
    there = reverse("melding-close", args=[melding.zaak.number])
    answer = client_of(ruben).post(there, {"once": uuid4(), "seen": seen})
    assert 400 <= answer.status_code < 500


def test_sent_twice_it_is_written_once(decided, ruben, now):
    melding, client = decided("geen_vervolg"), client_of(ruben)
    sent = {"once": uuid4(), "outcome": "verteld", "words": WORDS}
    assert [client.post(url(melding), sent).status_code for _ in range(2)] == [302, 302]
    assert Terugkoppeling.objects.count() == 1


def test_the_front_office_may_not(decided, fatima, now):
    melding = decided("geen_vervolg")
    assert client_of(fatima).get(url(melding)).status_code == 403
