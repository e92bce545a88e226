"""Spoed at the secretariaat: Verbind, wait, put through; or nobody came, and nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.contact.models import Contact
from baken.foundation.notes.drafts import kept_draft
from baken.foundation.notes.presence import set_duty
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.queries import request_of
from tests.cast import PHONE, client_of, given_alarm, the_clock_at
from tests.typed import NONSENSE, request_form

pytestmark = pytest.mark.usefixtures("at_work")

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


@pytest.fixture
def verbind(desk):
    def press(**typed):
        return desk.post("/spoed/", request_form(**typed))

    return press


def page_of(contact) -> str:
    return f"/spoed/{contact.body}/"


def test_verbind_rings_and_says_what_to_say(verbind, desk, fatima, now):
    set_duty(user=fatima, is_on=True, at=now)
    assert "Vrij nu: Fatima" in desk.get("/werk/").content.decode()
    answer = verbind()
    alarm = Alarm.objects.get()
    assert answer["Location"] == page_of(Contact.objects.get())
    shown = desk.get(answer["Location"]).content.decode()
    for words in ("Blijf aan de lijn.", "Bel 112.", "Wij zoeken een collega.", "Fatima"):
        assert words in shown
    assert (alarm.kind, alarm.raised_at) == ("spoed", now)


@pytest.mark.parametrize("who", ["wim", "fatima", "lotte"])
def test_who_takes_requests_down_may_ask(who, request, now):
    answer = client_of(request.getfixturevalue(who)).post("/spoed/", request_form())
    assert answer.status_code == 302 and Alarm.objects.count() == 1


@pytest.mark.parametrize("who", ["yara", "marit", "ines"])
def test_others_may_not(who, request, now):
    answer = client_of(request.getfixturevalue(who)).post("/spoed/", request_form())
    assert answer.status_code == 403 and not Alarm.objects.exists()


def test_verbind_twice_is_one_alarm_and_one_contact(desk):
    form = request_form()
    for _ in range(2):
        assert desk.post("/spoed/", form).status_code == 302
    assert (Alarm.objects.count(), Contact.objects.count()) == (1, 1)


@pytest.mark.parametrize("kind", NONSENSE)
def test_verbind_never_waits_for_right_answers(kind, verbind, desk, now):
    answer = verbind(number=NONSENSE[kind], about=NONSENSE[kind], once=NONSENSE[kind])
    assert answer.status_code == 302 and Alarm.objects.count() == 1
    assert desk.get(answer["Location"]).status_code == 200
    after = desk.post(answer["Location"] + "niemand/", {"once": NONSENSE[kind]}, follow=True)
    assert after.status_code == 200


def test_the_stand_tells_who_comes(verbind, desk, fatima, now):
    page = verbind()["Location"]
    before = desk.get(page + "stand/").json()
    actions.accept(user=fatima, at=now, alarm=Alarm.objects.get())
    after = desk.get(page + "stand/").json()
    assert before["key"] != after["key"]
    assert "Fatima neemt aan. Verbind nu door." in after["html"]


def test_put_through_it_is_the_colleagues_gesprek(verbind, desk, wim, fatima, now):
    page = verbind()["Location"]
    actions.accept(user=fatima, at=now, alarm=Alarm.objects.get())
    done = desk.post(page + "verbonden/", follow=True)
    assert "De beller is doorverbonden." in done.content.decode()
    contact = Contact.objects.get()
    assert contact.medewerker_id == fatima.user_id
    assert kept_draft(user=wim, key=f"terugbel-{contact.body}") is None
    assert client_of(fatima).get(f"/gesprek/{contact.body}/").status_code == 200


def test_put_through_before_anybody_came_is_refused(verbind, desk):
    page = verbind()["Location"]
    answer = desk.post(page + "verbonden/")
    assert answer.status_code == 409 and "Niemand heeft deze beller" in answer.content.decode()


def test_nobody_came_and_nothing_is_typed_twice(verbind, desk):
    page = verbind(about="Durft niet naar huis", voicemail="neutraal")["Location"]
    once = str(uuid4())
    for _ in range(2):
        desk.post(page + "niemand/", {"once": once})
    verzoek = Terugbelverzoek.objects.select_related("zaak", "contact").get()
    told = request_of(verzoek=verzoek)
    assert (told["about"], told["voicemail"], told["spoed"]) == (
        "Durft niet naar huis", "neutraal", True,
    )  # fmt: skip
    assert Alarm.objects.get().ended == "niemand"


def test_a_number_alone_is_parked_with_spoed(verbind, desk):
    page = verbind(about="", caller="", may_call="")["Location"]
    desk.post(page + "niemand/", {"once": str(uuid4())})
    verzoek = Terugbelverzoek.objects.select_related("zaak").get()
    assert verzoek.completed_at is None and verzoek.zaak.spoed_at is not None


def test_without_a_number_the_number_is_asked_and_it_goes_on_ringing(verbind, desk):
    page = verbind(number="", about="Durft niet naar huis")["Location"]
    answer = desk.post(page + "niemand/", {"once": str(uuid4())}, follow=True)
    shown = answer.content.decode()
    assert "Vraag het nummer" in shown and "Durft niet naar huis" in shown
    assert Alarm.objects.get().ended_at is None and not Terugbelverzoek.objects.exists()


def test_hung_up_ends_the_alarm_and_keeps_what_was_typed(verbind, desk):
    page = verbind()["Location"]
    shown = desk.post(page + "opgehangen/", follow=True).content.decode()
    assert Alarm.objects.get().ended == "opgehangen"
    assert "06 5550 1234" in shown and Contact.objects.get().ended_at is None


@pytest.mark.parametrize("who", ["stranger", "ines", "marit", "karim"])
def test_the_wait_is_for_who_asked(who, request, wim, now):
    alarm = given_alarm(user=wim, at=now)
    desk = client_of(request.getfixturevalue(who))
    page = page_of(alarm.contact)
    answers = [desk.get(page), desk.get(page + "stand/")]
    answers += [desk.post(page + verb) for verb in ("verbonden/", "niemand/", "opgehangen/")]
    assert {answer.status_code for answer in answers} == {404}


def test_the_telephone_stands_in_no_address(verbind):
    assert PHONE[3:] not in verbind()["Location"]


def test_hours_and_numbers_on_the_start_page_of_who_answers(desk, fatima, yara):
    for client in (desk, client_of(fatima)):
        shown = client.get("/werk/").content.decode()
        assert "0800-2000" in shown and "08:00 tot 17:00" in shown and "Voicemail" in shown
    assert "0800-2000" not in client_of(yara).get("/werk/").content.decode()
