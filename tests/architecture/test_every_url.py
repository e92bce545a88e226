"""Every screen, walked: shut to who is not signed in, invisible to who may not see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from baken.casework.alarm.actions import raise_alarm
from baken.casework.bekend.tests.known import given_vergelijking
from baken.casework.dossier.models import Adres, Bereik, Betrokkene, PersoonRelatie
from baken.casework.taak.models import Taak
from baken.config.before_work import READY
from baken.diensten.melding.tests.household import lives, reached, relate
from baken.foundation.access.inside import inside
from tests.cast import (
    ANSWERS,
    PHONE,
    given_advies,
    given_beoordeling,
    given_chat,
    given_consult,
    given_contact,
    given_gevaar,
    given_household,
    given_melding,
    given_verzoek,
    user_of,
)
from tests.partners import given_afspraak, given_contactpunt, given_ketenpartner

OPEN_TO_ALL = {
    "account_login": "who is not signed in signs in here",
    "mfa_authenticate": "the second step of signing in; the first leads here",
    "account_inactive": "tells somebody that their account is closed; nothing else stands there",
    "openid_connect_login": "leads to the log-in of the employer",
    "openid_connect_callback": "the employer's log-in answers here",
    "oefenen": "one click in practice mode; anywhere else it is not found",
    "account_logout": "who is not signed in has left already, and is led to the log-in",
}
# Without a subject in its address a page shows what is one's own, never a row of another.
OWN_ALONE = {
    "concept": "a person's own draft; its key is theirs to choose",
    "mfa_remove_webauthn": "a person's own passkey, by its number among theirs",
}
# What is not the work of the front office: who finds it.
OF_ANOTHER = {"chat-hold": "yara"}
# The work of the backoffice too, whom the others of these screens do not know.
OF_BACKOFFICE = {
    "ketenpartner": "the card of an organisation",
    "ketenpartner-change": "what is told of it",
    "ketenpartner-stop": "its end",
    "contactpunt-add": "a desk of it",
    "contactpunt-change": "a desk of it",
    "contactpunt-end": "a desk of it",
    "afspraak-add": "what was agreed with it",
    "afspraak-change": "what was agreed with it",
    "afspraak-end": "what was agreed with it",
}
CONVERTERS = {"number", "body", "pk", "key", "page", "provider_id", "after"}
PUBLIC = {"name"}  # of a file of the public site
TO_LOGIN = "/inloggen/"


@dataclass(frozen=True)
class Screen:
    """One address: its name and what it takes."""

    name: str
    takes: tuple[str, ...]


def screens(patterns=None) -> Iterator[Screen]:
    for pattern in get_resolver("baken.config.urls").url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            yield Screen(pattern.name, tuple(pattern.pattern.converters))
        else:
            yield from screens(pattern.url_patterns)


ALL = list(screens())
each_screen = pytest.mark.parametrize("screen", ALL, ids=[screen.name for screen in ALL])


def addresses(screen: Screen, specimens: list[dict[str, object]]) -> list[str]:
    """Return the address of this screen for each specimen that has what it takes."""
    return [
        reverse(screen.name, kwargs={name: one[name] for name in screen.takes})
        for one in specimens
        if set(screen.takes) <= set(one)
    ]


@pytest.fixture
def specimens(fatima, wim, ruben, ines, monday):
    """One of each: a contact, a request, an advies with a taak; and what belongs to one's own."""
    contact = given_contact(user=fatima, at=monday)
    raise_alarm(user=fatima, at=monday, contact=contact, kind="spoed", once=uuid4())
    gevaar = given_gevaar(user=fatima, at=monday, contact=contact)
    verzoek = given_verzoek(user=wim, at=monday)
    agreed = replace(ANSWERS, follow_up="aangeboden", follow_up_at=monday + timedelta(days=1))
    advies = given_advies(user=fatima, at=monday, answers=agreed)
    with inside(fatima.organisatie_id):
        taak = Taak.objects.get(zaak=advies.zaak)
    consult = given_consult(user=fatima, at=monday, zaak=advies.zaak)
    melding = given_melding(user=fatima, at=monday)
    pair = given_household(user=fatima, at=monday, melding=melding)
    with inside(fatima.organisatie_id):
        relate(fatima, monday, melding, *pair)
        lives(fatima, monday, melding, pair[0])
        reached(fatima, monday, melding, pair[0])
        household = [PersoonRelatie.objects.get(), Adres.objects.get(), Bereik.objects.get()]
        household.append(Betrokkene.objects.earliest("pk"))
    beoordeling = given_beoordeling(user=ruben, at=monday, melding=melding)
    vergelijking = given_vergelijking(user=fatima, at=monday)
    chat = given_chat(user=fatima, at=monday)
    partner = given_ketenpartner(user=ines, at=monday)
    point = given_contactpunt(user=ines, at=monday, ketenpartner=partner)
    afspraak = given_afspraak(user=ines, at=monday, ketenpartner=partner)
    other = {"key": "gesprek-1", "page": "werk", "provider_id": "werkaccount"}
    return [
        {"body": contact.body, "pk": 1, **other, "number": verzoek.zaak.number},
        {"number": verzoek.zaak.number, "body": chat.body, "after": 0},
        {"body": contact.body, "number": advies.zaak.number, "pk": taak.pk},
        {"number": advies.zaak.number, "body": contact.body, "pk": consult.pk},
        *({"number": melding.zaak.number, "body": contact.body, "pk": one.pk} for one in household),
        {"number": melding.zaak.number, "body": contact.body, "pk": gevaar.pk},
        {"number": melding.zaak.number, "body": contact.body, "pk": beoordeling.pk},
        *(
            {"number": verzoek.zaak.number, "body": contact.body, "pk": one.pk}
            for one in (partner, point, afspraak)
        ),
        {"number": vergelijking.zaak.number, "body": contact.body, "pk": vergelijking.pk},
    ]


@pytest.fixture
def works_as(client):
    """Log somebody in who has done all that comes before work."""

    def log_in(actor):
        client.force_login(user_of(actor))
        session = client.session
        session[READY] = True
        session.save()
        return client

    return log_in


def ask(client, address: str):
    """Ask for a screen as a browser would, by POST where it takes nothing else."""
    answer = client.get(address)
    return client.post(address) if answer.status_code == 405 else answer


@pytest.mark.django_db
@each_screen
def test_shut_to_who_is_not_signed_in(client, specimens, screen):
    if screen.name in OPEN_TO_ALL:
        return
    found = addresses(screen, specimens)
    assert found, f"no specimen for {screen}"
    for address in found:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith(TO_LOGIN), address


@pytest.mark.django_db
@each_screen
def test_a_script_is_told_so(client, specimens, screen):
    """A script must not get the log-in page as if it were its answer."""
    if screen.name in OPEN_TO_ALL:
        return
    for address in addresses(screen, specimens):
        answer = client.post(address, headers={"X-Requested-With": "fetch"})
        assert answer.status_code == 401, address


@pytest.mark.django_db
@each_screen
@pytest.mark.parametrize("who", ["stranger", "ines"])
def test_invisible_to_who_may_not_see_it(request, works_as, specimens, screen, who):
    """Another region, and a role without the right: the same answer as for what is not there."""
    if not screen.takes or screen.name in OPEN_TO_ALL or screen.name in OWN_ALONE:
        return
    if "page" in screen.takes or (who == "ines" and screen.name in OF_BACKOFFICE):
        return
    client = works_as(request.getfixturevalue(who))
    for address in addresses(screen, specimens):
        assert ask(client, address).status_code == 404, address


@pytest.mark.django_db
@each_screen
def test_what_is_not_there_looks_the_same(works_as, specimens, screen, fatima, stranger):
    """A stranger cannot tell a row of another region from a row that never was."""
    if not {"number", "body"} & set(screen.takes):
        return
    never = [{**one, "number": "A-2222-2222-2", "body": "2222-2222-2"} for one in specimens]
    client = works_as(stranger)
    for theirs, nothing in zip(addresses(screen, specimens), addresses(screen, never), strict=True):
        assert _bare(ask(client, theirs)) == _bare(ask(client, nothing))


def _bare(answer) -> str:
    """A page without the form token and the clock of the moment."""
    lines = re.sub(r"\d{10}\.\d+", "", answer.content.decode()).splitlines()
    return "\n".join(line for line in lines if "csrf" not in line and "nonce" not in line)


@pytest.mark.django_db
@each_screen
def test_a_page_of_ones_own_tells_nothing_of_another(works_as, specimens, screen, stranger):
    if set(screen.takes) & {"number", "body", "pk"} or screen.name in OPEN_TO_ALL:
        return
    client = works_as(stranger)
    for address in addresses(screen, specimens):
        shown = client.get(address, follow=True).content.decode()
        for one in specimens:
            assert str(one["number"]) not in shown
            assert str(one["body"]) not in shown
        assert PHONE not in shown


@pytest.mark.django_db
@each_screen
def test_who_works_with_it_finds_it(request, works_as, specimens, screen):
    """The same walk by somebody who may: so a 404 above is no accident of the specimen."""
    if not {"number", "body"} & set(screen.takes):
        return
    client = works_as(request.getfixturevalue(OF_ANOTHER.get(screen.name, "fatima")))
    answers = [ask(client, address).status_code for address in addresses(screen, specimens)]
    assert any(status != 404 for status in answers)
    assert all(status < 500 for status in answers)


def test_an_address_holds_numbers_and_keys_alone():
    """No name, no BSN, no telephone number ever stands in an address."""
    for screen in ALL:
        assert set(screen.takes) <= CONVERTERS, screen
    public = import_module("baken.config.urls_publiek").urlpatterns
    for pattern in public:
        assert set(pattern.pattern.converters) <= PUBLIC


def test_every_exception_is_a_screen():
    names = {screen.name for screen in ALL}
    assert set(OWN_ALONE) | set(OF_ANOTHER) | set(OF_BACKOFFICE) <= names
    assert set(OPEN_TO_ALL) <= names


def test_every_address_has_one_name():
    names = [screen.name for screen in ALL]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_what_django_itself_does_not_find_is_not_found_too(works_as, fatima):
    """Not a server error: the page of a 404 asks the database, in a transaction that must live."""
    answer = works_as(fatima).get(reverse("styleguide_page", kwargs={"page": "nergens"}))
    assert answer.status_code == 404
