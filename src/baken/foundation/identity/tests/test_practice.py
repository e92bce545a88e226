"""One click logs in as an invented person: in practice, and nowhere else."""

import pytest

from baken.config.demo import demo_people
from baken.foundation.identity.models import Installatie, User
from baken.foundation.identity.tests.conftest import trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented(monday):
    first = demo_people()[0]
    return User.objects.create(username=first.username, name=first.name, date_joined=monday)


def test_one_click_logs_in(client, practice, invented):
    shown = client.get("/inloggen/").content.decode()
    assert f'value="{invented.username}"' in shown
    assert client.post("/oefenen/", {"username": invented.username}).status_code == 302
    assert client.get("/profiel/").status_code == 200
    assert trail() == [("login.done", "")]


def test_only_as_somebody_invented(client, practice, sanne):
    assert client.post("/oefenen/", {"username": sanne.username}).status_code == 404
    assert client.post("/oefenen/").status_code == 404


def test_only_by_a_form(client, practice):
    assert client.get("/oefenen/").status_code == 405


@pytest.mark.parametrize("kind", ["real", None])
def test_not_where_the_database_does_not_say_practice(client, invented, monday, kind):
    if kind:
        Installatie.objects.create(kind=kind, made_at=monday)
    assert client.post("/oefenen/", {"username": invented.username}).status_code == 404
    assert "Oefenen als" not in client.get("/inloggen/").content.decode()


def test_not_where_the_settings_do_not_say_practice(client, practice, real, invented):
    assert client.post("/oefenen/", {"username": invented.username}).status_code == 404


def test_practice_settings_loosen_nothing_on_a_real_database(client, log_in, monday):
    Installatie.objects.create(kind="real", made_at=monday)
    log_in()
    assert client.get("/profiel/")["Location"] == "/profiel/tweede-stap/"
