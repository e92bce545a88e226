"""The one line of a request comes back once when it seems to name the family; parking never."""

import pytest
from django.urls import reverse

from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import client_of, given_verzoek, the_clock_at
from tests.typed import request_form

pytestmark = pytest.mark.usefixtures("at_work")

ABOUT = "Zorgen over haar zoon Daan"


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


def test_a_request_comes_back_once(desk):
    receive, form = reverse("terugbel-receive"), request_form(about=ABOUT)
    answer = desk.post(receive, form)
    assert answer.status_code == 422 and ABOUT in answer.content.decode()
    assert "Dit lijkt op een naam:" in answer.content.decode()
    assert not Terugbelverzoek.objects.exists()
    assert desk.post(receive, form | {"gezien": "daan"}).status_code == 302


def test_a_plain_request_is_saved_at_once(desk):
    assert desk.post(reverse("terugbel-receive"), request_form()).status_code == 302


def test_parking_is_never_held_up(desk):
    form = request_form(about=ABOUT, caller="", park="1")
    assert desk.post(reverse("terugbel-receive"), form).status_code == 302
    assert Terugbelverzoek.objects.count() == 1


@pytest.mark.parametrize("at_first", [True, False])
def test_spoed_is_never_held_up(at_first, desk, wim, now):
    url = reverse("terugbel-receive")
    if not at_first:
        number = given_verzoek(user=wim, at=now).zaak.number
        url = reverse("terugbel-complete", args=[number])
    form = request_form(about=ABOUT, spoed="on", seen="1")
    assert desk.post(url, form).status_code == 302


def test_completing_comes_back_once(desk, wim, now):
    url = reverse("terugbel-complete", args=[given_verzoek(user=wim, at=now).zaak.number])
    form = request_form(about=ABOUT, seen="1")
    assert desk.post(url, form).status_code == 422
    assert desk.post(url, form | {"anders": "daan"}).status_code == 302


def test_the_field_with_what_is_something_else_is_no_difference(desk, wim, now):
    url = reverse("terugbel-complete", args=[given_verzoek(user=wim, at=now).zaak.number])
    desk.post(url, request_form(about="De ene tekst", seen="1"))
    answer = desk.post(url, request_form(about="De andere tekst", seen="1", anders="daan"))
    assert answer.status_code == 409
    assert [clash.name for clash in answer.context["clashes"]] == ["about"]
