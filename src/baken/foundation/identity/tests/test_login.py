"""Logging in with a password: right, wrong, too often, and where one then goes."""

import pytest
from django.conf import settings as configured

from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.models import User
from baken.foundation.identity.tests.conftest import PASSWORD, trail

pytestmark = pytest.mark.django_db


def test_a_password_logs_in_and_leads_where_one_was_going(client, log_in):
    answer = log_in(next="/profiel/")
    assert (answer.status_code, answer["Location"]) == (302, "/profiel/")
    assert client.get("/profiel/").status_code == 200
    assert trail() == [("login.done", "")]


def test_an_email_address_in_any_case_does_too(client, sanne):
    User.objects.filter(pk=sanne.pk).update(email="fatima@voorbeeld.nl")
    told = {"login": "Fatima@Voorbeeld.NL", "password": PASSWORD}
    assert client.post("/inloggen/", told).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://elders.nl/", "//elders.nl/", "javascript:x()"])
def test_nobody_is_led_elsewhere(client, log_in, elsewhere):
    assert log_in(next=elsewhere)["Location"] == configured.LOGIN_REDIRECT_URL
    shown = client.post("/uitloggen/", {"next": elsewhere})
    assert shown["Location"] == configured.LOGOUT_REDIRECT_URL


def test_a_wrong_password_says_so_in_words_and_is_written_down(client, log_in, sanne):
    answer = log_in(password="iets anders")
    assert answer.status_code == 422
    assert "Naam of wachtwoord klopt niet." in answer.content.decode()
    row = AuditRow.objects.get(verb="login.failed")
    assert (row.user_id, row.actor_kind, row.subject_id) == (None, "visitor", sanne.pk)
    assert (row.outcome, row.reason) == (4, "password")


def test_what_was_typed_is_never_written_down(client, db):
    client.post("/inloggen/", {"login": "hunter2-was-my-password", "password": "x" * 12})
    row = AuditRow.objects.get()
    told = " ".join(str(value) for value in vars(row).values())
    assert "hunter2" not in told
    assert (row.organisatie_id, row.subject_id) == (0, None)


def test_an_unknown_name_gets_the_same_words(client, db):
    answer = client.post("/inloggen/", {"login": "niemand", "password": "x"})
    assert (answer.status_code, "Naam of wachtwoord" in answer.content.decode()) == (422, True)


def test_an_empty_form_names_both_fields(client, db):
    answer = client.post("/inloggen/", {})
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "Vul je naam of e-mailadres in." in words
    assert "Vul een wachtwoord in." in words


def test_ten_wrong_ones_close_the_account_for_a_while(client, log_in):
    for _ in range(10):
        log_in(password="fout")
    answer = log_in()
    assert answer.status_code == 422
    assert "Te vaak geprobeerd" in answer.content.decode()
    assert trail()[-1] == ("login.failed", "rate_limited")


def test_a_colleague_at_the_same_address_still_comes_in(client, log_in, wim):
    for _ in range(10):
        log_in(password="fout")
    colleague = User.objects.get(pk=wim.user_id)
    colleague.set_password(PASSWORD)
    colleague.save()
    assert client.post("/inloggen/", {"login": "wim", "password": PASSWORD}).status_code == 302


def test_an_account_that_ended_opens_nothing(client, log_in, sanne):
    User.objects.filter(pk=sanne.pk).update(is_active=False)
    assert log_in()["Location"] == "/inloggen/geen-toegang/"
    assert client.get("/profiel/").status_code == 302
    assert trail() == [("login.failed", "inactive")]


def test_ending_an_account_ends_its_sessions(client, log_in, sanne):
    log_in()
    User.objects.filter(pk=sanne.pk).update(is_active=False)
    assert client.get("/profiel/")["Location"].startswith("/inloggen/")


def test_logging_in_takes_a_new_session_key(client, log_in):
    client.get("/inloggen/")
    client.session["mark"] = 1
    before = client.session.session_key
    log_in()
    assert client.session.session_key != before


def test_logging_out_needs_a_form_and_is_written_down(client, log_in):
    log_in()
    assert client.get("/uitloggen/").status_code == 200
    assert client.get("/profiel/").status_code == 200
    client.post("/uitloggen/")
    assert client.get("/profiel/").status_code == 302
    assert trail()[-1] == ("login.ended", "")


def test_nobody_can_sign_up_or_ask_for_a_mail(client, db):
    for path in ("/signup/", "/accounts/signup/", "/inloggen/nieuw/", "/password/reset/"):
        assert client.get(path).status_code == 404


def test_a_script_is_told_instead_of_led(client, db):
    answer = client.post("/profiel/", headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.json()) == (401, {"login": "/inloggen/"})


def test_a_person_without_a_role_is_told_so(client, log_in, sanne):
    sanne.memberships.update(until_date="2020-02-01")
    log_in()
    answer = client.get("/werk/")
    assert answer.status_code == 403
    assert "nog geen rol" in answer.content.decode()
    assert client.get("/profiel/").status_code == 200


def test_the_fields_tell_a_password_manager_what_they_are(client, db):
    shown = client.get("/inloggen/").content.decode()
    assert 'autocomplete="username"' in shown
    assert 'autocomplete="current-password"' in shown
