"""The caller says that he called before: what the form may show then, and who may be proposed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import recall_by_telephone
from baken.casework.zaak.models import Zaak
from baken.diensten.advies.actions import register_and_close
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.models import Membership
from baken.foundation.vault.steps import destroy_kluis
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import ANSWERS, PHONE, client_of, given_talk, given_verzoek, the_clock_at
from tests.typed import NONSENSE, request_form

pytestmark = pytest.mark.usefixtures("at_work")

EARLIER, RECEIVE = "/terugbelverzoek/eerder/", "/terugbelverzoek/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


def advised(wim, worker, at, **told):
    """Return the zaak of an advies that came from a call-back."""
    verzoek = given_verzoek(user=wim, at=at, **told)
    contact = given_talk(user=worker, at=at, verzoek=verzoek)
    return register_and_close(
        user=worker, at=at, contact=contact, answers=ANSWERS, once=uuid4()
    ).zaak


@pytest.fixture
def zaak(wim, fatima, now):
    return advised(wim, fatima, now - 2 * DAY, name="Mevrouw De Wit", about="Ruzie met haar man")


@pytest.fixture
def desk(wim, zaak):
    return client_of(wim)


def test_the_form_shows_number_day_and_worker_and_no_text(desk, zaak):
    answer = desk.post(EARLIER, request_form(about="Wil haar weer spreken", eerder="1"))
    text = answer.content.decode()
    assert answer.status_code == 200 and zaak.number in text and "Fatima" in text
    assert "Laat de beller eerst zelf vertellen waarover het ging." in text
    assert "Wil haar weer spreken" in text and "06 5550 1234" in text, "what was typed stays"
    for told in ("Mevrouw De Wit", "Ruzie met haar man", ANSWERS.situation, ANSWERS.advice):
        assert told not in text
    assert 'name="same_worker">' in text, "the proposal is there, and it is not ticked"


def test_it_is_written_down_without_the_number(desk):
    for number in ("06 5550 1234", "06 5550 9999"):
        desk.post(EARLIER, request_form(number=number))
    rows = AuditRow.objects.filter(verb="contact.earlier").order_by("id")
    assert [(row.query, row.row_count, row.facts) for row in rows] == [
        ("telephone", 1, {}),
        ("telephone", 0, {}),
    ]


@pytest.mark.parametrize(("typed", "proposed"), [({}, False), ({"same_worker": "on"}, True)])
def test_the_same_worker_only_when_it_is_ticked(typed, proposed, desk, fatima):
    assert desk.post(RECEIVE, request_form(eerder="1", **typed)).status_code == 302
    verzoek = Terugbelverzoek.objects.select_related("zaak").order_by("pk").last()
    assert verzoek.zaak.behandelaar_id == (fatima.user_id if proposed else None)
    assert verzoek.zaak.queue == "frontoffice", "it stays with all, whoever is proposed"


def test_a_parked_number_keeps_the_proposal(desk, fatima):
    form = request_form(park="1", caller="", may_call="", eerder="1", same_worker="on")
    assert desk.post(RECEIVE, form).status_code == 302
    assert Zaak.objects.get(soort="terugbelverzoek", closed_at=None).behandelaar_id == (
        fatima.user_id
    )


def test_a_tick_without_an_earlier_talk_proposes_nobody(desk):
    form = request_form(number="06 5550 9999", same_worker="on")
    assert desk.post(RECEIVE, form).status_code == 302
    assert Zaak.objects.get(soort="terugbelverzoek", closed_at=None).behandelaar_id is None


def test_who_left_is_not_proposed(desk, fatima, now):
    Membership.objects.filter(user=fatima.user_id).update(until_date=now.date())
    answer = desk.post(EARLIER, request_form())
    assert answer.context["said"].worker is None
    assert "same_worker" not in answer.content.decode()


def test_a_faulty_form_keeps_what_was_shown(desk, zaak):
    answer = desk.post(RECEIVE, request_form(about="", eerder="1", same_worker="on"))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert zaak.number in text and 'name="same_worker" checked' in text


def test_without_the_button_the_form_tells_of_nobody(desk, zaak):
    answer = desk.post(RECEIVE, request_form(about=""))
    assert answer.status_code == 422 and answer.context["said"] is None
    assert zaak.number not in answer.content.decode()
    assert not AuditRow.objects.filter(verb="contact.earlier").exists()


@pytest.mark.parametrize("field", ["number", "about", "contact", "once", "name", "same_worker"])
@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_never_a_server_error(kind, field, desk):
    answer = desk.post(EARLIER, request_form(**{field: NONSENSE[kind]}))
    assert answer.status_code in (200, 404)
    assert "<script>alert(1)" not in answer.content.decode()


def test_the_form_that_is_sent_twice_begins_one_contact(desk):
    form, before = request_form(), Contact.objects.count()
    for _ in range(2):
        desk.post(EARLIER, form)
    assert Contact.objects.count() == before + 1


@pytest.mark.parametrize("name", ["yara", "daan", "ines", "marit", "stranger"])
def test_who_takes_no_calls_here_finds_nothing(name, request, zaak, now):
    person = request.getfixturevalue(name)
    assert recall_by_telephone(user=person, number=PHONE, at=now) == []


def test_what_was_destroyed_is_not_found_and_an_empty_number_finds_nobody(wim, zaak, fatima, now):
    advised(wim, fatima, now - DAY, number="", may_call="nee")
    assert recall_by_telephone(user=wim, number="", at=now) == []
    destroy_kluis(kluis_id=zaak.kluis_id, at=now)
    assert recall_by_telephone(user=wim, number=PHONE, at=now) == []


def test_the_newest_talk_stands_first_and_the_number_of_queries_does_not_grow(
    wim, fatima, karim, zaak, now, django_assert_num_queries
):
    later = advised(wim, karim, now - DAY)
    with django_assert_num_queries(3):
        found = recall_by_telephone(user=wim, number=PHONE, at=now)
    assert [(one.number, one.by) for one in found] == [
        (later.number, "Karim"),
        (zaak.number, "Fatima"),
    ]


def test_the_address_takes_no_number(desk):
    assert desk.get(EARLIER + "?number=0655501234").status_code == 405
    assert "5550" not in reverse("terugbel-earlier")
