"""Outside practice nobody works without a second factor."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.urls import get_resolver
from django.utils import timezone

from baken.foundation.identity.tests.conftest import PASSWORD, code_of, trail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]
OPEN = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_logout",
    "slot",
    "wakker",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
}


def test_without_one_only_the_pages_to_set_it_up_open(client, log_in):
    log_in()
    for path in ("/werk/", "/profiel/", "/profiel/wachtwoord/", "/profiel/organisatie/"):
        assert client.get(path)["Location"] == "/profiel/tweede-stap/", path
    assert client.get("/profiel/tweede-stap/").status_code == 200
    assert client.post("/uitloggen/").status_code == 302


def test_every_other_address_leads_there(client, log_in):
    log_in()
    for pattern in _simple_patterns(get_resolver().url_patterns):
        answer = client.get(f"/{pattern.pattern}")
        if pattern.name in OPEN or not getattr(pattern.callback, "login_required", True):
            continue
        assert answer.headers.get("Location") == "/profiel/tweede-stap/", pattern.name


def test_the_app_is_tied_by_its_first_code_and_gives_recovery_codes(client, log_in, sanne):
    log_in()
    shown = client.get("/profiel/tweede-stap/app/")
    secret = shown.context["form"].secret
    assert client.post("/profiel/tweede-stap/app/", {"code": "000000"}).status_code == 422
    answer = client.post("/profiel/tweede-stap/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/profiel/tweede-stap/herstelcodes/"
    codes = client.get(answer["Location"]).context["unused_codes"]
    assert len(codes) == 10
    again = client.get(answer["Location"]).content.decode()
    assert not any(code in again for code in codes)
    assert client.get("/profiel/").status_code == 200
    assert trail()[-1] == ("login.factor", "app_added")


def test_the_secret_stands_sealed_in_the_database(with_app, sanne):
    stored = Authenticator.objects.get(user=sanne)
    assert with_app not in str(stored.data)
    assert stored.wrap().validate_code(code_of(with_app))


def test_a_password_alone_is_half_a_log_in(client, log_in, with_app):
    assert urlsplit(log_in()["Location"]).path == "/inloggen/tweede-stap/"
    assert client.get("/profiel/")["Location"].startswith("/inloggen/")
    assert trail() == []


def test_the_code_is_the_other_half(client, log_in, with_app):
    log_in(next="/profiel/")
    assert client.get("/inloggen/tweede-stap/").status_code == 200
    answer = client.post("/inloggen/tweede-stap/", {"code": code_of(with_app)})
    assert answer["Location"] == "/profiel/"
    assert client.get("/profiel/").status_code == 200
    assert trail() == [("login.done", "")]


def test_a_wrong_code_says_so_and_is_written_down(client, log_in, with_app):
    log_in()
    answer = client.post("/inloggen/tweede-stap/", {"code": "123"})
    assert answer.status_code == 422
    assert "Deze code klopt niet" in answer.content.decode()
    assert trail() == [("login.failed", "second_factor")]


def test_a_code_works_once(client, log_in, with_app):
    code = code_of(with_app)
    log_in()
    client.post("/inloggen/tweede-stap/", {"code": code})
    client.post("/uitloggen/")
    log_in()
    assert client.post("/inloggen/tweede-stap/", {"code": code}).status_code == 422


def test_ten_wrong_codes_close_it_for_a_while(client, log_in, with_app):
    log_in()
    for _ in range(10):
        client.post("/inloggen/tweede-stap/", {"code": "000000"})
    answer = client.post("/inloggen/tweede-stap/", {"code": code_of(with_app)})
    assert answer.status_code == 422
    assert "Te vaak geprobeerd" in answer.content.decode()


@pytest.mark.parametrize("sent", [{"credential": "{}"}, {"credential": "x"}, {"credential": "[]"}])
def test_a_broken_passkey_answer_is_a_faulty_form(client, log_in, with_app, sent):
    log_in()
    client.get("/inloggen/tweede-stap/")
    assert client.post("/inloggen/tweede-stap/", sent).status_code == 422


def test_the_last_one_cannot_be_taken_away(client, log_in, with_app, sanne):
    log_in()
    client.post("/inloggen/tweede-stap/", {"code": code_of(with_app)})
    answer = client.post("/profiel/tweede-stap/app/weg/")
    assert answer.status_code == 422
    assert "laatste tweede stap" in answer.content.decode()
    assert Authenticator.objects.filter(user=sanne, type="totp").exists()


def test_long_after_the_log_in_a_change_asks_who_it_is(client, log_in, with_app):
    log_in()
    client.post("/inloggen/tweede-stap/", {"code": code_of(with_app)})
    session = client.session
    session["begun_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    session.save()
    answer = client.get("/profiel/tweede-stap/passkey/")
    assert answer["Location"].startswith("/bevestigen/")
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(answer["Location"], {"password": "fout"}).status_code == 422
    assert client.post(answer["Location"], {"password": PASSWORD}).status_code == 302
    assert client.get("/profiel/tweede-stap/passkey/").status_code == 200


def test_a_password_that_was_handed_out_is_changed_first(client, log_in, sanne):
    sanne.password_set_at = None
    sanne.save()
    log_in()
    assert client.get("/profiel/tweede-stap/")["Location"] == "/profiel/wachtwoord/"
    assert client.get("/werk/")["Location"] == "/profiel/wachtwoord/"
    told = {
        "oldpassword": PASSWORD,
        "password1": "anker-met-kaas-42",
        "password2": "anker-met-kaas-42",
    }
    assert client.post("/profiel/wachtwoord/", told).status_code == 302
    assert client.get("/werk/")["Location"] == "/profiel/tweede-stap/"
    assert trail()[-1] == ("login.password", "changed")


def _simple_patterns(patterns):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            if str(one.pattern) == "":
                yield from _simple_patterns(one.url_patterns)
        elif "<" not in str(one.pattern):
            yield one
