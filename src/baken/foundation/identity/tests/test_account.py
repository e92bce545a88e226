"""One's own settings: password, screen, and for whom one works."""

from datetime import date

import pytest
from django.test import Client

from baken.foundation.identity.models import Membership, User
from baken.foundation.identity.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "anker-met-kaas-42"


def change(client, **told):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW} | told
    return client.post("/profiel/wachtwoord/", form)


def test_a_new_password_ends_the_other_sessions_and_not_this_one(client, log_in):
    elsewhere = Client()
    elsewhere.post("/inloggen/", {"login": "fatima", "password": PASSWORD})
    log_in()
    assert change(client).status_code == 302
    assert client.get("/profiel/").status_code == 200
    assert elsewhere.get("/profiel/").status_code == 302


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"oldpassword": "fout"}, "niet je wachtwoord van nu"),
        ({"password1": "kort", "password2": "kort"}, "12"),
        ({"password2": "iets-heel-anders-1"}, "twee keer hetzelfde"),
        ({"password1": PASSWORD, "password2": PASSWORD}, "je oude wachtwoord"),
        ({"password1": "", "password2": ""}, "Vul een wachtwoord in."),
        ({"password1": "123456789012", "password2": "123456789012"}, "cijfers"),
    ],
)
def test_a_faulty_change_says_what_is_wrong(client, log_in, told, words):
    log_in()
    answer = change(client, **told)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_language_and_keys_are_kept(client, log_in, sanne):
    log_in()
    assert client.post("/profiel/", {"language": "en"}).status_code == 302
    kept = User.objects.get(pk=sanne.pk)
    assert (kept.language, kept.single_keys) == ("en", False)
    assert '<html lang="en"' in client.get("/profiel/").content.decode()


def test_an_unknown_language_is_a_faulty_form(client, log_in):
    log_in()
    assert client.post("/profiel/", {"language": "fy"}).status_code == 422


@pytest.fixture
def two_places(sanne, haaglanden):
    Membership.objects.create(
        user=sanne, organisatie=haaglanden, roles=["backoffice"], from_date=date(2020, 1, 1)
    )


def test_who_works_for_two_chooses_first(client, log_in, two_places, haaglanden):
    log_in()
    assert client.get("/profiel/")["Location"] == "/profiel/organisatie/"
    answer = client.post("/profiel/organisatie/", {"organisatie": haaglanden.pk})
    assert answer.status_code == 302
    shown = client.get("/profiel/")
    assert shown.status_code == 200
    assert shown.wsgi_request.actor.organisatie_id == haaglanden.pk
    assert shown.wsgi_request.actor.roles == {"backoffice"}


@pytest.mark.parametrize("sent", ["", "x", "999999"])
def test_only_ones_own_organisaties_can_be_chosen(client, log_in, two_places, sent):
    log_in()
    assert client.post("/profiel/organisatie/", {"organisatie": sent}).status_code == 422


def test_nobody_chooses_a_region_that_is_not_theirs(client, log_in, haaglanden):
    log_in()
    answer = client.post("/profiel/organisatie/", {"organisatie": haaglanden.pk})
    assert answer.status_code == 422
    assert client.get("/profiel/").wsgi_request.actor.organisatie_id != haaglanden.pk
