"""The screens of the directory: what is typed comes back as typed, and who may not is refused."""

from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner
from tests.cast import client_of, join, the_clock_at
from tests.partners import (
    BALIE,
    SOCIAAL_TEAM,
    convenant,
    given_afspraak,
    given_contactpunt,
    given_ketenpartner,
)

pytestmark = pytest.mark.usefixtures("at_work")

LIST = reverse("ketenpartners")
TOLD = {"naam": "Wijkteam Zuid", "soort": "lokale_veld", "gemeenten": ["0439"], "hours": "ma 9-17"}
DESK = {"desk": "Bureaudienst", "telephone": "075 555 01 02", "mail": "", "post_address": ""}
AGREED = {"soort": "convenant", "title": "Nieuw", "from_date": "1-1-2026", "until_date": ""}


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def partner(ines, now):
    return given_ketenpartner(user=ines, at=now)


@pytest.fixture
def point(ines, now, partner):
    return given_contactpunt(user=ines, at=now, ketenpartner=partner)


@pytest.fixture
def afspraak(ines, now, partner):
    return given_afspraak(user=ines, at=now, ketenpartner=partner)


def card(partner):
    return reverse("ketenpartner", args=[partner.pk])


def test_the_list_says_that_nobody_is_in_it(fatima, ines, now):
    assert "Vraag het de backoffice" in client_of(fatima).get(LIST).content.decode()
    assert "Kies Nieuwe ketenpartner." in client_of(ines).get(LIST).content.decode()


def test_the_list_is_chosen_from_and_keeps_what_was_asked(fatima, partner):
    client = client_of(fatima)
    assert SOCIAAL_TEAM.naam in client.get(LIST).content.decode()
    none = client.post(LIST, {"gemeente": "0439", "words": "Oost"})
    shown = none.content.decode()
    assert none.status_code == 200 and SOCIAAL_TEAM.naam not in shown
    assert "Geen ketenpartner gevonden." in shown and 'value="Oost"' in shown
    assert SOCIAAL_TEAM.naam in client.post(LIST, {"gemeente": "0479"}).content.decode()


@pytest.mark.parametrize("wrong", [{"gemeente": "9999"}, {"soort": "x"}, {"words": "x" * 121}])
def test_a_choice_that_cannot_be_comes_back(wrong, fatima, partner):
    answer = client_of(fatima).post(LIST, {"words": "Oost"} | wrong)
    assert answer.status_code == 422 and 'id="fouten"' in answer.content.decode()


def test_a_name_that_is_looked_for_stands_in_no_address(fatima, partner):
    shown = client_of(fatima).get(LIST, {"words": "Niemand"}).content.decode()
    assert SOCIAAL_TEAM.naam in shown and "Niemand" not in shown


def test_one_line_tells_which_agreements_end(ines, fatima, now, partner):
    agreed = convenant(now, begins=-50, ends=30)
    given_afspraak(user=ines, at=now, ketenpartner=partner, agreed=agreed)
    shown = client_of(fatima).get(LIST).content.decode()
    assert "1 afspraak is voorbij of eindigt binnen 3 maanden:" in shown
    assert "woensdag 1 april 2026" in shown


@pytest.mark.parametrize(
    ("name", "sees", "manages"),
    [("ines", True, True), ("lotte", True, True), ("marit", True, True), ("fatima", True, False),
     ("wim", True, False), ("daan", True, False), ("bas", False, False),
     ("stranger", False, False)],
)  # fmt: skip
def test_who_sees_a_card_and_who_changes_it(name, sees, manages, partner, now):
    client = client_of(join(name, at=now))
    assert client.get(card(partner)).status_code == (200 if sees else 404)
    change = client.get(reverse("ketenpartner-change", args=[partner.pk]))
    assert change.status_code == (200 if manages else 403 if sees else 404)
    added = client.post(reverse("contactpunt-add", args=[partner.pk]), DESK | {"once": uuid4()})
    assert added.status_code == (302 if manages else 403 if sees else 404)
    assert (client.get(reverse("ketenpartner-add")).status_code == 200) is manages
    if sees:
        assert ("Voeg een contactpunt toe" in client.get(card(partner)).content.decode()) is manages


def test_who_has_no_such_list_has_no_such_menu(now, fatima):
    bas = client_of(join("bas", at=now))
    assert bas.get(LIST).status_code == 403
    assert LIST not in bas.get(reverse("werk"), follow=True).content.decode()
    assert LIST in client_of(fatima).get(reverse("werk")).content.decode()


def test_one_is_added_and_its_card_opens(ines, now):
    client = client_of(ines)
    answer = client.post(reverse("ketenpartner-add"), TOLD | {"once": uuid4()}, follow=True)
    shown = answer.content.decode()
    assert answer.redirect_chain[-1][0] == card(Ketenpartner.objects.get())
    assert "Wijkteam Zuid" in shown and "Purmerend" in shown and "Nog niet bekend." in shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"naam": ""}, "Vul de naam van de organisatie in."),
        ({"soort": ""}, "Kies welke hulp dit is."),
        ({"soort": "bakker"}, "Selecteer een geldige keuze."),
        ({"gemeenten": ["9999"]}, "Selecteer een geldige keuze."),
        ({"naam": "x" * 121}, ""),
        ({"naam": "a\x00b"}, ""),
        ({"once": "x"}, ""),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(wrong, words, ines, now):
    sent = TOLD | {"once": uuid4()} | wrong
    answer = client_of(ines).post(reverse("ketenpartner-add"), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and words in shown and 'id="fouten"' in shown
    assert 'value="ma 9-17"' in shown and not Ketenpartner.objects.exists()


def test_two_who_change_one_see_what_the_other_wrote(ines, partner):
    client, page = client_of(ines), reverse("ketenpartner-change", args=[partner.pk])
    assert 'value="Sociaal team Oost"' in client.get(page).content.decode()
    first = client.post(page, TOLD | {"once": uuid4(), "seen": 1})
    assert first["Location"] == card(partner)
    late = client.post(page, TOLD | {"naam": "Team Zuid", "once": uuid4(), "seen": 1})
    shown = late.content.decode()
    assert late.status_code == 409 and "Wijkteam Zuid" in shown and 'value="Team Zuid"' in shown
    assert 'name="seen" value="2"' in shown
    again = client.post(page, TOLD | {"naam": "Team Zuid", "once": uuid4(), "seen": 2})
    assert again.status_code == 302 and Ketenpartner.objects.get().naam == "Team Zuid"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"desk": ""}, "Vul de balie of functie in."),
        ({"telephone": "bel maar"}, "Dit kan geen telefoonnummer zijn."),
        ({"telephone": ""}, "Vul een telefoonnummer, een mailadres of een postadres in."),
        ({"mail": "geen mail"}, "Dit kan geen mailadres zijn."),
        ({"is_secure": "on"}, "Vul het mailadres in dat beveiligd is."),
    ],
)
def test_a_desk_that_cannot_be_reached_comes_back(wrong, words, ines, partner, point):
    client, sent = client_of(ines), DESK | {"once": uuid4(), "seen": 1} | wrong
    for page in ("contactpunt-add", "contactpunt-change"):
        about = partner if page == "contactpunt-add" else point
        answer = client.post(reverse(page, args=[about.pk]), sent)
        shown = answer.content.decode()
        assert answer.status_code == 422 and words in shown
        if "desk" not in wrong:
            assert 'value="Bureaudienst"' in shown
    assert Contactpunt.objects.get().desk == BALIE.desk


def test_a_desk_is_changed_and_ended_from_its_card(ines, partner, point):
    client, change = client_of(ines), reverse("contactpunt-change", args=[point.pk])
    assert 'value="075 555 0101"' in client.get(card(partner)).content.decode()
    assert client.post(change, DESK | {"once": uuid4(), "seen": 1}).status_code == 302
    late = client.post(change, DESK | {"desk": "Balie 2", "once": uuid4(), "seen": 1})
    shown = late.content.decode()
    assert late.status_code == 409 and "Bureaudienst" in shown and 'value="Balie 2"' in shown
    assert 'name="seen" value="2"' in shown
    end = reverse("contactpunt-end", args=[point.pk])
    assert client.post(end, {"once": uuid4(), "seen": 1}).status_code == 409
    assert client.post(end, {"once": "x", "seen": 2}).status_code == 409
    assert client.post(end, {"once": uuid4(), "seen": 2}).status_code == 302
    assert "Bureaudienst" not in client.get(card(partner)).content.decode()
    assert client.post(end, {"once": uuid4(), "seen": 3}).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Vul de titel van de afspraak in."),
        ({"soort": ""}, "Kies wat voor afspraak dit is."),
        ({"from_date": ""}, "Vul de eerste dag van de afspraak in."),
        ({"from_date": "32-1"}, "Dit is geen dag."),
        ({"until_date": "ooit"}, "Dit is geen dag."),
        ({"until_date": "31-12-2025"}, "Deze dag ligt voor de eerste dag."),
    ],
)
def test_an_agreement_that_cannot_be_comes_back(wrong, words, ines, partner, afspraak):
    client, sent = client_of(ines), AGREED | {"once": uuid4(), "seen": 1} | wrong
    for page, about in (("afspraak-add", partner), ("afspraak-change", afspraak)):
        answer = client.post(reverse(page, args=[about.pk]), sent)
        shown = answer.content.decode()
        assert answer.status_code == 422 and words in shown
        if "title" not in wrong:
            assert 'value="Nieuw"' in shown
    assert Afspraak.objects.get().title == "Convenant overdracht"


def test_an_agreement_is_added_changed_and_ended_from_its_card(ines, partner):
    client = client_of(ines)
    client.post(reverse("afspraak-add", args=[partner.pk]), AGREED | {"once": uuid4()})
    afspraak = Afspraak.objects.get()
    shown = client.get(card(partner)).content.decode()
    assert "donderdag 1 januari 2026" in shown and "onbepaalde tijd" in shown
    change = reverse("afspraak-change", args=[afspraak.pk])
    later = AGREED | {"from_date": "1-4-2026", "once": uuid4(), "seen": 1}
    assert client.post(change, later).status_code == 302
    assert client.post(change, later | {"once": uuid4()}).status_code == 409
    end = reverse("afspraak-end", args=[afspraak.pk])
    early = client.post(end, {"once": uuid4(), "seen": 2})
    assert early.status_code == 409 and "Deze afspraak begint nog." in early.content.decode()
    assert client.post(change, AGREED | {"once": uuid4(), "seen": 2}).status_code == 302
    assert client.post(end, {"once": uuid4(), "seen": 3}).status_code == 302
    assert str(Afspraak.objects.get().until_date) == "2026-03-02"


def test_stopping_asks_why_and_the_card_stays(ines, fatima, partner, point):
    client, stop = client_of(ines), reverse("ketenpartner-stop", args=[partner.pk])
    silent = client.post(stop, {"why": "", "once": uuid4(), "seen": 1})
    assert silent.status_code == 422
    assert "Schrijf op waarom deze ketenpartner stopt." in silent.content.decode()
    late = client.post(stop, {"why": "Is opgeheven.", "once": uuid4(), "seen": 9})
    assert late.status_code == 409 and 'value="Is opgeheven."' in late.content.decode()
    assert (
        client.post(stop, {"why": "Is opgeheven.", "once": uuid4(), "seen": 1}).status_code == 302
    )
    shown = client_of(fatima).get(card(partner)).content.decode()
    assert "Gestopt op" in shown and "Is opgeheven." in shown and BALIE.desk in shown
    assert "Gestopt" in client_of(fatima).get(LIST).content.decode()
    for page in ("contactpunt-add", "ketenpartner-change"):
        answer = client.post(reverse(page, args=[partner.pk]), {"once": uuid4()})
        assert answer.status_code in (409, 422)
    refused = client.post(reverse("contactpunt-add", args=[partner.pk]), DESK | {"once": uuid4()})
    assert refused.status_code == 409
    assert "Deze ketenpartner is gestopt." in refused.content.decode()


def test_the_action_is_what_refuses_a_page_that_stood_open(ines, now, partner, point):
    actions.stop_ketenpartner(user=ines, at=now, ketenpartner=partner, why="Weg.", seen=1)
    change = reverse("contactpunt-change", args=[point.pk])
    answer = client_of(ines).post(change, DESK | {"once": uuid4(), "seen": 1})
    assert answer.status_code == 409 and Contactpunt.objects.get().desk == BALIE.desk
