"""A question with spoed rings for who is asked, until somebody is at it."""

import pytest
from django.urls import reverse

from baken.casework.alarm.actions import accept
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import heard_alarms
from baken.casework.consult import actions
from tests.cast import client_of, given_advies, given_consult, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def ask(fatima, monday):
    zaak = given_advies(user=fatima, at=monday).zaak

    def put(to_role="gedragswetenschapper", *, is_spoed=True):
        return given_consult(user=fatima, at=monday, zaak=zaak, to_role=to_role, is_spoed=is_spoed)

    return put


@pytest.fixture
def rings(monday):
    return lambda user: [row.kind for row in heard_alarms(user=user, at=monday)]


@pytest.mark.parametrize(
    ("to_role", "asked", "other"),
    [("gedragswetenschapper", "yara", "daan"), ("vertrouwensarts", "daan", "yara")],
)
def test_it_rings_for_who_is_asked_alone(to_role, asked, other, request, ask, rings):
    ask(to_role)
    assert rings(request.getfixturevalue(asked)) == [f"consult_{to_role}"]
    assert rings(request.getfixturevalue(other)) == []


def test_without_spoed_nothing_rings(ask, rings, yara):
    ask(is_spoed=False)
    assert rings(yara) == []


@pytest.mark.parametrize("do", ["take", "answer", "withdraw"])
def test_it_is_silent_when_somebody_is_at_it_or_need_not_be(do, ask, rings, fatima, yara, monday):
    by = fatima if do == "withdraw" else yara
    told = {"answer": "Doe dit."} if do == "answer" else {}
    getattr(actions, f"{do}_consult")(user=by, at=monday, consult=ask(), **told)
    assert rings(yara) == []


def test_a_second_question_keeps_it_ringing(ask, rings, yara, monday):
    first, second = ask(), ask()
    assert Alarm.objects.count() == 1
    actions.take_consult(user=yara, at=monday, consult=first)
    assert rings(yara) == ["consult_gedragswetenschapper"]
    actions.answer_consult(user=yara, at=monday, consult=second, answer="Doe dit.")
    assert rings(yara) == []


def test_the_card_leads_to_the_question(ask, yara, monday):
    consult = ask()
    accept(user=yara, at=monday, alarm=Alarm.objects.get())
    with the_clock_at(monday):
        shown = client_of(yara).get("/werk/").content.decode()
    assert reverse("zaak", args=[consult.zaak.number]) in shown and "Naar de vraag" in shown


def test_a_doctor_takes_no_other_alarm(ask, daan, monday):
    ask("vertrouwensarts")
    alarm = Alarm.objects.get()
    with the_clock_at(monday):
        answer = client_of(daan).post(reverse("alarm-accept", args=[alarm.pk]))
    assert answer.status_code == 302
    assert Alarm.objects.get().accepted_by_id == daan.user_id
