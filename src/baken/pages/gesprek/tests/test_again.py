"""One more talk: the number a caller names, what a telephone may tell, and nonsense on the way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from baken.casework.contact.models import Contact
from baken.diensten.advies.actions import close_advies
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.drafts import keep_draft
from baken.foundation.vault.steps import destroy_kluis
from tests.cast import (
    ANSWERS,
    client_of,
    given_advies,
    given_contact,
    given_talk,
    given_verzoek,
    the_clock_at,
)
from tests.typed import NONSENSE, talk_form

pytestmark = pytest.mark.usefixtures("at_work")

UNKNOWN = "Dit nummer kennen we niet. Controleer het met de beller."
ASKED = ("once", "kanaal", "situatie", "advies", "vervolg", "follow_up_date", "follow_up_time",
         "plan", "verteld", "told_why")  # fmt: skip
KNOWN, SAYS = "Dit nummer belde eerder.", "Beller zegt dat hij eerder belde"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def advies(fatima, now):
    made = given_advies(user=fatima, at=now - DAY)
    close_advies(user=fatima, at=now - DAY, advies=made)
    return made


@pytest.fixture
def phone(karim):
    return client_of(karim)


@pytest.fixture
def talk(karim, now):
    return given_contact(user=karim, at=now)


def again_form(**typed):
    whole = talk_form(situatie="Zij zoekt nu hulp.")
    return {name: whole[name] for name in ASKED} | {"seen": "2"} | typed


def ask(phone, contact, number):
    return phone.post(reverse("gesprek-number", args=[contact.body]), {"nummer": number})


def page_of(contact, advies):
    return reverse("gesprek-again", args=[contact.body, advies.zaak.number])


@pytest.mark.parametrize(
    "typed",
    [
        lambda n: n,
        str.lower,
        lambda n: n[2:],
        lambda n: n.replace("-", ""),
        lambda n: f"  {n.replace('-', ' ').lower()} ",
        lambda n: n.replace("-", "–"),
        lambda n: n.replace("5", "S"),
    ],
)
def test_a_number_may_be_typed_in_any_way(typed, phone, talk, advies):
    answer = ask(phone, talk, typed(advies.zaak.number))
    assert answer.status_code == 302 and answer["Location"] == page_of(talk, advies)


def test_a_wrong_check_symbol_is_said_clearly_and_nothing_is_lost(karim, phone, talk, advies, now):
    keep_draft(user=karim, key=f"gesprek-{talk.body}", fields={"situatie": ["Halve zin"]}, at=now)
    wrong = advies.zaak.number[:-1] + ("A" if advies.zaak.number[-1] != "A" else "B")
    answer = ask(phone, talk, wrong)
    text = answer.content.decode()
    assert answer.status_code == 422 and "Dit nummer klopt niet." in text
    assert wrong in text and "Halve zin" in text and 'id="fouten"' in text
    assert not AuditRow.objects.filter(verb="advies.recall").exists()


def test_all_that_is_not_ours_to_give_has_one_answer(wim, stranger, phone, talk, advies, now):
    theirs = given_advies(user=stranger, at=now)
    verzoek = given_verzoek(user=wim, at=now)
    destroy_kluis(kluis_id=advies.zaak.kluis_id, at=now)
    numbers = (theirs.zaak.number, verzoek.zaak.number[2:], advies.zaak.number, "2222-2222-2")
    shown = []
    for number in (*numbers[:3], "A-2345-6789-" + check("23456789")):
        answer = ask(phone, talk, number)
        assert answer.status_code == 422 and UNKNOWN in answer.content.decode()
        shown.append(answer.context["earlier"].form.errors.as_text())
        page = reverse("gesprek-again", args=[talk.body, number])
        assert phone.get(page).status_code == 404
    assert len(set(shown)) == 1


def check(symbols):
    from baken.core.numbers import check_symbol

    return check_symbol(symbols)


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_no_number(kind, phone, talk):
    answer = ask(phone, talk, NONSENSE[kind])
    assert answer.status_code == 422
    assert "<script>alert(1)" not in answer.content.decode()


def test_the_talk_goes_under_the_number_and_the_drafts_are_gone(karim, phone, talk, advies, now):
    for page in ("gesprek", "bij"):
        typed = {"situatie": [f"Uit {page}"]}
        keep_draft(user=karim, key=f"{page}-{talk.body}", fields=typed, at=now)
    shown = phone.get(page_of(talk, advies)).content.decode()
    assert "Uit bij" in shown and ANSWERS.situation in shown
    assert "Laat de beller eerst zelf vertellen waarover het ging." in shown
    answer = phone.post(page_of(talk, advies), again_form(), follow=True)
    assert "Het advies is gesloten." in answer.content.decode()
    assert Situatieomschrijving.objects.count() == 2 and Advies.objects.count() == 1
    assert phone.get(page_of(talk, advies)).status_code == 409
    zaak = phone.get(reverse("zaak", args=[advies.zaak.number])).content.decode()
    assert "Fatima" in zaak and "Karim" in zaak and "Zij zoekt nu hulp." in zaak


def test_an_appointment_opens_the_advies_again(phone, talk, advies):
    form = again_form(vervolg="aangeboden", follow_up_date="vr", follow_up_time="14")
    answer = phone.post(page_of(talk, advies), form, follow=True)
    assert "Het advies is open." in answer.content.decode()
    assert Advies.objects.get().state == "open"


def test_what_cbs_asked_cannot_be_changed_by_sending_it(phone, talk, advies):
    form = again_form(hoedanigheid="politie", gemeente="Waterland", aard=["01"], naam="Jan")
    assert phone.post(page_of(talk, advies), form).status_code == 302
    after = Advies.objects.get()
    assert (after.hoedanigheid, after.gemeente) == (ANSWERS.hoedanigheid, ANSWERS.gemeente)
    assert tuple(after.aard) == ANSWERS.aard and after.is_anonymous


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"situatie": " "}, "situatie"),
        ({"advies": ""}, "advies"),
        ({"vervolg": ""}, "vervolg"),
        ({"vervolg": "dringend"}, "follow_up_date"),
        ({"plan": "x"}, "plan"),
        ({"verteld": ""}, "verteld"),
        ({"verteld": "niet"}, "told_why"),
        ({"kanaal": "duif"}, "kanaal"),
        ({"seen": "veel"}, "seen"),
        ({"once": "x"}, "once"),
    ],
)
def test_a_faulty_answer_is_named_and_nothing_typed_is_lost(typed, field, phone, talk, advies):
    answer = phone.post(page_of(talk, advies), again_form(**{"told_why": "", **typed}))
    assert answer.status_code == 422 and field in answer.context["form"].errors
    text = answer.content.decode()
    assert typed.get("situatie", "Zij zoekt nu hulp.") in text and 'id="fouten"' in text
    assert Situatieomschrijving.objects.count() == 1


@pytest.mark.parametrize("field", [*ASKED, "seen"])
@pytest.mark.parametrize("kind", ["nul", "long", "html", "huge", "emoji"])
def test_nonsense_is_never_a_server_error(kind, field, phone, talk, advies):
    open_all = {"vervolg": "dringend", "verteld": "niet"}
    form = again_form(**open_all | {field: NONSENSE[kind]})
    answer = phone.post(page_of(talk, advies), form)
    assert answer.status_code in (302, 409, 422)
    assert "<script>alert(1)" not in answer.content.decode()


def test_a_colleague_was_first_and_both_texts_stand_there(fatima, phone, karim, talk, advies, now):
    hers = given_contact(user=fatima, at=now)
    first = again_form(situatie="Zij belde ook.")
    assert client_of(fatima).post(page_of(hers, advies), first).status_code == 302
    form = again_form()
    answer = phone.post(page_of(talk, advies), form)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Zij belde ook." in text and "Zij zoekt nu hulp." in text
    assert phone.post(page_of(talk, advies), form | {"seen": "3"}).status_code == 302
    assert Situatieomschrijving.objects.count() == 3


def test_the_same_form_twice_is_one_talk(phone, talk, advies):
    form = again_form()
    assert [phone.post(page_of(talk, advies), form).status_code for _ in range(2)] == [302, 302]
    assert Situatieomschrijving.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "status"), [("wim", 403), ("yara", 404), ("ines", 404), ("stranger", 404)]
)
def test_who_may_not_go_on_from_an_earlier_advies(name, status, request, talk, advies):
    there = client_of(request.getfixturevalue(name))
    assert ask(there, talk, advies.zaak.number).status_code == status
    assert there.post(reverse("gesprek-said", args=[talk.body])).status_code == status
    assert there.get(page_of(talk, advies)).status_code == status
    assert there.post(page_of(talk, advies), again_form()).status_code == status
    assert Situatieomschrijving.objects.count() == 1


def test_a_gedragswetenschapper_in_a_talk_of_her_own_gets_no_panel(yara, now):
    contact = given_contact(user=yara, at=now)
    text = client_of(yara).get(reverse("gesprek", args=[contact.body])).content.decode()
    assert "Eerder gebeld?" not in text


class TestATelephoneThatCalledBefore:
    @pytest.fixture
    def first(self, wim, fatima, now):
        """An advies that came from a call-back to this telephone."""
        at = now - 2 * DAY
        verzoek = given_verzoek(user=wim, at=at, name="Mevrouw De Wit", about="Ruzie thuis")
        talk = given_talk(user=fatima, at=at, verzoek=verzoek)
        form = talk_form(situatie="Zij is bang voor hem.")
        client_of(fatima).post(reverse("gesprek", args=[talk.body]), form)
        return Advies.objects.select_related("zaak").get()

    @pytest.fixture
    def second(self, wim, karim, now, first):
        """Somebody else's talk, on the same telephone."""
        verzoek = given_verzoek(user=wim, at=now, about="Hij belt nu")
        return given_talk(user=karim, at=now, verzoek=verzoek)

    def test_before_the_button_it_is_a_hint_and_nothing_more(self, phone, first, second):
        text = phone.get(reverse("gesprek", args=[second.body])).content.decode()
        assert KNOWN in text and SAYS in text
        for told in (first.zaak.number, "Fatima", "Mevrouw De Wit", "Ruzie thuis", "bang voor"):
            assert told not in text
        assert not AuditRow.objects.filter(verb="contact.earlier").exists()

    def test_a_first_call_shows_no_hint(self, wim, phone, karim, now):
        verzoek = given_verzoek(user=wim, at=now)
        talk = given_talk(user=karim, at=now, verzoek=verzoek)
        text = phone.get(reverse("gesprek", args=[talk.body])).content.decode()
        assert KNOWN not in text and SAYS not in text

    def test_after_it_number_day_and_worker_and_no_text(self, phone, first, second):
        answer = phone.post(reverse("gesprek-said", args=[second.body]))
        text = answer.content.decode()
        assert first.zaak.number in text and "Fatima" in text
        assert "Laat de beller eerst zelf vertellen waarover het ging." in text
        for told in ("Mevrouw De Wit", "Ruzie thuis", "bang voor"):
            assert told not in text
        row = AuditRow.objects.get(verb="contact.earlier")
        assert (row.query, row.row_count, row.facts) == ("telephone", 1, {})

    def test_a_talk_without_a_telephone_finds_nothing(self, phone, karim, now, first):
        talk = given_contact(user=karim, at=now)
        answer = phone.post(reverse("gesprek-said", args=[talk.body]))
        assert answer.context["earlier"].found == []
        assert Contact.objects.get(pk=talk.pk).ended_at is None
