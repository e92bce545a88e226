"""The gesprek: from Nieuw to a closed advies, with faulty answers and nonsense on the way."""

from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.contact.models import Contact
from baken.casework.taak.models import Taak
from baken.diensten.advies.models import Advies
from baken.foundation.notes.drafts import keep_draft, kept_draft
from tests.cast import client_of, given_contact, given_talk, given_verzoek, the_clock_at
from tests.typed import NONSENSE, talk_form

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def phone(fatima, now):
    return client_of(fatima)


@pytest.fixture
def talk(fatima, now):
    return reverse("gesprek", args=[given_contact(user=fatima, at=now).body])


@pytest.mark.parametrize(
    ("name", "goes"), [("fatima", "/gesprek/"), ("yara", "/gesprek/"), ("wim", "/contact/")]
)
def test_nieuw_writes_the_contact_and_opens_the_page(name, goes, request):
    there = client_of(request.getfixturevalue(name))
    once = {"once": str(uuid4())}
    answers = [there.post("/nieuw/", once) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert answers[0]["Location"].startswith(goes)
    assert Contact.objects.count() == 1
    assert there.get(answers[0]["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["marit", "ines", "daan"])
def test_who_takes_no_calls_begins_none(name, request):
    assert client_of(request.getfixturevalue(name)).post("/nieuw/").status_code == 403
    assert not Contact.objects.exists()


@pytest.mark.parametrize("kind", NONSENSE)
def test_nieuw_with_a_strange_token_is_a_contact(kind, phone):
    assert phone.post("/nieuw/", {"once": NONSENSE[kind]}).status_code == 302


def test_a_talk_is_registered_and_closed(phone, talk):
    answer = phone.post(talk, talk_form(), follow=True)
    advies = Advies.objects.select_related("zaak").get()
    assert (advies.state, advies.gemeente) == ("closed", "0479")
    assert f"Advies {advies.zaak.number} is gesloten." in answer.content.decode()
    assert phone.get(reverse("zaak", args=[advies.zaak.number])).status_code == 200
    assert phone.get(talk).status_code == 409


def test_the_same_form_twice_is_one_advies(phone, talk):
    form = talk_form()
    assert [phone.post(talk, form).status_code for _ in range(2)] == [302, 302]
    assert Advies.objects.count() == 1


def test_a_talk_that_was_saved_elsewhere_is_refused_in_words_and_keeps_its_text(phone, talk):
    phone.post(talk, talk_form())
    answer = phone.post(talk, talk_form(situatie="Ook dit werd nog getypt."))
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Dit contact is al afgerond." in shown
    assert "Ook dit werd nog getypt." in shown


def test_a_follow_up_leaves_it_open_and_closing_says_why(phone, talk):
    form = talk_form(vervolg="aangeboden", follow_up_date="vr", follow_up_time="14")
    answer = phone.post(talk, form)
    assert answer.status_code == 422 and "vervolg" in answer.context["form"].errors
    assert "Er staat nog een afspraak open." in answer.content.decode()
    assert not Advies.objects.exists()
    assert phone.post(talk, form | {"open": "1"}).status_code == 302
    assert Advies.objects.get().state == "open" and Taak.objects.count() == 1


PROFESSIONAL = {"hoedanigheid": "politie", "meldcode_step": "3"}
LATER = {
    "steun": ["lokaal_team"],
    "steun_dag_lokaal_team": "vr",
    "steun_tijd_lokaal_team": "14",
}
FAULTS = [
    ({"hoedanigheid": ""}, "hoedanigheid", "Kies wie er belt."),
    ({"hoedanigheid": "koning"}, "hoedanigheid", ""),
    ({"naam_keuze": ""}, "naam_keuze", "Kies op welke naam, of anoniem."),
    ({"naam_keuze": "naam"}, "naam", "Vul de naam in, of kies anoniem."),
    ({"gemeente": ""}, "gemeente", "Vul de gemeente in, of een vraagteken."),
    ({"gemeente": "qqq"}, "gemeente", "Geen gemeente begint met"),
    ({"gemeente": "w"}, "gemeente", "past bij 2 gemeenten"),
    ({"aanleiding": []}, "aanleiding", "Kies waar het over gaat."),
    ({"aanleiding": ["99"]}, "aanleiding", ""),
    ({"aanleiding": ["01"]}, "aard", "kan alleen bij kindermishandeling"),
    ({"aard": []}, "aard", "Kies wat er aan de hand is."),
    ({"situatie": " "}, "situatie", "Schrijf kort wat de situatie is."),
    ({"advies": ""}, "advies", "Schrijf kort welk advies je gaf."),
    ({"vervolg": ""}, "vervolg", "Kies of er een vervolg komt."),
    ({"vervolg": "dringend"}, "follow_up_date", "Vul een dag in"),
    ({"vervolg": "dringend", "follow_up_date": "1-1-0001", "follow_up_time": "0:10"}, "follow_up_date", "al voorbij"),
    ({"vervolg": "dringend", "follow_up_date": "1-3-2026", "follow_up_time": "9"}, "follow_up_date", "al voorbij"),
    ({"vervolg": "dringend", "follow_up_date": "vr", "follow_up_time": "25"}, "follow_up_time", "Vul een tijd in"),
    ({"plan": ""}, "plan", "Vraag of de beller weet wat hij nu gaat doen."),
    ({"verteld": ""}, "verteld", "Kies wat je verteld hebt."),
    ({"verteld": "niet"}, "told_why", "Vul in waarom je niet alles verteld hebt."),
    ({"hoedanigheid": "politie"}, "meldcode_step", "Kies bij welke stap"),
    ({"once": "x"}, "once", ""),
    ({"verwijzing": "verwezen"}, "verwezen_naar", "Kies waarheen je de beller verwezen hebt."),
    ({"verwijzing": "x"}, "verwijzing", ""),
    ({"verwijzing": "verwezen", "verwezen_naar": "x"}, "verwezen_naar", ""),
    (PROFESSIONAL | {"steun": ["x"]}, "steun", ""),
    (PROFESSIONAL | {"steun": ["lokaal_team"]}, "steun_dag_lokaal_team", "Vul een dag in"),
    (PROFESSIONAL | LATER | {"steun_tijd_lokaal_team": "25"}, "steun_tijd_lokaal_team", "Vul een tijd in"),
    (PROFESSIONAL | LATER | {"steun_dag_lokaal_team": "1-3-2026"}, "steun_dag_lokaal_team", "al voorbij"),
    (PROFESSIONAL | LATER, "steun", "beloofde steun open"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "field", "sentence"), FAULTS)
def test_a_faulty_answer_is_named_and_nothing_typed_is_lost(typed, field, sentence, phone, talk):
    form = talk_form(told_why="", **{"situatie": "Alles wat ik typte.", **typed})
    answer = phone.post(talk, form)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    text = answer.content.decode()
    assert sentence in text and 'id="fouten"' in text
    assert typed.get("situatie", "Alles wat ik typte.") in text
    assert typed.get("advies", "Noteer wat je hoort.") in text
    assert not Advies.objects.exists() and Contact.objects.get().ended_at is None


def test_promised_support_is_a_taak_and_the_referral_stays(phone, talk):
    form = talk_form(**PROFESSIONAL, **LATER, verwijzing="verwezen", verwezen_naar="huisarts")
    assert phone.post(talk, form | {"open": "1"}).status_code == 302
    assert [taak.soort for taak in Taak.objects.all()] == ["lokaal_team"]
    advies = Advies.objects.select_related("zaak").get()
    assert (advies.state, advies.verwijzing, advies.verwezen_naar) == (
        "open",
        "verwezen",
        "huisarts",
    )
    shown = phone.get(reverse("zaak", args=[advies.zaak.number])).content.decode()
    assert "Overleg lokaal team" in shown and "Verwezen naar … Huisarts" in shown


def test_what_a_burger_cannot_be_promised_is_left_out(phone, talk):
    form = talk_form(**LATER, verwijzing="begeleid", verwezen_naar="huisarts")
    assert phone.post(talk, form).status_code == 302
    assert not Taak.objects.exists()
    assert (Advies.objects.get().verwijzing, Advies.objects.get().verwezen_naar) == ("begeleid", "")


def test_the_page_works_without_a_script(phone, talk):
    text = phone.get(talk).content.decode()
    for there in ("Vraag nooit om toestemming van ouders.", "Stap 5: beslissen", "0800-0113"):
        assert there in text, "every prompt and every text stands in the page"


def test_the_draft_keeps_what_was_promised(fatima, phone, talk, now):
    key = "gesprek-" + talk.strip("/").split("/")[-1]
    kept = {"steun": ["lokaal_team"], "steun_dag_lokaal_team": ["vr 4"], "verwijzing": ["begeleid"]}
    keep_draft(user=fatima, key=key, fields=kept, at=now)
    text = phone.get(talk).content.decode()
    assert 'value="lokaal_team" checked' in text and 'value="begeleid" checked' in text
    assert "vr 4" in text


def test_two_gemeenten_are_offered_and_one_is_chosen(phone, talk):
    offered = (
        phone.post(talk, talk_form(gemeente="w")).context["form"].fields["gemeente_keuze"].choices
    )
    assert [name for _, name in offered] == ["Waterland", "Wormerland"]
    assert (
        phone.post(talk, talk_form(gemeente="w", gemeente_keuze=offered[1][0])).status_code == 302
    )
    assert Advies.objects.get().gemeente == offered[1][0]


@pytest.mark.parametrize("typed", ["?", "onbekend"])
def test_an_unknown_gemeente_is_an_answer(typed, phone, talk):
    assert phone.post(talk, talk_form(gemeente=typed)).status_code == 302


def test_what_was_told_at_the_request_is_not_typed_again(wim, fatima, phone, now):
    verzoek = given_verzoek(user=wim, at=now, name="Mevrouw De Wit", about="Ruzie met haar man")
    contact = given_talk(user=fatima, at=now, verzoek=verzoek)
    text = phone.get(reverse("gesprek", args=[contact.body])).content.decode()
    assert "Mevrouw De Wit" in text and "Ruzie met haar man" in text


def test_the_draft_is_there_again_and_gone_when_it_is_saved(fatima, phone, talk, now):
    key = "gesprek-" + talk.strip("/").split("/")[-1]
    keep_draft(user=fatima, key=key, fields={"situatie": ["Halve zin"], "aard": ["01"]}, at=now)
    assert "Halve zin" in phone.get(talk).content.decode()
    phone.post(talk, talk_form())
    assert kept_draft(user=fatima, key=key) is None


@pytest.mark.parametrize("name", ["stranger", "ines", "yara"])
def test_for_a_stranger_it_is_not_there(name, request, talk):
    there = client_of(request.getfixturevalue(name))
    assert there.get(talk).status_code == 404
    assert there.post(talk, talk_form()).status_code == 404
    assert not Advies.objects.exists()


def test_the_secretariaat_registers_no_advies(wim, talk):
    assert client_of(wim).post(talk, talk_form()).status_code == 403
    assert not Advies.objects.exists()


OPEN_ALL = {
    "naam_keuze": "naam",
    "naam": "Jan",
    "vervolg": "dringend",
    "hoedanigheid": "politie",
    "meldcode_step": "1",
}
MORE = [
    "meldcode_step", "functie", "organisatie", "gemeente_keuze", "open", "steun", "verwijzing",
    "verwezen_naar", "steun_dag_lokaal_team", "steun_tijd_lokaal_team",
]  # fmt: skip


@pytest.mark.parametrize("field", [*talk_form(), *MORE])
def test_a_nul_in_any_field_is_never_a_server_error(field, phone, talk):
    answer = phone.post(talk, talk_form(**OPEN_ALL | {field: NONSENSE["nul"]}))
    assert answer.status_code in (302, 422)


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_in_every_field_is_never_a_server_error(kind, phone, talk):
    chosen = {
        "kanaal",
        "hoedanigheid",
        "naam_keuze",
        "vervolg",
        "plan",
        "verteld",
        "once",
        "aard",
        "aanleiding",
        "steun",
        "verwijzing",
        "verwezen_naar",
    }
    texts = [name for name in [*talk_form(), *MORE] if name not in chosen]
    for names in (texts, [*talk_form(), *MORE]):
        form = talk_form(**OPEN_ALL | dict.fromkeys(names, NONSENSE[kind]))
        answer = phone.post(talk, form)
        assert answer.status_code in (302, 409, 422)
        assert "<script>alert(1)" not in answer.content.decode()


def test_a_contact_that_becomes_nothing_needs_a_reason(phone, talk):
    url = talk.replace("/gesprek/", "/contact/") + "niets/"
    for reason in ("", "x", "\x00"):
        assert phone.post(url, {"reason": reason}).status_code == 409
    assert phone.post(url, {"reason": "opgehangen"}).status_code == 302
    assert phone.post(url, {"reason": "opgehangen"}).status_code == 409
    assert Contact.objects.get().nothing == "opgehangen"
