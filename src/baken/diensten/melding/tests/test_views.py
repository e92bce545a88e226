"""The screens of a melding: two steps to an open one, and bad input is said at its field."""

from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.contact.steps import note_naam
from baken.casework.dossier.models import Betrokkene
from baken.diensten.advies.actions import register_advies
from baken.diensten.melding.models import Melder, Melding
from tests.cast import (
    ANSWERS,
    client_of,
    given_advies,
    given_contact,
    given_melding,
    given_talk,
    given_verzoek,
    the_clock_at,
)

pytestmark = pytest.mark.usefixtures("at_work")
KNOWN = {
    "basis": "melder",
    "melder_name": "Jan de Boer",
    "melder_telephone": "06 5550 1234",
    "verteld": "alles",
}


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


def page(advies):
    return reverse("melding-open", args=[advies.zaak.number])


CRITERIA = ("De ernst en de aard vragen erom.", "De beller kan zelf te weinig doen.")
TO_TELL = (
    "Van dit advies maken we een melding.",
    "We vragen nu ook gegevens van het gezin.",
    "Veilig Thuis bepaalt de volgende stap.",
    "Het gezin hoort van de melding, zodra dat veilig kan.",
    "De naam van een burger geven we nooit zonder toestemming.",
    "De melder mag zien wat er van hem staat, en mag klagen.",
)


def test_the_check_page_shows_what_goes_along_and_one_button_opens_it(fatima, now):
    advies, client = given_advies(user=fatima, at=now), client_of(fatima)
    shown = client.get(page(advies)).content.decode()
    assert "Beller hoort al weken ruzie" in shown and "Dit vertel je de beller" in shown
    for words in (*CRITERIA, *TO_TELL, "Bied een gesprek aan."):
        assert words in shown, words
    answer = client.post(page(advies), KNOWN | {"once": uuid4()})
    number = Melding.objects.get().zaak.number
    assert answer.status_code == 302
    assert answer["Location"] == reverse("betrokkene-add", args=[number])


def test_who_was_noted_need_not_be_typed_again(wim, fatima, now):
    talk = given_talk(user=fatima, at=now, verzoek=given_verzoek(user=wim, at=now))
    advies = register_advies(user=fatima, at=now, contact=talk, answers=ANSWERS, once=uuid4())
    note_naam(contact=talk, name="Mevrouw De Wit", organisation="")
    shown = client_of(fatima).get(page(advies)).content.decode()
    assert 'value="Mevrouw De Wit"' in shown and 'value="06 5550 1234"' in shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"melder_name": ""}, "Vul de naam van de melder in."),
        ({"melder_telephone": ""}, "Vul in hoe we de melder bereiken."),
        ({"melder_telephone": "112"}, "Dit kan geen telefoonnummer zijn."),
        ({"verteld": "niet"}, "Vul in waarom nog niet alles verteld is."),
        ({"verteld": ""}, "Kies of alles verteld is."),
        ({"basis": "ambtshalve"}, "Selecteer een geldige keuze."),
        ({"once": "x"}, ""),
        ({"melder_name": "x" * 121}, ""),
        ({"melder_name": "a\x00b"}, ""),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(wrong, words, fatima, now):
    advies = given_advies(user=fatima, at=now)
    answer = client_of(fatima).post(page(advies), KNOWN | {"once": uuid4()} | wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown and 'id="fouten"' in shown
    if "melder_telephone" not in wrong:
        assert 'value="06 5550 1234"' in shown
    assert not Melding.objects.exists()


def test_a_gedragswetenschapper_chooses_on_what_it_rests(fatima, yara, marit, now):
    advies, client = given_advies(user=fatima, at=now), client_of(yara)
    shown = client.get(page(advies)).content.decode()
    assert "dubbel anoniem" in shown
    assert "Vertel dan dat wij zelf besluiten, en wat dat betekent." in shown
    sent = {"basis": "ambtshalve", "verteld": "niet", "told_why": "De lijn viel weg."}
    answer = client.post(page(advies), sent | {"once": uuid4()})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Schrijf op waarom we dit zelf melden." in shown and "Kies met wie" in shown
    sent |= {"reason": "Het kind is nu niet veilig.", "second_person": marit.user_id}
    assert client.post(page(advies), sent | {"once": uuid4()}).status_code == 302
    assert Melding.objects.get().second_person_id == marit.user_id
    assert not Melder.objects.exists()


def test_nobody_is_his_own_second(fatima, yara, now):
    advies = given_advies(user=fatima, at=now)
    sent = {"basis": "ambtshalve", "verteld": "alles", "reason": "Gevaar.", "once": uuid4()}
    answer = client_of(yara).post(page(advies), sent | {"second_person": yara.user_id})
    assert answer.status_code == 422 and not Melding.objects.exists()


def test_a_second_time_says_that_it_is_one_already(fatima, now):
    melding = given_melding(user=fatima, at=now)
    assert melding.from_advies is not None
    answer = client_of(fatima).get(page(melding.from_advies))
    assert answer.status_code == 409
    assert "al een melding gemaakt" in answer.content.decode()


def test_who_is_about_is_asked_after_and_shown(fatima, now):
    melding, client = given_melding(user=fatima, at=now), client_of(fatima)
    add = reverse("betrokkene-add", args=[melding.zaak.number])
    told = {"rollen": ["kind"], "voornamen": "Mila", "geboren": "2015", "geslacht": "V"}
    wrong = client.post(add, told | {"once": uuid4(), "geboren": "31-2-2015", "rollen": []})
    assert wrong.status_code == 422 and 'value="Mila"' in wrong.content.decode()
    assert client.post(add, told | {"once": uuid4(), "more": "1"}).headers["Location"] == add
    shown = client.get(reverse("zaak", args=[melding.zaak.number])).content.decode()
    assert "Mila" in shown and "10 of 11" in shown and "Jan de Boer" not in shown
    change = reverse("betrokkene-change", args=[melding.zaak.number, Betrokkene.objects.get().pk])
    assert 'value="2015"' in client.get(change).content.decode()
    sent = told | {"once": uuid4(), "seen": 1, "voornamen": "Milou"}
    assert client.post(change, sent).status_code == 302
    stale = client.post(change, told | {"once": uuid4(), "seen": 1})
    assert stale.status_code == 409
    assert client.get(change.replace(f"/{Betrokkene.objects.get().pk}/", "/9/")).status_code == 404


@pytest.mark.parametrize(
    ("name", "sees"),
    [("fatima", True), ("yara", True), ("karim", False), ("lotte", False), ("wim", False),
     ("daan", False), ("marit", False), ("stranger", False)],
)  # fmt: skip
def test_who_sees_a_melding_and_its_melder(name, sees, request, fatima, now):
    number, client = given_melding(user=fatima, at=now).zaak.number, None
    client = client_of(request.getfixturevalue(name))
    for address in ("zaak", "melder", "betrokkene-add"):
        assert (client.get(reverse(address, args=[number])).status_code == 200) is sees


def test_an_advies_that_became_a_melding_takes_no_further_talk(fatima, now):
    melding, client = given_melding(user=fatima, at=now), client_of(fatima)
    assert melding.from_advies is not None
    number, talk = melding.from_advies.zaak.number, given_contact(user=fatima, at=now)
    asked = client.post(reverse("gesprek-number", args=[talk.body]), {"nummer": number})
    assert asked.status_code == 422
    for answer in (asked, client.get(reverse("gesprek-again", args=[talk.body, number]))):
        assert "Van dit advies is een melding gemaakt." in answer.content.decode()
    assert answer.status_code == 409


def test_two_who_correct_a_person_see_what_the_other_wrote(fatima, now):
    melding, client = given_melding(user=fatima, at=now), client_of(fatima)
    told = {"rollen": ["kind"], "voornamen": "Mila", "geslacht": "V"}
    client.post(reverse("betrokkene-add", args=[melding.zaak.number]), told | {"once": uuid4()})
    change = reverse("betrokkene-change", args=[melding.zaak.number, Betrokkene.objects.get().pk])
    client.post(change, told | {"once": uuid4(), "seen": 1, "voornamen": "Milou"})
    late = client.post(change, told | {"once": uuid4(), "seen": 1, "voornamen": "Mieke"})
    shown = late.content.decode()
    assert late.status_code == 409
    assert "Milou" in shown and 'value="Mieke"' in shown and 'name="seen" value="2"' in shown
    again = client.post(change, told | {"once": uuid4(), "seen": 2, "voornamen": "Mieke"})
    assert again.status_code == 302


@pytest.mark.parametrize("may_call", ["nee", "ja"])
def test_how_the_melder_can_be_called_safely_goes_along(may_call, wim, fatima, now):
    verzoek = given_verzoek(user=wim, at=now, may_call=may_call, voicemail="nee")
    talk = given_talk(user=fatima, at=now, verzoek=verzoek)
    advies = register_advies(user=fatima, at=now, contact=talk, answers=ANSWERS, once=uuid4())
    client = client_of(fatima)
    client.post(page(advies), KNOWN | {"once": uuid4(), "melder_telephone": "06 5550 1234"})
    shown = client.get(reverse("melder", args=[Melding.objects.get().zaak.number]))
    assert Melder.objects.get().may_call == may_call
    assert ("niet bellen" in shown.content.decode().lower()) is (may_call == "nee")


def test_of_another_telephone_nothing_was_said(wim, fatima, now):
    talk = given_talk(user=fatima, at=now, verzoek=given_verzoek(user=wim, at=now))
    advies = register_advies(user=fatima, at=now, contact=talk, answers=ANSWERS, once=uuid4())
    sent = KNOWN | {"once": uuid4(), "melder_telephone": "06 5550 9999"}
    client_of(fatima).post(page(advies), sent)
    assert Melder.objects.get().may_call == ""
