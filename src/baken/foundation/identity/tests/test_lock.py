"""A screen nobody sits at is locked; the same person goes on where they were."""

from datetime import timedelta

import pytest
from django.utils import timezone

from baken.foundation.identity import idle
from baken.foundation.identity.models import User
from baken.foundation.identity.tests.conftest import PASSWORD, trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client, log_in):
    log_in()
    return client


def leave(client, **ago):
    """Let nobody have touched the screen for this long."""
    session = client.session
    session[idle.SEEN] = (timezone.now() - timedelta(**ago)).isoformat()
    session.save()


def test_after_the_set_minutes_every_page_leads_to_the_lock(at_desk):
    leave(at_desk, minutes=10, seconds=1)
    answer = at_desk.get("/profiel/?deel=1")
    assert answer["Location"] == "/slot/?next=%2Fprofiel%2F%3Fdeel%3D1"
    assert at_desk.get("/profiel/organisatie/").status_code == 302
    assert trail()[-1] == ("login.locked", "idle")


def test_before_them_it_stays_open(at_desk):
    leave(at_desk, minutes=9, seconds=50)
    assert at_desk.get("/profiel/").status_code == 200


def test_the_password_opens_it_again_on_the_same_page(at_desk):
    at_desk.post("/slot/")
    before = at_desk.session.session_key
    answer = at_desk.post("/slot/", {"password": PASSWORD, "next": "/profiel/"})
    assert answer["Location"] == "/profiel/"
    assert at_desk.get("/profiel/").status_code == 200
    assert at_desk.session.session_key != before
    assert [verb for verb, _ in trail()] == ["login.done", "login.locked", "login.resumed"]


def test_a_wrong_password_does_not(at_desk):
    at_desk.post("/slot/")
    answer = at_desk.post("/slot/", {"password": "fout"})
    assert answer.status_code == 422
    assert "Dit wachtwoord klopt niet." in answer.content.decode()
    assert at_desk.get("/profiel/").status_code == 302
    assert trail()[-1] == ("login.failed", "password")


def test_the_password_of_another_does_not_either(at_desk, wim):
    other = User.objects.get(pk=wim.user_id)
    other.set_password("een-heel-ander-woord")
    other.save()
    at_desk.post("/slot/")
    told = {"password": "een-heel-ander-woord", "username": "wim", "login": "wim"}
    assert at_desk.post("/slot/", told).status_code == 422


def test_one_click_opens_nothing_outside_practice(at_desk, real):
    at_desk.post("/slot/")
    assert at_desk.post("/slot/", {"verder": "ja"}).status_code == 200
    assert at_desk.get("/profiel/").status_code == 302


def test_in_practice_one_click_is_enough(at_desk, practice):
    at_desk.post("/slot/", headers={"Referer": "http://testserver/profiel/?a=1"})
    shown = at_desk.get("/slot/").content.decode()
    assert 'name="verder"' in shown
    assert 'type="password"' not in shown
    answer = at_desk.post("/slot/", {"verder": "ja", "next": "/profiel/?a=1"})
    assert answer["Location"] == "/profiel/?a=1"


def test_locking_remembers_the_page_it_was_locked_from(at_desk):
    own = {"Referer": "http://testserver/profiel/?a=1"}
    assert at_desk.post("/slot/", headers=own)["Location"] == "/slot/?next=%2Fprofiel%2F%3Fa%3D1"
    elsewhere = {"Referer": "https://elders.nl/profiel/"}
    assert at_desk.post("/slot/", headers=elsewhere)["Location"] == "/slot/?next=%2Fwerk%2F"


def test_a_form_sent_at_a_locked_screen_comes_back_to_its_page(at_desk):
    leave(at_desk, minutes=11)
    answer = at_desk.post(
        "/profiel/organisatie/", headers={"Referer": "http://testserver/profiel/"}
    )
    assert answer["Location"] == "/slot/?next=%2Fprofiel%2F"


def test_a_script_at_a_locked_screen_keeps_its_text(at_desk):
    leave(at_desk, minutes=11)
    answer = at_desk.post("/profiel/", headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.json()) == (401, {"login": "/inloggen/"})
    assert at_desk.get("/wakker/", headers={"Accept": "application/json"}).status_code == 401


def test_the_log_in_leads_a_locked_person_to_the_lock(at_desk):
    at_desk.post("/slot/")
    assert at_desk.get("/inloggen/")["Location"].startswith("/slot/")


def test_staying_awake_prolongs(at_desk):
    leave(at_desk, minutes=9)
    assert at_desk.post("/wakker/").status_code == 204
    seen = at_desk.session[idle.SEEN]
    assert timezone.now() - timezone.datetime.fromisoformat(seen) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("path", "headers"), [("/profiel/", {"X-Baken-Poll": "1"}), ("/wakker/", {})]
)
def test_what_the_machine_asks_by_itself_does_not(at_desk, path, headers):
    leave(at_desk, minutes=9)
    before = at_desk.session[idle.SEEN]
    assert at_desk.get(path, headers=headers).status_code == 200
    assert at_desk.session[idle.SEEN] == before


def test_a_page_that_stayed_open_gets_the_form_token_of_now(at_desk):
    assert at_desk.get("/wakker/").json()["csrf"]


def test_a_locked_person_can_leave(at_desk):
    at_desk.post("/slot/")
    at_desk.post("/uitloggen/")
    assert at_desk.get("/profiel/")["Location"].startswith("/inloggen/")


def test_after_twelve_hours_the_session_ends_however_busy(at_desk):
    session = at_desk.session
    session[idle.BEGUN] = (timezone.now() - timedelta(hours=12)).isoformat()
    session.save()
    assert at_desk.get("/profiel/")["Location"] == "/inloggen/?next=/profiel/"
    assert trail()[-1] == ("login.ended", "over")


def test_an_open_screen_needs_no_lock_page(at_desk):
    assert at_desk.get("/slot/?next=/profiel/")["Location"] == "/profiel/"
