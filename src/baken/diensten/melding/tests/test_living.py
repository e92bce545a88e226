"""The screens of how people live: little to type, bad input is said, what is geheim stays shut."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.dossier.models import Adres, Bereik, Betrokkene, PersoonRelatie
from baken.diensten.melding.tests.household import HOME, MOVED, lives, reached, relate
from tests.cast import client_of, given_betrokkene, the_clock_at
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")
ADDRESS = {
    "soort": "woon", "straat": "Verzonnenlaan", "huisnummer": "12", "postcode": "1506ab",
    "plaats": "Zaandam", "post_safe": "niet_gevraagd",
}  # fmt: skip
PERSON = {"rollen": ["kind"], "voornamen": "Mila", "geslacht": "V"}
NUMBER = {"kind": "telefoon", "value": "06 5550 1234", "may_call": "nee"}


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


def send(client, name, number, pk, **given):
    return client.post(reverse(name, args=[number, pk]), {"once": uuid4()} | given)


def shown(client, name, number, *pks):
    return client.get(reverse(name, args=[number, *pks])).content.decode()


class TestPerson:
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"bsn": "999900007", "bsn_source": "brp"}, "Dit is geen BSN."),
            ({"bsn": "999999999", "bsn_source": "brp"}, "Dit is geen BSN."),
            ({"bsn": "999900006"}, "Kies waar het BSN vandaan komt."),
        ],
    )
    def test_a_wrong_bsn_is_said_and_stays(self, wrong, words, melding, fatima, now):
        add = reverse("betrokkene-add", args=[melding.zaak.number])
        answer = client_of(fatima).post(add, PERSON | {"once": uuid4()} | wrong)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page and f'value="{wrong["bsn"]}"' in page
        assert not Betrokkene.objects.exists()

    def test_a_bsn_stands_on_the_page_of_the_person_alone(self, melding, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        told = PERSON | {"once": uuid4(), "bsn": "9999.00.006", "bsn_source": "document"}
        client.post(reverse("betrokkene-add", args=[number]), told)
        assert "BSN bekend" in shown(client, "zaak", number)
        assert "999900006" not in shown(client, "zaak", number)
        page = shown(client, "betrokkene-change", number, Betrokkene.objects.get().pk)
        assert 'value="999900006"' in page

    def test_the_page_of_a_person_shows_how_he_lives(self, melding, pair, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        relate(fatima, now, melding, *pair, soort="gezag")
        for pk in pair:
            lives(fatima, now, melding, pk)
        reached(fatima, now, melding, pair[1])
        page = shown(client, "betrokkene-change", number, pair[1])
        for words in ("staat onder gezag van Loes Bedacht", "nog niet nagekeken", "niet bellen",
                      "Verzonnenlaan 12", "Op dit adres woont ook:", "Mogelijk slachtoffer",
                      "06 5550 1234", "Man leest mee"):  # fmt: skip
            assert words in page, words
        top = shown(client, "zaak", number)
        assert "Niet bellen: Mogelijk pleger" in top
        assert "Verzonnenlaan" not in top and "5550 1234" not in top


class TestRelatie:
    def test_one_form_relates_a_parent_to_more(self, melding, pair, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        answer = send(
            client, "relatie-add", number, pair[0], soort="terug_ouder", people=[pair[1]],
            from_date="3-4-1998",
        )  # fmt: skip
        assert answer["Location"] == reverse("betrokkene-change", args=[number, pair[0]])
        row = PersoonRelatie.objects.get()
        assert (row.van_id, row.naar_id, row.soort) == (pair[1], pair[0], "ouder")

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"soort": ""}, "Kies hoe zij bij elkaar horen."),
            ({"people": []}, "Kies met wie."),
            ({"people": ["999999"]}, "geldige keuze"),
            ({"from_date": "2015"}, "Vul een hele dag in"),
            ({"until_date": "2-4-1998"}, "Het einde ligt voor het begin."),
            ({"checked_date": "1-2-2026"}, "Kies waarin het gezag is nagekeken."),
            ({"check_source": "brp"}, "Vul in op welke dag het gezag is nagekeken."),
        ],
    )
    def test_bad_input_is_said_and_nothing_typed_is_lost(
        self, wrong, words, melding, pair, fatima, now
    ):
        given = {"soort": "gezag", "people": [pair[1]], "from_date": "3-4-1998"} | wrong
        answer = send(client_of(fatima), "relatie-add", melding.zaak.number, pair[0], **given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page and f'value="{given["from_date"]}"' in page
        assert not PersoonRelatie.objects.exists()

    def test_who_is_alone_in_a_melding_is_told_what_to_do(self, melding, fatima, now):
        given_betrokkene(user=fatima, at=now, melding=melding)
        number, pk = melding.zaak.number, Betrokkene.objects.get().pk
        page = shown(client_of(fatima), "relatie-add", number, pk)
        assert "Er staat nog niemand anders in deze melding." in page
        assert reverse("betrokkene-add", args=[number]) in page

    def test_the_same_twice_is_said(self, melding, pair, fatima, now):
        relate(fatima, now, melding, *pair)
        answer = send(
            client_of(fatima), "relatie-add", melding.zaak.number, pair[0], soort="ouder",
            people=[pair[1]],
        )  # fmt: skip
        assert answer.status_code == 422
        assert "Deze relatie loopt al." in answer.content.decode()

    @pytest.mark.parametrize("name", ["relatie-add", "relatie-change"])
    def test_somebody_who_was_sent_twice_counts_once(self, name, melding, pair, fatima, now):
        if name == "relatie-change":
            relate(fatima, now, melding, *pair, soort="partner")
        pk = pair[0] if name == "relatie-add" else PersoonRelatie.objects.get().pk
        told = {"soort": "ouder", "people": [pair[1], pair[1]], "seen": 1}
        answer = send(client_of(fatima), name, melding.zaak.number, pk, **told)
        assert answer.status_code == 302
        assert PersoonRelatie.objects.get().soort == "ouder"

    def test_it_ends_and_two_who_change_it_see_each_other(self, melding, pair, fatima, now):
        relate(fatima, now, melding, *pair, soort="partner")
        number, client, pk = melding.zaak.number, client_of(fatima), PersoonRelatie.objects.get().pk
        assert 'value="partner" checked' in shown(client, "relatie-change", number, pk)
        told = {"soort": "partner", "people": [pair[1]], "until_date": "1-2-2026", "seen": 1}
        assert send(client, "relatie-change", number, pk, **told).status_code == 302
        late = send(client, "relatie-change", number, pk, **told)
        page = late.content.decode()
        assert late.status_code == 409
        assert 'name="seen" value="2"' in page and "Jouw tekst is er nog." in page


class TestAdres:
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"soort": ""}, "Kies wat voor adres dit is."),
            ({"postcode": "0506 AB"}, "Vul een postcode in"),
            ({"huisnummer": "12a"}, "Vul alleen cijfers in."),
            ({"gemeente": "Nergenshuizen"}, "Deze gemeente staat niet in de lijst."),
            ({"straat": "", "postcode": "", "plaats": ""}, "Vul in wat je van het adres weet."),
            ({"from_date": "morgen"}, "Vul een hele dag in"),
            ({"post_safe": "x"}, "geldige keuze"),
        ],
    )
    def test_bad_input_is_said_and_nothing_typed_is_lost(
        self, wrong, words, melding, pair, fatima, now
    ):
        given = ADDRESS | {"post_why": "Partner opent alles."} | wrong
        answer = send(client_of(fatima), "adres-add", melding.zaak.number, pair[0], **given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page and 'value="Partner opent alles."' in page
        assert not Adres.objects.exists()

    def test_a_second_home_asks_when_it_began(self, melding, pair, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        send(client, "adres-add", number, pair[0], **ADDRESS)
        again = send(client, "adres-add", number, pair[0], **ADDRESS | {"straat": "Bedachtstraat"})
        page = again.content.decode()
        assert again.status_code == 422
        assert "Er loopt al een woonadres." in page and 'value="Bedachtstraat"' in page
        told = ADDRESS | {"from_date": "1-2-2026", "gemeente": "zaanstad"}
        assert send(client, "adres-add", number, pair[0], **told).status_code == 302
        page = shown(client, "betrokkene-change", number, pair[0])
        assert "31-1-2026" in page and "eerder" in page and "Zaanstad" in page

    def test_what_is_geheim_is_opened_on_purpose(self, melding, pair, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        send(client, "adres-add", number, pair[0], **ADDRESS | {"soort": "opvang"})
        for page in (
            shown(client, "zaak", number),
            shown(client, "betrokkene-change", number, pair[0]),
            shown(client, "betrokkene-change", number, pair[1]),
        ):
            assert "Verzonnenlaan" not in page and "1506" not in page
        assert "Geheim adres" in shown(client, "zaak", number)
        opened = shown(client, "adres-change", number, Adres.objects.get().pk)
        assert 'value="Verzonnenlaan"' in opened and 'value="1506 AB"' in opened

    def test_two_who_correct_it_see_what_the_other_wrote(self, melding, pair, fatima, now):
        lives(fatima, now, melding, pair[0])
        number, client, pk = melding.zaak.number, client_of(fatima), Adres.objects.get().pk
        told = ADDRESS | {"seen": 1, "plaats": "Purmerend"}
        assert send(client, "adres-change", number, pk, **told).status_code == 302
        late = send(client, "adres-change", number, pk, **told | {"plaats": "Edam"})
        page = late.content.decode()
        assert late.status_code == 409
        assert "Purmerend" in page and 'value="Edam"' in page and 'name="seen" value="2"' in page

    def test_a_correction_makes_no_second_home(self, melding, pair, fatima, now):
        lives(fatima, now, melding, pair[0])
        lives(fatima, now, melding, pair[0], replace(HOME, soort="post"))
        pk = Adres.objects.latest("pk").pk
        answer = send(
            client_of(fatima), "adres-change", melding.zaak.number, pk, **ADDRESS | {"seen": 1}
        )
        assert answer.status_code == 422
        assert "Er loopt al een woonadres." in answer.content.decode()


class TestBereik:
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"value": ""}, "Vul het nummer of het mailadres in."),
            ({"value": "112"}, "Dit is geen telefoonnummer."),
            ({"kind": "mail", "value": "loes"}, "Dit is geen mailadres."),
            ({"kind": ""}, "Kies telefoon of mail."),
            ({"may_call": ""}, "Kies of wij dit mogen gebruiken."),
            ({"may_call": "tussen", "from_time": "9:00"}, "Vul een tijd in, zoals 14:00."),
            ({"may_call": "tussen", "from_time": "9", "until_time": "8"}, "Het einde ligt voor"),
            ({"may_call": "tussen", "kind": "mail", "value": "a@b.nl"}, "Mail kent geen uren."),
        ],
    )
    def test_bad_input_is_said_and_nothing_typed_is_lost(
        self, wrong, words, melding, pair, fatima, now
    ):
        given = NUMBER | {"remark": "Codewoord maan"} | wrong
        answer = send(client_of(fatima), "bereik-add", melding.zaak.number, pair[0], **given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page and 'value="Codewoord maan"' in page
        assert not Bereik.objects.exists()

    def test_what_was_not_asked_is_shown_as_no(self, melding, pair, fatima, now):
        number, client = melding.zaak.number, client_of(fatima)
        for told in (NUMBER, {"kind": "mail", "value": "loes@voorbeeld.nl"}):
            bare = told | {"may_call": "niet_gevraagd"}
            assert send(client, "bereik-add", number, pair[0], **bare).status_code == 302
        page = shown(client, "betrokkene-change", number, pair[0])
        assert page.count("nee, want niet gevraagd") == 3  # inspreken, sms, mailen

    def test_it_is_changed_and_then_used_no_more(self, melding, pair, fatima, now):
        reached(fatima, now, melding, pair[0])
        number, client, pk = melding.zaak.number, client_of(fatima), Bereik.objects.get().pk
        page = shown(client, "bereik-change", number, pk)
        assert 'value="06 5550 1234"' in page and 'value="nee" checked' in page
        told = NUMBER | {"may_call": "tussen", "from_time": "9", "until_time": "12:30"}
        assert send(client, "bereik-change", number, pk, **told, seen=1).status_code == 302
        assert send(client, "bereik-change", number, pk, **told, seen=1).status_code == 409
        assert send(client, "bereik-change", number, pk, **NUMBER, seen=2, end=1).status_code == 302
        assert "niet meer in gebruik" in shown(client, "betrokkene-change", number, pair[0])


@pytest.mark.parametrize("name", ["relatie-add", "adres-add", "bereik-add"])
@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_no_error_of_ours(name, nonsense, melding, pair, fatima, now):
    fields = (*ADDRESS, *NUMBER, "from_date", "until_date", "checked_date", "people", "once",
              "gemeente", "from_time", "remark")  # fmt: skip
    given = dict.fromkeys(fields, nonsense)
    answer = send(client_of(fatima), name, melding.zaak.number, pair[0], **given)
    assert answer.status_code < 500


@pytest.mark.parametrize("who", ["karim", "wim", "daan", "ines", "marit", "stranger"])
def test_who_may_not_finds_nothing(who, request, melding, pair, fatima, now):
    relate(fatima, now, melding, *pair)
    lives(fatima, now, melding, pair[0], replace(HOME, from_date=MOVED))
    reached(fatima, now, melding, pair[0])
    client, number = client_of(request.getfixturevalue(who)), melding.zaak.number
    rows = {
        "relatie-change": PersoonRelatie, "adres-change": Adres, "bereik-change": Bereik,
        "betrokkene-change": Betrokkene,
    }  # fmt: skip
    for name, model in rows.items():
        address = reverse(name, args=[number, model.objects.latest("pk").pk])
        assert client.get(address).status_code == 404, name
        assert client.post(address).status_code == 404, name
    for name in ("relatie-add", "adres-add", "bereik-add"):
        assert client.get(reverse(name, args=[number, pair[0]])).status_code == 404, name
