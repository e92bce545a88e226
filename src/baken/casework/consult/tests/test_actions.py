"""Asking, taking up, answering and withdrawing: it works, wrong person, wrong state, twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.consult import actions
from baken.casework.consult.models import Consult
from baken.casework.consult.queries import consulten_of, list_waiting
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotAllowed, WrongState
from baken.foundation.audit.models import AuditRow
from baken.foundation.vault.errors import Destroyed
from baken.foundation.vault.sealed import read
from baken.foundation.vault.steps import destroy_kluis
from tests.cast import given_advies, given_consult, given_verzoek, join

pytestmark = pytest.mark.usefixtures("at_work")

MINUTE = timedelta(minutes=1)
QUESTION = "Past dit letsel bij een val?"


@pytest.fixture
def zaak(fatima, monday):
    return given_advies(user=fatima, at=monday).zaak


@pytest.fixture
def consult(fatima, zaak, monday):
    return given_consult(user=fatima, at=monday, zaak=zaak)


def ask(user, zaak, at, **told):
    given = {"to_role": "gedragswetenschapper", "question": QUESTION, "is_spoed": False}
    return actions.ask_consult(user=user, at=at, zaak=zaak, **given | {"once": uuid4()} | told)


def answer(user, consult, at, words="Nee. Laat een arts kijken."):
    actions.answer_consult(user=user, at=at, consult=consult, answer=words, once=uuid4())
    consult.refresh_from_db()


def test_a_question_is_asked_and_its_term_runs(fatima, zaak, monday):
    consult = ask(fatima, zaak, monday, is_spoed=True)
    assert (consult.spoed_at, consult.due_at) == (monday, monday + 2 * MINUTE)
    assert read(consult, "question") == QUESTION
    assert QUESTION.encode() not in bytes(consult.question)
    row = AuditRow.objects.get(verb="consult.ask")
    assert (row.subject_type, row.subject_id) == ("consult.consult", consult.pk)
    assert row.facts == {"zaak": zaak.pk, "to_role": "gedragswetenschapper", "spoed": 1}


def test_a_zaak_that_is_closed_can_be_asked_about(fatima, zaak, monday):
    Zaak.objects.filter(pk=zaak.pk).update(closed_at=monday)
    assert ask(fatima, zaak, monday).pk


def test_of_a_zaak_that_is_destroyed_nothing_is_asked(fatima, yara, zaak, monday):
    ask(fatima, zaak, monday)
    destroy_kluis(kluis_id=zaak.kluis_id, at=monday)
    with pytest.raises(Destroyed):
        ask(fatima, zaak, monday)
    assert list_waiting(user=yara, most=50) == []
    (shown,) = consulten_of(zaak=zaak, user=fatima)
    assert shown.question == ""


@pytest.mark.parametrize("name", ["fatima", "karim", "lotte", "yara"])
def test_who_may_ask(name, request, zaak, monday):
    assert ask(request.getfixturevalue(name), zaak, monday).pk


@pytest.mark.parametrize("name", ["wim", "ines", "marit", "daan", "stranger"])
def test_who_may_not_ask(name, request, zaak, monday):
    with pytest.raises(NotAllowed):
        ask(request.getfixturevalue(name), zaak, monday)
    assert not Consult.objects.exists()


def test_a_form_that_is_sent_twice_asks_once(fatima, zaak, monday, once):
    first = ask(fatima, zaak, monday, once=once)
    assert ask(fatima, zaak, monday, once=once) == first
    assert Consult.objects.count() == 1


def test_taken_up_then_answered_with_who_and_when(fatima, daan, consult, zaak, monday):
    actions.take_consult(user=daan, at=monday + MINUTE, consult=consult)
    (shown,) = consulten_of(zaak=zaak, user=fatima)
    assert (shown.state, shown.taken_by, shown.moves) == ("taken", "Daan", {"consult.withdraw"})
    answer(daan, consult, monday + 2 * MINUTE)
    (shown,) = consulten_of(zaak=zaak, user=fatima)
    assert (shown.state, shown.answered_by) == ("answered", "Daan")
    assert (shown.answered_at, shown.answer) == (monday + 2 * MINUTE, "Nee. Laat een arts kijken.")
    assert shown.moves == frozenset()


@pytest.mark.parametrize("name", ["fatima", "wim", "yara", "lotte", "marit", "ines", "stranger"])
@pytest.mark.parametrize("do", ["take", "answer"])
def test_only_the_role_that_was_asked_replies(do, name, request, consult, monday):
    user = request.getfixturevalue(name)
    with pytest.raises(NotAllowed):
        if do == "take":
            actions.take_consult(user=user, at=monday, consult=consult)
        else:
            answer(user, consult, monday)
    consult.refresh_from_db()
    assert consult.taken_at is None and consult.answered_at is None


def test_a_refused_answer_leaves_its_line(yara, consult, monday):
    with pytest.raises(NotAllowed):
        answer(yara, consult, monday)
    assert AuditRow.objects.get(verb="consult.answer", outcome=4).user_id == yara.user_id


def test_nobody_answers_ones_own_question(yara, zaak, monday):
    consult = ask(yara, zaak, monday)
    with pytest.raises(WrongState, match="needs_another_person"):
        answer(yara, consult, monday)
    assert list_waiting(user=yara, most=50) == []


def test_only_the_first_answer_counts(fatima, daan, consult, zaak, monday):
    second = join("daan2", at=monday)
    answer(daan, consult, monday, "De eerste.")
    with pytest.raises(NotAllowed):
        answer(second, consult, monday + MINUTE, "De tweede.")
    with pytest.raises(WrongState):
        answer(daan, consult, monday + MINUTE, "Toch anders.")
    (shown,) = consulten_of(zaak=zaak, user=fatima)
    assert (shown.answer, shown.answered_by) == ("De eerste.", "Daan")


def test_a_colleague_may_answer_what_another_took_up(fatima, daan, consult, zaak, monday):
    second = join("daan2", at=monday)
    actions.take_consult(user=daan, at=monday, consult=consult)
    with pytest.raises(WrongState):
        actions.take_consult(user=second, at=monday, consult=consult)
    answer(second, consult, monday + MINUTE)
    (shown,) = consulten_of(zaak=zaak, user=fatima)
    assert (shown.taken_by, shown.answered_by) == ("Daan", "Daan2")


@pytest.mark.parametrize(
    ("name", "may"), [("fatima", True), ("lotte", True), ("karim", False), ("yara", False)]
)
def test_who_asked_or_the_coordinator_withdraws(name, may, request, consult, monday):
    user = request.getfixturevalue(name)
    if may:
        actions.withdraw_consult(user=user, at=monday, consult=consult)
    else:
        with pytest.raises(NotAllowed):
            actions.withdraw_consult(user=user, at=monday, consult=consult)
    consult.refresh_from_db()
    assert (consult.withdrawn_at is not None) is may


def test_an_answered_question_is_not_withdrawn(fatima, daan, consult, monday):
    answer(daan, consult, monday)
    with pytest.raises(WrongState):
        actions.withdraw_consult(user=fatima, at=monday, consult=consult)


def test_a_withdrawn_question_is_closed_to_the_vertrouwensarts(fatima, daan, consult, monday):
    actions.withdraw_consult(user=fatima, at=monday, consult=consult)
    with pytest.raises(NotAllowed):
        answer(daan, consult, monday)


def test_sent_twice_is_done_once(daan, consult, monday, once):
    for _ in range(2):
        actions.answer_consult(user=daan, at=monday, consult=consult, answer="Nee.", once=once)
    assert AuditRow.objects.filter(verb="consult.answer", outcome=0).count() == 1


def test_riskiest_first(wim, fatima, yara, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    given = {"user": fatima, "zaak": zaak, "to_role": "gedragswetenschapper"}
    old = given_consult(at=monday - timedelta(days=3), **given)
    new = given_consult(at=monday, **given)
    spoed = given_consult(at=monday, is_spoed=True, **given)
    taken = given_consult(at=monday - MINUTE, is_spoed=True, **given)
    given_consult(at=monday, **given | {"to_role": "vertrouwensarts"})
    actions.take_consult(user=yara, at=monday, consult=taken)
    listed = [one.pk for one in list_waiting(user=yara, most=50)]
    assert listed == [spoed.pk, taken.pk, old.pk, new.pk]
    assert len(list_waiting(user=yara, most=2)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"to_role": "frontoffice"},
        {"due_at": 0},
        {"taken_at": 1},
        {"taken_by": "daan"},
        {"answered_by": "daan", "answer": "question"},
        {"taken_by": "fatima", "taken_at": 1},
        {"answered_at": 1},
        {"answered_at": 1, "answered_by": "daan"},
        {"answered_at": 1, "answered_by": "fatima", "answer": "question"},
        {"answered_at": 1, "answered_by": "daan", "answer": "question", "withdrawn_at": 1},
        {"answered_at": -1, "answered_by": "daan", "answer": "question"},
    ],
)
def test_the_database_refuses_a_consult_that_cannot_be(wrong, request, consult, daan, monday):
    people = {"fatima", "daan"}
    given = {
        name: monday + value * MINUTE if isinstance(value, int)
        else request.getfixturevalue(value).user_id if value in people
        else bytes(consult.question) if value == "question"
        else value
        for name, value in wrong.items()
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Consult.objects.filter(pk=consult.pk).update(**given)
