"""What never became a dossier is destroyed in time, and an advies holds nothing of a household."""

import json
import logging
from datetime import UTC, timedelta
from uuid import uuid4

import pytest
from django.db import models
from django.urls import reverse

from baken.casework.contact.actions import end_as_nothing
from baken.casework.contact.jobs import purge as purge_nothing
from baken.casework.contact.models import Contact, Naam, Telefoon
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.contact.steps import note_naam, note_safe_contact
from baken.diensten.advies.forms import AdviesForm
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.queries import advies_panel
from baken.diensten.advies.rules.answers import Answers
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.foundation.vault.errors import Destroyed
from baken.foundation.vault.sealed import read
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.jobs import purge as purge_calls
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import (
    ANSWERS,
    PHONE,
    client_of,
    given_attempts,
    given_contact,
    given_held,
    given_talk,
    given_verzoek,
    the_clock_at,
)
from tests.typed import request_form, talk_form

pytestmark = pytest.mark.usefixtures("at_work")

NAME, ABOUT = "Mevrouw De Wit", "Ruzie met haar man"
MINUTE = timedelta(minutes=1)


def stamp(moment):
    return int(moment.timestamp())


@pytest.fixture
def moment(monday):
    """The same Monday in UTC, where a day has always the same length."""
    return monday.astimezone(UTC)


class TestRetention:
    def test_seven_days_after_niets_the_telephone_and_the_name_are_gone(self, fatima, moment):
        contact = given_contact(user=fatima, at=moment)
        note_safe_contact(contact=contact, safe=SafeContact(number=PHONE), at=moment)
        note_naam(contact=contact, name=NAME, organisation="")
        end_as_nothing(user=fatima, at=moment, contact=contact, reason="opgehangen")
        week = moment + timedelta(days=7)
        purge_nothing(timestamp=stamp(week))
        assert Telefoon.objects.exists()
        for _ in range(2):
            purge_nothing(timestamp=stamp(week + MINUTE))
        assert not Telefoon.objects.exists() and not Naam.objects.exists()
        assert Contact.objects.get().nothing == "opgehangen"
        row = AuditRow.objects.get(verb="contact.erase")
        assert (row.action, row.actor_kind, row.subject_id) == ("D", "clock", contact.pk)

    @pytest.mark.parametrize("end", ["reached", "lapsed"])
    def test_thirty_days_after_the_end_a_call_back_tells_of_nobody(
        self, end, wim, fatima, yara, moment
    ):
        verzoek = given_held(taken_by=wim, user=fatima, at=moment, name=NAME, about=ABOUT)
        if end == "reached":
            given_talk(user=fatima, at=moment, verzoek=verzoek)
        else:
            actions.agree_lapse(user=yara, at=moment, verzoek=verzoek, reason="nummer_klopt_niet")
        month = moment + timedelta(days=30)
        purge_calls(timestamp=stamp(month))
        assert Telefoon.objects.exists() and read(Terugbelverzoek.objects.get(), "about") == ABOUT
        before = AuditRow.objects.count()
        for _ in range(2):
            purge_calls(timestamp=stamp(month + MINUTE))
        assert not Telefoon.objects.exists() and not Naam.objects.exists()
        with pytest.raises(Destroyed):
            read(Terugbelverzoek.objects.get(), "about")
        assert AuditRow.objects.count() == before + 1
        assert AuditRow.objects.get(verb="terugbelverzoek.erase").subject_id == verzoek.zaak_id

    def test_an_open_call_is_never_destroyed_however_old(self, wim, moment):
        given_verzoek(user=wim, at=moment, name=NAME)
        purge_calls(timestamp=stamp(moment + timedelta(days=900)))
        assert Naam.objects.get().name == NAME

    def test_the_page_of_a_destroyed_call_still_opens(self, wim, fatima, moment):
        verzoek = given_verzoek(user=wim, at=moment, name=NAME, about=ABOUT)
        given_talk(user=fatima, at=moment, verzoek=verzoek)
        later = moment + timedelta(days=31)
        purge_calls(timestamp=stamp(later))
        with the_clock_at(later):
            answer = client_of(fatima).get(reverse("terugbelverzoek", args=[verzoek.zaak.number]))
        assert answer.status_code == 200
        assert NAME not in answer.content.decode() and ABOUT not in answer.content.decode()

    def test_the_advies_it_became_stays(self, wim, fatima, moment):
        from baken.diensten.advies.actions import register_advies

        contact = given_talk(user=fatima, at=moment, verzoek=given_verzoek(user=wim, at=moment))
        advies = register_advies(
            user=fatima, at=moment, contact=contact, answers=ANSWERS, once=uuid4()
        )
        purge_calls(timestamp=stamp(moment + timedelta(days=31)))
        assert advies_panel(zaak=advies.zaak).omschrijvingen[0].situation == ANSWERS.situation

    def test_only_the_clock_destroys(self, wim, fatima, yara, moment):
        verzoek = given_verzoek(user=wim, at=moment)
        given_talk(user=fatima, at=moment, verzoek=verzoek)
        for person in (wim, fatima, yara):
            with pytest.raises(Exception, match="not_allowed"):
                actions.erase(user=person, at=moment, verzoek=verzoek)
        actions.erase(user=clock_of(wim.organisatie_id), at=moment, verzoek=verzoek)
        assert not Telefoon.objects.exists()


class TestAnAdviesHasNoHousehold:
    ALLOWED = {  # noqa: RUF012
        "id", "organisatie", "zaak", "version", "state", "channel", "hoedanigheid", "gemeente",
        "aanleiding", "aard", "functie", "meldcode_step", "via_tolk", "is_anonymous", "follow_up",
        "plan", "told", "told_why", "verwijzing", "verwezen_naar", "advies", "contact", "medewerker", "at",
        "situation", "advice",
    }  # fmt: skip
    REACHES = {"Organisatie", "Zaak", "User", "Advies", "Contact"}  # noqa: RUF012

    @pytest.mark.parametrize("model", [Advies, Situatieomschrijving])
    def test_no_field_and_no_relation_can_hold_one(self, model):
        fields = model._meta.get_fields(include_hidden=False)
        assert {field.name for field in fields} <= self.ALLOWED
        related = {f.related_model.__name__ for f in fields if f.is_relation and f.related_model}
        assert related <= self.REACHES
        assert not [f for f in fields if isinstance(f, models.JSONField | models.TextField)]

    def test_its_form_and_its_answers_ask_for_nobody_but_the_caller(self):
        words = ("gezin", "kind_", "partner", "geboorte", "adres", "bsn", "betrokken", "lid")
        asked = {*AdviesForm.base_fields, *Answers.__annotations__}
        assert not [name for name in asked for word in words if word in name]

    def test_the_talk_says_not_to_name_them(self, fatima, monday):
        contact = given_contact(user=fatima, at=monday)
        with the_clock_at(monday):
            text = client_of(fatima).get(reverse("gesprek", args=[contact.body])).content.decode()
        assert "Geen namen van het gezin." in text
        anonymous, named = text.index('value="anoniem"'), text.index('value="naam"')
        assert anonymous < named, "anonymous is offered first"


def test_nothing_personal_stands_in_trail_addresses_messages_or_logs(
    wim, fatima, yara, monday, caplog
):
    """One whole call, with an attempt, a fault and a refusal in it."""
    caplog.set_level(logging.DEBUG)
    told = (
        NAME,
        "Wit",
        ABOUT,
        "haar man",
        "Jan de Boer",
        "55501234",
        "5550 1234",
        "Zij wordt geslagen",
    )
    seen, addresses = [], []
    with the_clock_at(monday):
        desk, phone = client_of(wim), client_of(fatima)

        def ask(client, method, url, form=None):
            answer = getattr(client, method)(url, form or {})
            addresses.append(url + answer.headers.get("Location", ""))
            seen.extend(str(m) for m in (answer.context or {}).get("messages", []))
            return answer

        ask(desk, "post", "/terugbelverzoek/", request_form(name=NAME, about=ABOUT, caller=""))
        ask(desk, "post", "/terugbelverzoek/", request_form(name=NAME, about=ABOUT))
        number = Terugbelverzoek.objects.select_related("zaak").get().zaak.number
        ask(desk, "post", "/contact/bekend/", {"number": "0655501234"})
        ask(phone, "get", "/werk/")
        ask(phone, "get", f"/terugbelverzoek/{number}/")
        ask(phone, "post", f"/terugbelverzoek/{number}/vervallen/", {"reason": "niet_bereikt"})
        given_attempts(user=fatima, verzoek=Terugbelverzoek.objects.get(), moments=[monday])
        call = ask(
            phone,
            "post",
            f"/terugbelverzoek/{number}/uitkomst/",
            {"once": str(uuid4()), "outcome": "gesproken"},
        )
        talk = call.headers["Location"]
        ask(
            phone,
            "post",
            talk,
            talk_form(naam_keuze="naam", naam="Jan de Boer", situatie="Zij wordt geslagen"),
        )
        ask(phone, "get", "/werk/")
    assert Advies.objects.exists()
    trail = json.dumps(
        list(
            AuditRow.objects.values_list(
                "facts", "reason", "query", "subject_type", "verb", "source"
            )
        )
    )
    # the text of SQL with its values is Django's own debug log, which is never switched on
    logs = " ".join(r.getMessage() for r in caplog.records if r.name != "django.db.backends")
    for word in told:
        assert word not in trail + " ".join(addresses) + " ".join(seen) + logs, word
