"""The screens of calling back: pages, faulty forms, strangers, and nonsense of every kind."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import safe_contact_card
from baken.foundation.notes.drafts import keep_draft, kept_draft
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from tests.cast import (
    client_of,
    given_attempts,
    given_contact,
    given_held,
    given_lapse_asked,
    given_parked,
    given_talk,
    given_verzoek,
    the_clock_at,
)
from tests.typed import request_form

pytestmark = pytest.mark.usefixtures("at_work")

RECEIVE, BEGIN = "/terugbelverzoek/", "/terugbelverzoek/begin/"


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


@pytest.fixture
def phone(fatima, now):
    return client_of(fatima)


def page(name, verzoek):
    return reverse(name, args=[verzoek.zaak.number])


def only():
    return Terugbelverzoek.objects.select_related("zaak", "contact", "uiterlijk").get()


def test_a_request_is_taken_from_the_start_page(desk):
    answer = desk.post(RECEIVE, request_form(name="Mevrouw De Wit", spoed="on"), follow=True)
    assert answer.redirect_chain == [("/werk/", 302)]
    verzoek = only()
    assert verzoek.zaak.number in answer.content.decode()
    assert verzoek.zaak.spoed_at and not verzoek.has_children and verzoek.completed_at
    assert safe_contact_card(contact=verzoek.contact).number == "+31655501234"


def test_the_same_form_twice_is_one_request_and_one_contact(desk):
    form = request_form()
    for _ in range(2):
        assert desk.post(RECEIVE, form).status_code == 302
    assert Terugbelverzoek.objects.count() == Contact.objects.count() == 1


def test_the_contact_is_there_at_the_first_key_and_is_the_one_that_is_saved(desk):
    form = request_form()
    begun = desk.post(BEGIN, {"once": form["once"]}).json()
    assert desk.post(BEGIN, {"once": form["once"]}).json() == begun
    body = begun["fields"]["contact"]
    assert begun["draft"] == f"/concept/terugbel-{body}/"
    desk.post(RECEIVE, form | {"contact": body})
    assert Contact.objects.count() == 1 and only().contact.body == body


def test_one_key_parks_a_number(desk):
    answer = desk.post(RECEIVE, {"once": str(uuid4()), "number": "0655501234", "park": "1"})
    assert answer.status_code == 302
    assert only().completed_at is None and only().uiterlijk.due_at


def test_parking_without_a_number_names_it_and_keeps_the_rest(desk):
    answer = desk.post(RECEIVE, {"once": str(uuid4()), "number": "", "about": "Ruzie", "park": "1"})
    assert answer.status_code == 422
    assert "Vul een nummer in om te parkeren." in answer.content.decode()
    assert 'value="Ruzie"' in answer.content.decode()


FAULTS = [
    ({"number": "123"}, "number", "Dit is geen telefoonnummer."),
    ({"number": ""}, "number", "Vul het nummer in, of kies: beller belt zelf terug."),
    ({"caller": ""}, "caller", "Kies wie er belt."),
    ({"caller": "alien"}, "caller", ""),
    ({"about": ""}, "about", "Vul in waar het over gaat."),
    ({"about": "x" * 301}, "about", ""),
    ({"may_call": ""}, "may_call", "Kies of wij dit nummer mogen bellen."),
    ({"may_call": "tussen"}, "from_time", "Vul een tijd in, zoals 14:00."),
    ({"may_call": "tussen", "from_time": "19", "until_time": "21"}, "from_time", "Kies tijden waarop wij werken"),
    ({"may_call": "tussen", "from_time": "12", "until_time": "9"}, "from_time", "Kies tijden waarop wij werken"),
    ({"once": ""}, "once", ""),
    ({"once": "not a token"}, "once", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "field", "sentence"), FAULTS)
def test_a_faulty_form_comes_back_with_its_field_named_and_nothing_lost(
    typed, field, sentence, desk
):
    form = request_form(name="Mevrouw De Wit", **typed)
    answer = desk.post(RECEIVE, form)
    assert answer.status_code == 422
    assert field in answer.context["faulty"].errors
    text = answer.content.decode()
    assert sentence in text and 'id="fouten"' in text
    assert 'value="Mevrouw De Wit"' in text
    assert not Terugbelverzoek.objects.exists()


def test_a_faulty_form_that_is_put_right_makes_one_contact(desk):
    form = request_form(about="")
    answer = desk.post(RECEIVE, form)
    body = answer.context["contact"].body
    desk.post(RECEIVE, form | {"about": "Ruzie", "contact": body})
    assert Contact.objects.count() == 1 and only().contact.body == body


def test_no_number_is_asked_of_who_rings_himself(desk):
    assert desk.post(RECEIVE, request_form(number="", may_call="nee")).status_code == 302
    assert only().state == "caller_rings"


def test_the_draft_of_a_contact_is_there_again_and_gone_when_it_is_saved(desk, wim, now):
    contact = given_contact(user=wim, at=now)
    key = f"terugbel-{contact.body}"
    keep_draft(user=wim, key=key, fields={"about": ["Halve zin"]}, at=now)
    form = reverse("terugbel-form", args=[contact.body])
    assert 'value="Halve zin"' in desk.get(form).content.decode()
    desk.post(RECEIVE, request_form(contact=contact.body))
    assert kept_draft(user=wim, key=key) is None
    assert desk.get(form).status_code == 409


@pytest.mark.parametrize(
    ("may_call", "words"),
    [
        ("ja", "Verberg je nummer en begin neutraal"),
        ("", "Bel voorzichtig"),
        ("nee", "De beller wil niet gebeld worden"),
    ],
)
def test_the_page_shows_how_to_call_safely(may_call, words, phone, wim, now):
    verzoek = given_verzoek(user=wim, at=now, may_call=may_call)
    answer = phone.get(page("terugbelverzoek", verzoek))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert words in text and "06 5550 1234" in text and "Ruzie bij de buren" in text


@pytest.mark.parametrize("if_other", ["", "verkeerd_verbonden"])
def test_wrong_number_is_what_we_say_unless_agreed_otherwise(if_other, phone, wim, now):
    verzoek = given_verzoek(user=wim, at=now, if_other=if_other)
    shown = phone.get(page("terugbelverzoek", verzoek)).content.decode()
    assert "Verkeerd verbonden" in shown
    form = client_of(wim).get("/werk/").content.decode()
    assert form.index('value="verkeerd_verbonden"') < form.index('value="ophangen"')


def test_every_state_has_its_page(phone, wim, fatima, now):
    rows = [
        given_parked(user=wim, at=now),
        given_held(taken_by=wim, user=fatima, at=now),
        given_lapse_asked(taken_by=wim, user=fatima, at=now),
        given_attempts(user=fatima, verzoek=given_verzoek(user=wim, at=now), moments=[now]),
    ]
    given_talk(user=fatima, at=now, verzoek=given_verzoek(user=wim, at=now))
    for verzoek in Terugbelverzoek.objects.select_related("zaak"):
        assert phone.get(page("terugbelverzoek", verzoek)).status_code == 200
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("code", "state", "goes"),
    [
        ("geen_gehoor", "waiting", "/werk/"),
        ("niet_veilig", "waiting", "/werk/"),
        ("ander_nam_op", "held", "/werk/"),
        ("verkeerd_nummer", "held", "/werk/"),
        ("gesproken", "reached", "/gesprek/"),
        ("belde_zelf", "reached", "/gesprek/"),
    ],
)
def test_how_a_call_ends(code, state, goes, phone, wim, now):
    verzoek, once = given_verzoek(user=wim, at=now), str(uuid4())
    for _ in range(2):
        answer = phone.post(page("terugbel-outcome", verzoek), {"once": once, "outcome": code})
        assert answer.status_code == 302 and answer["Location"].startswith(goes)
    assert only().state == state
    assert Poging.objects.count() + Contact.objects.filter(source=verzoek.zaak).count() == 1


@pytest.mark.parametrize(
    "typed", [{}, {"outcome": "vliegen"}, {"outcome": "gesproken", "once": "x"}]
)
def test_a_faulty_outcome_comes_back_to_its_page(typed, phone, wim, now):
    verzoek = given_verzoek(user=wim, at=now)
    assert (
        phone.post(page("terugbel-outcome", verzoek), {"once": str(uuid4()), **typed}).status_code
        == 422
    )
    assert only().state == "waiting"


def test_a_request_is_completed(desk, wim, now):
    verzoek = given_parked(user=wim, at=now)
    answer = desk.get(page("terugbel-complete", verzoek))
    assert "06 5550 1234" in answer.content.decode()
    answer = desk.post(page("terugbel-complete", verzoek), request_form(about="Erger", seen="1"))
    assert answer.status_code == 302
    assert read(only(), "about") == "Erger"


def test_two_who_complete_see_both_texts_and_only_what_differs(desk, phone, wim, now):
    verzoek = given_verzoek(user=wim, at=now)
    url = page("terugbel-complete", verzoek)
    phone.post(
        url,
        request_form(
            about="De tekst van de front office", spoed="on", number="0655501234", seen="1"
        ),
    )
    answer = desk.post(
        url, request_form(about="De tekst van het secretariaat", spoed="on", seen="1")
    )
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "De tekst van de front office" in text and "De tekst van het secretariaat" in text
    assert [clash.name for clash in answer.context["clashes"]] == ["about"]
    answer = desk.post(url, request_form(about="De tekst van beiden", spoed="on", seen="2"))
    assert answer.status_code == 302 and read(only(), "about") == "De tekst van beiden"


@pytest.mark.parametrize("seen", ["", "x", "-1", "0", "9" * 400, "1\x00", "²"])
def test_a_version_that_is_none_is_a_conflict_and_not_a_fault(seen, desk, wim, now):
    verzoek = given_verzoek(user=wim, at=now)
    assert desk.post(page("terugbel-complete", verzoek), request_form(seen=seen)).status_code == 409


def test_a_request_lapses_after_enough_attempts(phone, wim, fatima, now):
    verzoek = given_verzoek(user=wim, at=now)
    url = page("terugbel-lapse", verzoek)
    assert phone.post(url, {"reason": "niet_bereikt"}).status_code == 409
    assert phone.post(url, {}).status_code == 422
    given_attempts(
        user=fatima, verzoek=verzoek, moments=[now + timedelta(hours=n) for n in (0, 4, 24)]
    )
    assert phone.post(url, {"reason": "niet_bereikt"}).status_code == 302
    assert only().state == "lapsed"


@pytest.mark.parametrize(("decision", "state"), [("lapse", "lapsed"), ("retry", "waiting")])
def test_a_gedragswetenschapper_decides(decision, state, yara, wim, fatima, now):
    verzoek = given_held(taken_by=wim, user=fatima, at=now)
    url = page("terugbel-decide", verzoek)
    assert client_of(fatima).post(url, {"decision": decision}).status_code == 403
    assert client_of(yara).post(url, {"decision": "dance"}).status_code == 409
    assert client_of(yara).post(url, {"decision": decision}).status_code == 302
    assert only().state == state
