"""Practice: only where nothing is real, for who is new in that role, done when the work is done."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings as django_settings

from baken.casework.contact.models import Contact
from baken.config.before_work import READY
from baken.diensten.advies import actions as advies_actions
from tests.cast import ANSWERS, client_of, given_verzoek, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

SOON = timedelta(minutes=5)
TOKEN = {"once": "7d9f4e0e-8a52-4f3e-9a51-0a1b2c3d4e5f"}


@pytest.fixture
def demo(settings):
    """Stand in practice mode."""
    settings.BAKEN = replace(django_settings.BAKEN, demo=True)


@pytest.fixture
def real(settings):
    """Stand where the work is real."""
    settings.BAKEN = replace(django_settings.BAKEN, demo=False)


def desk(client, at):
    with the_clock_at(at):
        return client.get("/werk/").content.decode()


def begin(client, at, key="advies"):
    with the_clock_at(at):
        return client.post(f"/oefening/{key}/", TOKEN)


@pytest.mark.usefixtures("demo")
def test_a_talk_begins_with_notes_beside_it_and_is_done_once_it_is_closed(fatima, monday):
    client = client_of(fatima)
    assert "Leg een advies vast" in desk(client, monday)
    began = begin(client, monday)
    contact = Contact.objects.get()
    assert began["Location"] == f"/gesprek/{contact.body}/"
    with the_clock_at(monday):
        assert "Kan dat zonder mijn naam?" in client.get(began["Location"]).content.decode()
    assert "Je bent bezig." in desk(client, monday)

    advies_actions.register_and_close(
        user=fatima, at=monday + SOON, contact=contact, answers=ANSWERS, once=uuid4()
    )
    page = desk(client, monday + SOON)
    assert "Gedaan" in page and "Je bent bezig." not in page


@pytest.mark.usefixtures("demo")
def test_the_notes_stand_beside_no_other_talk(fatima, monday):
    client = client_of(fatima)
    begin(client, monday)
    with the_clock_at(monday):
        other = client.post("/nieuw/", {"once": "1f0e4c2a-6a7b-4c8d-9e0f-112233445566"})
        assert "Kan dat zonder mijn naam?" not in client.get(other["Location"]).content.decode()


@pytest.mark.usefixtures("demo")
def test_the_form_of_the_secretariaat_has_its_notes_until_a_request_is_made(wim, monday):
    client = client_of(wim)
    given_verzoek(user=wim, at=monday - SOON)
    assert "Mijn nummer is" not in desk(client, monday)
    assert begin(client, monday, "terugbelverzoek")["Location"] == "/werk/"
    assert "Mijn nummer is" in desk(client, monday)
    given_verzoek(user=wim, at=monday + SOON)
    page = desk(client, monday + SOON)
    assert "Mijn nummer is" not in page and "Gedaan" in page


@pytest.mark.usefixtures("demo")
def test_hidden_it_stays_away(fatima, monday):
    client = client_of(fatima)
    with the_clock_at(monday):
        assert client.post("/oefening/verberg/")["Location"] == "/werk/"
    assert 'id="oefenen"' not in desk(client, monday)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("who", "key"), [("wim", "advies"), ("fatima", "terugbelverzoek")])
def test_nobody_practises_the_work_of_another(request, monday, who, key):
    assert begin(client_of(request.getfixturevalue(who)), monday, key).status_code == 404
    assert not Contact.objects.exists()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("key", ["niets", "verberg-niet", "ADVIES"])
def test_an_unknown_one_is_not_there(fatima, monday, key):
    assert begin(client_of(fatima), monday, key).status_code == 404


@pytest.mark.usefixtures("demo")
def test_only_by_a_form(fatima):
    assert client_of(fatima).get("/oefening/advies/").status_code == 405


@pytest.mark.usefixtures("real")
def test_where_the_work_is_real_there_is_none(fatima, monday):
    client = client_of(fatima)
    session = client.session
    session[READY] = True
    session.save()
    assert 'id="oefenen"' not in desk(client, monday)
    assert begin(client, monday).status_code == 404
    assert not Contact.objects.exists()
