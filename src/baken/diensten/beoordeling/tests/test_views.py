"""The screens of a veiligheidsbeoordeling: nothing typed is lost, nothing is told twice."""

from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.dossier.models import Betrokkene
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.beoordeling.queries import people_to_assess
from baken.policy.codelijsten import codelijsten
from tests.cast import client_of, given_beoordeling, given_melding, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

SENTENCE = "Ik keek naar het letsel en naar het kind."


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


def whole(melding):
    """Return what a person sends who answers everything."""
    sent = {
        "once": uuid4(),
        "bronnen": ["eigen", "politie"],
        "acuut": "nee",
        "structureel": "ja",
        "proposed": "onderzoek",
        "reason": "Er is letsel en er waren kinderen bij.",
        "next_step": "Ruben spreekt beide ouders apart.",
    }
    for code in codelijsten()["vb_vraag"].items:
        sent[f"v_{code}"] = "niet_bekend"
    for one in people_to_assess(zaak=melding.zaak):
        sent[f"p{one.pk}_hoe"] = "apart"
        sent[f"p{one.pk}_wil"] = "Wil rust in huis."
        if "kind" in one.rollen:
            sent[f"p{one.pk}_hulp"] = ["gevraagd"]
    return sent


def url(melding):
    return reverse("beoordeling", args=[melding.zaak.number])


def test_answered_it_waits_for_a_second_look(melding, ruben, yara, now):
    client = client_of(ruben)
    assert "Zijn kinderen erbij geweest?" in client.get(url(melding)).content.decode()
    sent = client.post(url(melding), whole(melding))
    assert sent["Location"] == reverse("zaak", args=[melding.zaak.number])
    page = client.get(sent["Location"]).content.decode()
    assert "wacht op tweede kijk" in page and ">Beoordeel<" not in page
    assert melding.zaak.number in client_of(yara).get("/werk/").content.decode()


def test_sent_twice_it_is_answered_twice_and_made_once(melding, ruben, now):
    client, sent = client_of(ruben), whole(melding)
    first, again = (client.post(url(melding), sent) for _ in range(2))
    assert (first.status_code, again["Location"]) == (302, first["Location"])
    assert Beoordeling.objects.count() == 1


FAULTS = [
    ({"bronnen": []}, "Kies welke bronnen zijn geraadpleegd."),
    ({"v_letsel": ""}, "Kies ja, nee of niet bekend."),
    ({"v_letsel": "ja"}, "Schrijf op wat er gezien is, en door wie."),
    ({"acuut": "misschien"}, "Selecteer een geldige keuze"),
    ({"proposed": ""}, "Kies wat je voorstelt."),
    ({"reason": "  "}, "Schrijf op waarom je dit voorstelt."),
    ({"next_step": ""}, "Schrijf op wie nu wat moet doen."),
]


@pytest.mark.parametrize(("wrong", "words"), FAULTS)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(wrong, words, melding, ruben, now):
    sent = whole(melding) | {"t_wapen": "Een mes in de keuken."} | wrong
    answer = client_of(ruben).post(url(melding), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert "Een mes in de keuken." in page and "Wil rust in huis." in page
    assert not Beoordeling.objects.exists()


def test_who_was_not_spoken_and_the_help_of_a_child(melding, ruben, now):
    people = {one.rollen[0]: one.pk for one in people_to_assess(zaak=melding.zaak)}
    wrong = {f"p{people['ouder']}_hoe": "samen", f"p{people['kind']}_hulp": []}
    page = client_of(ruben).post(url(melding), whole(melding) | wrong).content.decode()
    assert f'href="#id_p{people["ouder"]}_want"' in page
    assert f'href="#id_p{people["kind"]}_hulp"' in page


def test_without_anybody_in_the_dossier_it_says_what_comes_first(fatima, ruben, now):
    empty = given_melding(user=fatima, at=now)
    page = client_of(ruben).get(url(empty)).content.decode()
    assert "Vul in over wie het gaat." in page
    answer = client_of(ruben).post(url(empty), whole(empty))
    assert answer.status_code == 422 and not Betrokkene.objects.exists()


def test_given_back_everything_stands_there_again(melding, proposed, ruben, yara, now):
    there = reverse("beoordeling-second", args=[melding.zaak.number, proposed.pk])
    sent = {"words": SENTENCE, "seen": "1", "once": uuid4(), "back": "1"}
    assert client_of(yara).post(there, sent)["Location"] == reverse("werk")
    page = client_of(ruben).get(url(melding)).content.decode()
    assert "De huisarts zag een blauwe plek." in page and "Er is letsel" in page
    assert "teruggegeven" in client_of(ruben).get("/werk/").content.decode()


def test_a_draft_comes_back(melding, ruben, now):
    client = client_of(ruben)
    key = f"beoordeling-{melding.zaak.number}"
    kept = client.post(
        reverse("concept", args=[key]), {"reason": "Half afgemaakt", "v_wapen": "ja"}
    )
    assert kept.status_code == 200
    page = client.get(url(melding)).content.decode()
    assert "Half afgemaakt" in page
    client.post(url(melding), whole(melding))
    assert "Half afgemaakt" not in client.get(reverse("werk")).content.decode()


class TestSecondLook:
    @pytest.fixture
    def there(self, proposed):
        return reverse("beoordeling-second", args=[proposed.zaak.number, proposed.pk])

    def test_the_form_stands_at_the_end_of_what_is_read(self, there, yara, now):
        page = client_of(yara).get(there).content.decode()
        places = [
            page.index(words)
            for words in ("Samenvatting", "blauwe plek", "Voorstel van", 'id="kijk"')
        ]
        assert places == sorted(places)

    def test_agreed_in_one_sentence(self, there, yara, now):
        sent = {"words": SENTENCE, "seen": "1", "once": uuid4(), "besluit": "voorstel"}
        assert client_of(yara).post(there, sent)["Location"] == reverse("werk")
        page = client_of(yara).get(there).content.decode()
        assert SENTENCE in page and 'id="kijk"' not in page

    def test_agreed_with_another_decision(self, there, yara, now):
        sent = {"words": SENTENCE, "seen": "1", "once": uuid4(), "besluit": "overdracht"}
        client_of(yara).post(there, sent)
        assert "anders dan voorgesteld" in client_of(yara).get(there).content.decode()

    @pytest.mark.parametrize("words", ["", "Akkoord", "\x00"])
    def test_without_a_sentence_it_says_so(self, words, there, yara, now):
        answer = client_of(yara).post(there, {"words": words, "seen": "1", "once": uuid4()})
        assert answer.status_code == 422
        assert Beoordeling.objects.get().state == "proposed"

    @pytest.mark.parametrize("seen", ["", "x", "0", "²", "9" * 400])
    def test_nonsense_is_no_error_of_ours(self, seen, there, yara, now):
        sent = {"words": SENTENCE, "seen": seen, "once": uuid4(), "besluit": "<b>"}
        assert 400 <= client_of(yara).post(there, sent).status_code < 500

    def test_its_maker_reads_it_and_finds_no_form(self, there, ruben, now):
        page = client_of(ruben).get(there).content.decode()
        assert 'id="kijk"' not in page and "Je eigen werk beoordeel je nooit zelf." in page

    def test_another_saw_something_newer(self, there, yara, now):
        sent = {"words": SENTENCE, "seen": "7", "once": uuid4()}
        assert client_of(yara).post(there, sent).status_code == 409

    def test_not_under_the_number_of_another_melding(self, fatima, ruben, yara, proposed, now):
        other = given_melding(user=fatima, at=now)
        there = reverse("beoordeling-second", args=[other.zaak.number, proposed.pk])
        assert client_of(yara).get(there).status_code == 404


@pytest.mark.parametrize("who", ["fatima", "stranger", "wim", "daan"])
def test_closed_to_who_does_not_assess(who, request, melding, now):
    client = client_of(request.getfixturevalue(who))
    assert client.get(url(melding)).status_code in (403, 404)


def test_while_one_waits_no_other_is_made(melding, proposed, ruben, now):
    assert client_of(ruben).get(url(melding)).status_code == 409


def test_a_name_is_shown_as_text(melding, ruben, yara, now):
    from baken.casework.dossier.rules.person import Told
    from baken.diensten.melding.actions import add_betrokkene

    told = Told(rollen=("ouder",), geslacht="O", voornamen="<b>Jan</b>")
    add_betrokkene(user=ruben, at=now, melding=melding, told=told)
    assert "<b>Jan</b>" not in client_of(ruben).get(url(melding)).content.decode()
    made = given_beoordeling(user=ruben, at=now, melding=melding)
    there = reverse("beoordeling-second", args=[melding.zaak.number, made.pk])
    page = client_of(yara).get(there).content.decode()
    assert "<b>Jan</b>" not in page and "&lt;b&gt;Jan" in page
