"""Somebody near the victim: what a telephone, a number or a call-back may tell them."""

import inspect
import json
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.contact.queries import is_known_telephone, safe_contact_card
from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak
from baken.core import numbers
from baken.core.errors import NotAllowed, WrongState
from baken.core.numbers import is_number
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from tests.cast import (
    PHONE,
    a_request,
    client_of,
    given_attempts,
    given_contact,
    given_held,
    given_lapse_asked,
    given_missed,
    given_verzoek,
    the_clock_at,
)
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")

NAME, ABOUT = "Mevrouw De Wit", "Ruzie met haar man"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


def known(person, number):
    return client_of(person).post(reverse("contact-known"), {"number": number})


class TestAKnownTelephone:
    def test_it_says_yes_or_no_and_nothing_about_anybody(self, wim, now):
        verzoek = given_verzoek(user=wim, at=now, name=NAME, about=ABOUT)
        answer = known(wim, "06 5550 1234")
        assert answer.json() == {"known": True}
        assert known(wim, "0655509999").json() == {"known": False}
        for told in (
            NAME,
            "Wit",
            ABOUT,
            verzoek.zaak.number,
            verzoek.contact.body,
            str(verzoek.pk),
        ):
            assert told not in json.dumps(answer.json())

    def test_the_page_that_shows_it_warns_and_names_nobody(self, wim, fatima, now):
        given_verzoek(user=wim, at=now - timedelta(days=3), name=NAME, about=ABOUT)
        contact = given_contact(user=fatima, at=now)
        text = client_of(fatima).get(reverse("terugbel-form", args=[contact.body])).content.decode()
        assert "Zeg nooit dat een nummer of een persoon bij ons bekend is." in text
        assert NAME not in text and ABOUT not in text

    def test_another_region_does_not_know_it(self, wim, stranger, now):
        given_verzoek(user=wim, at=now)
        assert known(stranger, PHONE).json() == {"known": False}

    @pytest.mark.parametrize("name", ["daan", "ines", "marit", "yara"])
    def test_who_does_not_take_calls_learns_nothing(self, name, request, wim, now):
        given_verzoek(user=wim, at=now)
        person = request.getfixturevalue(name)
        assert not is_known_telephone(user=person, number=PHONE)

    def test_every_number_that_is_tried_leaves_a_row_without_the_number(self, wim, now):
        for number in ("0655501234", "0655501235", "0655501236"):
            known(wim, number)
        rows = AuditRow.objects.filter(verb="contact.known")
        assert rows.count() == 3
        assert "5550" not in json.dumps([[r.query, r.facts, r.reason] for r in rows])

    def test_the_number_never_travels_in_an_address(self, wim, now):
        assert client_of(wim).get(reverse("contact-known"), {"number": PHONE}).status_code == 405

    @pytest.mark.parametrize("kind", NONSENSE)
    def test_nonsense_is_not_known(self, kind, wim, now):
        answer = known(wim, NONSENSE[kind])
        assert (answer.status_code, answer.json()) == (200, {"known": False})

    def test_a_later_caller_does_not_change_what_the_first_one_said(self, wim, now):
        first = given_verzoek(
            user=wim, at=now, may_call="tussen", from_time=time(9), until_time=time(11)
        )
        given_verzoek(
            user=wim, at=now + HOUR, may_call="ja", voicemail="neutraal", if_other="ophangen"
        )
        card = safe_contact_card(contact=first.contact)
        assert (card.may_call, card.from_time, card.until_time) == ("tussen", time(9), time(11))
        assert (card.voicemail, card.if_other) == ("", "")


class TestNumbers:
    def test_a_number_says_nothing_about_when_or_how_many(self, fatima, now):
        bodies = [given_contact(user=fatima, at=now).body for _ in range(40)]
        assert len(set(bodies)) == 40 and all(is_number(body) for body in bodies)
        assert len({body[:4] for body in bodies}) > 35, "numbers that follow each other begin alike"
        assert bodies != sorted(bodies)

    def test_they_come_from_the_system_s_own_chance_and_from_no_counter(self):
        source = inspect.getsource(numbers)
        assert "secrets.choice" in source and "import random" not in source

    def test_a_guessed_number_is_mostly_no_number_at_all(self):
        body = numbers.new_body()
        others = [body[:-1] + symbol for symbol in numbers.SYMBOLS if symbol != body[-1]]
        assert not any(is_number(other) for other in others)

    def test_a_taken_number_is_not_given_twice(self, wim, fatima, now, monkeypatch):
        told = given_contact(user=wim, at=now).body
        bodies = iter([told, told, "2222-2222-2"])
        monkeypatch.setattr("baken.casework.contact.steps.new_body", lambda: next(bodies))
        assert given_contact(user=fatima, at=now).body == "2222-2222-2"


class TestCallingBack:
    def test_not_asked_stays_callable_with_careful_words(self, wim, fatima, now):
        verzoek = given_verzoek(user=wim, at=now, may_call="")
        assert verzoek.state == "waiting" and Termijn.objects.filter(zaak=verzoek.zaak).count() == 2
        text = (
            client_of(fatima)
            .get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
            .content.decode()
        )
        assert "niet gevraagd" in text
        assert "Bel voorzichtig: verberg je nummer en zeg niet wie wij zijn." in text
        assert "nee, want niet gevraagd" in text, "no voicemail unless agreed"
        given_attempts(user=fatima, verzoek=verzoek, moments=[now])
        assert verzoek.next_try_at is not None

    def test_a_missing_card_is_never_a_green_light(self, wim, fatima, now):
        verzoek = given_verzoek(user=wim, at=now, may_call="")
        page = client_of(fatima).get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
        assert page.context["card"].stand == "niet_gevraagd"

    def test_outside_the_hours_the_page_says_not_now(self, wim, fatima, now):
        verzoek = given_verzoek(
            user=wim, at=now, may_call="tussen", from_time=time(14), until_time=time(16)
        )
        text = (
            client_of(fatima)
            .get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
            .content.decode()
        )
        assert "Nu niet bellen. Bel alleen tussen 14:00 en 16:00." in text

    @pytest.mark.parametrize("outcome", ["ander_nam_op", "verkeerd_nummer"])
    def test_after_another_or_a_wrong_number_nobody_calls_before_a_gedragswetenschapper(
        self, outcome, wim, fatima, karim, yara, now
    ):
        verzoek = given_verzoek(user=wim, at=now)
        told = {"verzoek": verzoek, "outcome": outcome, "once": uuid4()}
        actions.hold(user=fatima, at=now, **told)
        assert (verzoek.state, verzoek.next_try_at, verzoek.zaak.queue) == (
            "held",
            None,
            "gedragswetenschapper",
        )
        for person in (fatima, karim):
            again = {"user": person, "at": now + HOUR, "verzoek": verzoek, "once": uuid4()}
            with pytest.raises(WrongState):
                actions.attempt(**again, outcome="geen_gehoor")
            with pytest.raises(NotAllowed):
                actions.allow_retry(user=person, at=now + HOUR, verzoek=verzoek)
        page = client_of(fatima).get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
        assert "Bel niet opnieuw." in page.content.decode() and page.context["card"].stand == "nee"
        actions.allow_retry(user=yara, at=now + HOUR, verzoek=verzoek)
        assert verzoek.state == "waiting" and verzoek.next_try_at

    def test_an_outcome_that_holds_cannot_be_kept_as_one_that_does_not(self, wim, fatima, now):
        verzoek = given_verzoek(user=wim, at=now)
        with pytest.raises(WrongState):
            actions.attempt(
                user=fatima, at=now, verzoek=verzoek, outcome="ander_nam_op", once=uuid4()
            )
        assert not Poging.objects.exists()

    def test_who_said_no_is_waited_for_with_a_term_and_cannot_be_called(self, wim, fatima, now):
        verzoek = given_verzoek(user=wim, at=now, may_call="nee")
        assert verzoek.state == "caller_rings"
        assert [t.key for t in Termijn.objects.filter(zaak=verzoek.zaak)] == ["beller.belt.zelf"]
        for outcome, do in (("geen_gehoor", actions.attempt), ("ander_nam_op", actions.hold)):
            with pytest.raises(WrongState):
                do(user=fatima, at=now, verzoek=verzoek, outcome=outcome, once=uuid4())
        text = (
            client_of(fatima)
            .get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
            .content.decode()
        )
        assert "Bel dit nummer niet. De beller belt zelf terug." in text
        assert 'value="geen_gehoor"' not in text

    @pytest.mark.parametrize("told", [{"is_spoed": True}, {"has_children": True}])
    def test_spoed_or_children_do_not_end_by_one_person(self, told, wim, fatima, yara, now):
        verzoek = given_lapse_asked(taken_by=wim, user=fatima, at=now, **told)
        for person in (fatima, wim):
            with pytest.raises(NotAllowed):
                actions.agree_lapse(
                    user=person, at=now + HOUR, verzoek=verzoek, reason="niet_bereikt"
                )
        assert Zaak.objects.get().closed_at is None
        actions.agree_lapse(user=yara, at=now + HOUR, verzoek=verzoek, reason="niet_bereikt")
        assert Terugbelverzoek.objects.get().state == "lapsed"

    def test_the_teammanager_sees_what_lapsed_by_number_and_reason_alone(
        self, wim, fatima, yara, marit, now
    ):
        verzoek = given_held(taken_by=wim, user=fatima, at=now, name=NAME, about=ABOUT)
        actions.agree_lapse(user=yara, at=now, verzoek=verzoek, reason="niet_veilig_bereikbaar")
        text = client_of(marit).get("/werk/").content.decode()
        assert verzoek.zaak.number in text and "Niet veilig te bereiken" in text
        assert NAME not in text and ABOUT not in text and "5550" not in text


def test_what_stands_in_an_address_is_a_number_that_says_nothing(wim, now):
    verzoek = given_verzoek(user=wim, at=now, name=NAME, about=ABOUT)
    names = ["terugbelverzoek", "terugbel-outcome", "terugbel-complete", "terugbel-lapse", "zaak"]
    for name in names:
        parts = reverse(name, args=[verzoek.zaak.number]).strip("/").split("/")
        assert not [part for part in parts if "wit" in part.lower() or "5550" in part]
        assert verzoek.zaak.number in parts and str(verzoek.pk) not in parts


def test_who_left_no_message_is_rung_back_on_purpose_alone(wim, now):
    """The telephone may be in another hand by now; nobody there is to hear from us by default."""
    contact = given_missed(user=wim, at=now, called_at=now - HOUR)
    for take in (actions.receive, actions.park):
        with pytest.raises(WrongState) as refusal:
            take(user=wim, at=now, contact=contact, request=a_request(), once=uuid4())
        assert refusal.value.code == "missed_is_not_rung_back"
    chosen = a_request(is_deliberate=True)
    verzoek = actions.receive(user=wim, at=now, contact=contact, request=chosen, once=uuid4())
    assert verzoek.contact == contact
