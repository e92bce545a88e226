"""A caller who has a colleague of ours: connected, or called back; a guess tells nothing."""

import re
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact
from baken.foundation.audit.models import AuditRow
from baken.foundation.notes.presence import set_duty
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import (
    ANSWERS,
    PHONE,
    client_of,
    given_advies,
    given_talk,
    given_verzoek,
    the_clock_at,
)
from tests.typed import NONSENSE, request_form

pytestmark = pytest.mark.usefixtures("at_work")

NEVER = "A-2222-2222-2"


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


@pytest.fixture
def number(fatima, now):
    return given_advies(user=fatima, at=now).zaak.number


def answer_to(desk, typed):
    page = desk.post("/doorverbinden/", {"kenmerk": typed, "once": str(uuid4())}, follow=True)
    return page.content.decode()


def bare(shown: str) -> str:
    shown = re.sub(r'value="[0-9a-f-]{36}"|value="\w{64}"|\d{10}\.\d+', "", shown)
    return re.sub(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", "NUMMER", shown)


@pytest.mark.parametrize("shape", ["{}", " {} ", "{0[2]}…"], ids=["as told", "spaces", "cut"])
def test_a_number_told_leads_to_the_colleague(shape, desk, number, fatima, now):
    set_duty(user=fatima, is_on=True, at=now)
    shown = answer_to(desk, shape.format(number))
    assert ("Verbind met Fatima" in shown) is (shape != "{0[2]}…")


@pytest.mark.parametrize("change", [str.lower, lambda n: n[2:], lambda n: n[2:].replace("-", "")])
def test_however_it_is_said(change, desk, number, fatima, now):
    set_duty(user=fatima, is_on=True, at=now)
    assert "Verbind met Fatima" in answer_to(desk, change(number))


def test_by_the_telephone_that_was_called_back(desk, wim, fatima, now):
    from baken.diensten.advies.actions import register_advies

    verzoek = given_verzoek(user=wim, at=now)
    talk = given_talk(user=fatima, at=now, verzoek=verzoek)
    register_advies(user=fatima, at=now, contact=talk, answers=ANSWERS, once=uuid4())
    set_duty(user=fatima, is_on=True, at=now)
    assert "Verbind met Fatima" in answer_to(desk, PHONE)


def test_who_is_not_there_and_what_is_not_ours_look_the_same(desk, number):
    absent, never = answer_to(desk, number), answer_to(desk, NEVER)
    nonsense = answer_to(desk, "0655599999")
    assert bare(absent) == bare(never) == bare(nonsense)
    assert "Fatima" not in absent and "Terugbellen" in absent


def test_who_is_in_a_talk_is_not_connected(desk, number, fatima, now):
    from tests.cast import given_contact

    set_duty(user=fatima, is_on=True, at=now)
    given_contact(user=fatima, at=now)
    assert "Fatima" not in answer_to(desk, number)


def test_the_request_stands_on_the_list_of_that_colleague(desk, number, fatima, karim):
    answer_to(desk, number)
    contact = Contact.objects.get(ended_at=None)
    desk.post("/terugbelverzoek/", request_form(contact=contact.body))
    verzoek = Terugbelverzoek.objects.select_related("zaak").get()
    assert verzoek.zaak.behandelaar_id == fatima.user_id
    assert verzoek.zaak.number in client_of(fatima).get("/werk/?wie=mij").content.decode()
    assert verzoek.zaak.number not in client_of(karim).get("/werk/?wie=mij").content.decode()
    assert verzoek.zaak.number in client_of(karim).get("/werk/").content.decode()


def test_connected_it_is_the_colleagues_gesprek(desk, number, fatima, now):
    set_duty(user=fatima, is_on=True, at=now)
    answer_to(desk, number)
    contact = Contact.objects.get(ended_at=None)
    desk.post(f"/doorverbinden/{contact.body}/verbonden/")
    contact.refresh_from_db()
    assert contact.medewerker_id == fatima.user_id
    assert contact.body in client_of(fatima).get("/werk/").content.decode()


def test_connected_with_nobody_is_refused(desk):
    answer_to(desk, NEVER)
    contact = Contact.objects.get()
    assert desk.post(f"/doorverbinden/{contact.body}/verbonden/").status_code == 409


def test_each_look_up_leaves_a_line_without_the_number(desk, number):
    for typed in (number, NEVER, NEVER):
        answer_to(desk, typed)
    rows = AuditRow.objects.filter(verb="zaak.put_through").order_by("pk")
    assert [row.row_count for row in rows] == [1, 0, 0]
    for row in AuditRow.objects.all():
        kept = f"{row.facts} {row.query} {row.reason}"
        assert not [typed for typed in (number, number[2:], NEVER, NEVER[2:]) if typed in kept]


def test_another_regions_number_is_not_ours(desk, stranger, now):
    from baken.foundation.access.inside import inside

    with inside(stranger.organisatie_id):
        theirs = given_advies(user=stranger, at=now).zaak.number
        set_duty(user=stranger, is_on=True, at=now)
    assert "Stranger" not in answer_to(desk, theirs)


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_a_wrong_number_or_a_faulty_form(kind, desk):
    answer = desk.post("/doorverbinden/", {"kenmerk": NONSENSE[kind], "once": str(uuid4())})
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert "vt-errors" in answer.content.decode() and not Contact.objects.exists()


@pytest.mark.parametrize("who", ["marit", "ines", "yara"])
def test_who_takes_no_calls_looks_nobody_up(who, request, number):
    desk = client_of(request.getfixturevalue(who))
    answer = desk.post("/doorverbinden/", {"kenmerk": number, "once": str(uuid4())})
    assert answer.status_code in (403, 404)
