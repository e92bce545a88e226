"""Strangers, numbers that are none and nonsense at the screens of calling back."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from baken.casework.contact.models import Telefoon
from tests.cast import (
    client_of,
    given_verzoek,
    the_clock_at,
)
from tests.typed import NONSENSE, request_form

pytestmark = pytest.mark.usefixtures("at_work")

RECEIVE, BEGIN = "/terugbelverzoek/", "/terugbelverzoek/begin/"


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


@pytest.fixture
def phone(fatima, now):
    return client_of(fatima)


def page(name, verzoek):
    return reverse(name, args=[verzoek.zaak.number])


ADDRESSES = [
    "terugbelverzoek",
    "terugbel-outcome",
    "terugbel-complete",
    "terugbel-lapse",
    "terugbel-decide",
]


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("who", ["stranger", "ines", "marit"])
def test_for_a_stranger_it_is_not_there(name, who, request, wim, now):
    verzoek = given_verzoek(user=wim, at=now)
    there = client_of(request.getfixturevalue(who))
    asked = "get" if name == "terugbelverzoek" else "post"
    answer = getattr(there, asked)(page(name, verzoek))
    nowhere = getattr(there, asked)(reverse(name, args=["T-0000-0000-0"]))
    assert (answer.status_code, nowhere.status_code) == (404, 404)
    plain = [
        a.content.decode().replace(verzoek.zaak.number, "T-0000-0000-0") for a in (answer, nowhere)
    ]
    assert "Ruzie" not in plain[0] and len(plain[0]) == len(plain[1])


@pytest.mark.parametrize("name", ["terugbelverzoek", "terugbel-complete"])
@pytest.mark.parametrize(
    "number", ["\x00", "%00", "x" * 3_000, "\u202e", "T-'; DROP TABLE x;--", "🙂", "%2e"]
)
def test_a_number_that_is_none_is_not_found(name, number, phone):
    url = reverse(name, args=["HERE"]).replace("HERE", quote(number, safe=""))
    assert phone.get(url).status_code in (404, 405)
    assert phone.post(url, {}).status_code in (404, 405)


MORE = ["spoed", "children", "park", "strange"]


@pytest.mark.parametrize("field", [*request_form(), *MORE])
def test_a_nul_in_any_field_is_never_a_server_error(field, desk):
    answer = desk.post(RECEIVE, request_form(**{field: NONSENSE["nul"]}))
    assert answer.status_code in (302, 404, 422)


@pytest.mark.parametrize("kind", NONSENSE)
@pytest.mark.parametrize(
    "names", [["number", "name", "about", "from_time", "until_time"], [*request_form(), *MORE]]
)
def test_nonsense_in_many_fields_is_never_a_server_error(names, kind, desk):
    form = request_form(may_call="tussen") | dict.fromkeys(names, NONSENSE[kind])
    answer = desk.post(RECEIVE, form)
    assert answer.status_code in (302, 404, 422)
    assert "<script>alert(1)" not in answer.content.decode()


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_at_the_first_key_is_never_a_server_error(kind, desk):
    assert desk.post(BEGIN, {"once": NONSENSE[kind]}).status_code == 200
    assert desk.post(BEGIN, {"once": "", "contact": NONSENSE[kind]}).status_code in (200, 404)


def test_a_page_is_only_asked_in_its_own_way(desk):
    assert desk.get(RECEIVE).status_code == 405
    assert desk.get(BEGIN).status_code == 405


def test_a_form_without_its_token_is_refused_in_words(wim, monday):
    strict = client_of(wim)
    strict.handler.enforce_csrf_checks = True
    answer = strict.post(RECEIVE, request_form())
    assert answer.status_code == 403 and "Dit formulier is verlopen." in answer.content.decode()
    assert not Telefoon.objects.exists()
