"""The organisation's own account opens an account that is here already, and makes none."""

from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from baken.config.environment import Oidc
from baken.foundation.identity.adapters import WorkAccount
from baken.foundation.identity.models import User
from baken.foundation.identity.tests.conftest import trail

pytestmark = pytest.mark.django_db
APP = {
    "provider_id": "werkaccount",
    "name": "werkaccount",
    "client_id": "baken",
    "secret": "geheim",
    "settings": {"server_url": "https://id.voorbeeld.nl"},
}


@pytest.fixture
def provider(settings):
    """A provider, as the settings would name it."""
    known = Oidc(issuer="https://id.voorbeeld.nl", client_id="baken", client_secret="geheim")
    settings.BAKEN = replace(settings.BAKEN, oidc=known)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


@pytest.fixture
def arrive(provider):
    """Come back from the provider with what it says about a person."""

    def go(**claims):
        request = RequestFactory().get("/inloggen/extern/werkaccount/terug/")
        request.session, request.user = SessionStore(), AnonymousUser()
        with context.request_context(request):
            known = WorkAccount(request).get_provider(request, "werkaccount")
            login = known.sociallogin_from_response(request, {"userinfo": claims})
            login.state = {"process": request.GET.get("process", "login")}
            answer = complete_login(request, login)
        return request, answer

    return go


@pytest.fixture
def known(sanne):
    User.objects.filter(pk=sanne.pk).update(email="fatima@voorbeeld.nl")
    return sanne


CLAIMS = {"sub": "s-1", "email": "Fatima@voorbeeld.nl", "email_verified": True, "name": "Geheim"}


def test_a_verified_address_opens_the_account_and_ties_its_sub(arrive, known):
    request, _ = arrive(**CLAIMS)
    assert request.user == known
    tied = SocialAccount.objects.get()
    assert (tied.user, tied.uid, tied.extra_data) == (known, "s-1", {})
    assert tied.provider == "werkaccount"
    assert trail() == [("login.done", "")]


def test_afterwards_the_sub_is_enough(arrive, known):
    arrive(**CLAIMS)
    request, _ = arrive(sub="s-1", name="Geheim")
    assert request.user == known
    assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "s-2", "email": "fatima@voorbeeld.nl"},
        {"sub": "s-2", "email": "fatima@voorbeeld.nl", "email_verified": False},
        {"sub": "s-2", "email": "fatima@voorbeeld.nl", "email_verified": "false"},
        {"sub": "s-2", "email": "vreemde@voorbeeld.nl", "email_verified": True},
        {"sub": "s-2", "email": "", "email_verified": True},
        {"sub": "s-2"},
    ],
)
def test_anybody_else_stays_outside_and_no_account_is_made(arrive, known, claims):
    people = User.objects.count()
    request, answer = arrive(**claims)
    assert answer["Location"] == "/inloggen/geen-toegang/"
    assert isinstance(request.user, AnonymousUser)
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 0)
    assert not EmailAddress.objects.exists()
    assert trail() == [("login.failed", "oidc_unknown")]


def test_another_sub_with_the_same_address_does_not_take_the_account_over(arrive, known):
    arrive(**CLAIMS)
    _, answer = arrive(**CLAIMS | {"sub": "s-9"})
    assert answer["Location"] == "/inloggen/geen-toegang/"


def test_an_address_of_two_people_opens_neither(arrive, known, wim):
    User.objects.filter(pk=wim.user_id).update(email="fatima@voorbeeld.nl")
    _, answer = arrive(**CLAIMS)
    assert answer["Location"] == "/inloggen/geen-toegang/"


def test_an_account_that_ended_stays_shut(arrive, known):
    arrive(**CLAIMS)
    User.objects.filter(pk=known.pk).update(is_active=False)
    request, answer = arrive(**CLAIMS)
    assert answer["Location"] == "/inloggen/geen-toegang/"
    assert isinstance(request.user, AnonymousUser)


def test_the_second_factor_is_asked_here_too(arrive, known, with_app):
    request, answer = arrive(**CLAIMS)
    assert answer["Location"] == "/inloggen/tweede-stap/"
    assert isinstance(request.user, AnonymousUser)


def test_nobody_ties_an_account_from_the_inside(provider, known):
    request = RequestFactory().get("/inloggen/extern/werkaccount/terug/?process=connect")
    request.session, request.user = SessionStore(), known
    with context.request_context(request):
        adapter = WorkAccount(request)
        said = {"userinfo": CLAIMS}
        login = adapter.get_provider(request, "werkaccount").sociallogin_from_response(
            request, said
        )
        login.state = {"process": request.GET.get("process", "login")}
        with pytest.raises(ImmediateHttpResponse):
            adapter.pre_social_login(request, login)
    assert not SocialAccount.objects.exists()


def test_the_login_page_offers_it_only_when_it_is_set(client, db, provider):
    assert "Inloggen met je werkaccount" in client.get("/inloggen/").content.decode()


def test_without_a_provider_its_addresses_do_not_exist(client, db):
    assert "werkaccount" not in client.get("/inloggen/").content.decode()
    for path in ("/inloggen/extern/werkaccount/", "/inloggen/extern/werkaccount/terug/"):
        assert client.get(path).status_code == 404


def test_a_broken_return_says_that_it_did_not_work(client, provider):
    answer = client.get("/inloggen/extern/werkaccount/terug/?error=access_denied&state=x")
    assert answer["Location"] == "/inloggen/geen-toegang/"
    assert client.get(answer["Location"]).status_code == 200
    assert trail() == [("login.failed", "oidc_error")]
