"""Two people stand under a decision; what was decided first stays."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from baken.casework.termijn.models import Termijn
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.diensten.beoordeling import actions
from baken.diensten.beoordeling.models import Beoordeling, Gesproken
from baken.diensten.beoordeling.queries import (
    beoordelingen_of,
    ids_of_people,
    list_waiting_looks,
    people_to_assess,
)
from baken.diensten.melding.models import Melding
from baken.diensten.melding.rules.clocks import (
    AIM,
    END,
    LIMIT,
    ONDERZOEK,
    ONDERZOEK_WHOLE,
    VERVOLG,
)
from baken.foundation.audit.models import AuditRow
from tests.cast import assessment_of, given_beoordeling, given_betrokkene, given_melding

pytestmark = pytest.mark.usefixtures("at_work")

ANOTHER = """
    INSERT INTO beoordeling_beoordeling (
        id, organisatie_id, version, zaak_id, state, acuut, structureel, bronnen, proposed,
        besluit, reason, next_step, made_by_id, made_at
    )
    SELECT id + 1000, organisatie_id, version, zaak_id, state, acuut, structureel, bronnen,
        proposed, besluit, reason, next_step, made_by_id, made_at
    FROM beoordeling_beoordeling
"""
SENTENCE = "Ik keek naar het letsel en naar het kind."


def agree(user, at, one, **more):
    given = {"words": SENTENCE, "seen": 1} | more
    return actions.agree(user=user, at=at, beoordeling=one, **given)


def back(user, at, one, **more):
    given = {"words": SENTENCE, "seen": 1} | more
    return actions.give_back(user=user, at=at, beoordeling=one, **given)


def test_agreed_the_decision_is_taken_and_the_clocks_are_met(proposed, yara, monday):
    agree(yara, monday, proposed)
    made = Beoordeling.objects.get()
    assert (made.state, made.besluit, made.second_by_id) == ("agreed", "onderzoek", yara.user_id)
    assert Melding.objects.get().state == "assessed"
    clocks = Termijn.objects.filter(zaak=proposed.zaak)
    met = clocks.exclude(met_at=None).values_list("key", "met_at")
    assert set(met) == {(LIMIT, monday), (AIM, monday)}


def test_agreed_the_clocks_of_an_onderzoek_run_from_the_besluit_and_from_the_melding(
    proposed, yara, monday
):
    later = monday + timedelta(days=3)
    agree(yara, later, proposed)
    running = Termijn.objects.filter(zaak=proposed.zaak, met_at=None, stopped_at=None)
    assert set(running.values_list("key", "started_at", "is_aim")) == {
        (END, monday, True),
        (ONDERZOEK, later, False),
        (ONDERZOEK_WHOLE, monday, False),
    }


def test_another_besluit_stops_the_onderzoek_and_the_same_one_lets_it_run(
    proposed, ruben, yara, melding, monday
):
    agree(yara, monday, proposed)
    later = monday + timedelta(days=3)
    same = given_beoordeling(user=ruben, at=later, melding=melding)
    agree(yara, later, same)
    onderzoek = Termijn.objects.get(zaak=melding.zaak, key=ONDERZOEK)
    assert (onderzoek.started_at, onderzoek.stopped_at) == (monday, None)
    other = given_beoordeling(user=ruben, at=later, melding=melding)
    agree(yara, later, other, besluit="voorwaarden_vervolg")
    onderzoek.refresh_from_db()
    assert onderzoek.stopped_at == later
    assert Termijn.objects.get(zaak=melding.zaak, key=VERVOLG).started_at == later


def test_agreed_with_another_decision_what_was_proposed_stays(proposed, yara, ruben, monday):
    agree(yara, monday, proposed, besluit="overdracht")
    (shown,) = beoordelingen_of(zaak=proposed.zaak, user=ruben)
    assert (shown.proposed, shown.besluit, shown.second_words) == (
        "onderzoek",
        "overdracht",
        SENTENCE,
    )


def test_given_back_its_clocks_run_on_and_a_better_one_follows(
    proposed, melding, yara, ruben, monday
):
    back(yara, monday, proposed)
    assert not Termijn.objects.filter(zaak=proposed.zaak).exclude(met_at=None).exists()
    assert Melding.objects.get().state == "received"
    again = given_beoordeling(user=ruben, at=monday, melding=melding)
    agree(yara, monday, again)
    states = Beoordeling.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["returned", "agreed"]


def test_a_later_decision_stands_beside_the_first(proposed, melding, yara, ruben, monday):
    agree(yara, monday, proposed)
    later = given_beoordeling(user=ruben, at=monday, melding=melding)
    agree(yara, monday, later, besluit="geen_vervolg")
    newest, first = beoordelingen_of(zaak=melding.zaak, user=yara)
    assert (newest.besluit, first.besluit) == ("geen_vervolg", "onderzoek")


def test_nobody_looks_at_his_own_work_by_no_way(melding, yara, monday):
    own = given_beoordeling(user=yara, at=monday, melding=melding)
    for do in (agree, back):
        with pytest.raises(WrongState, match="needs_another_person"):
            do(yara, monday, own)
    assert beoordelingen_of(zaak=melding.zaak, user=yara)[0].moves == frozenset()
    assert list_waiting_looks(user=yara, most=9) == []
    with pytest.raises(IntegrityError, match="beoordeling_second_is_another"), transaction.atomic():
        Beoordeling.objects.update(
            state="agreed",
            besluit="onderzoek",
            second_by=yara.user_id,
            second_at=monday,
            second_words=F("reason"),
        )


@pytest.mark.parametrize("who", ["ruben", "fatima", "marit", "crisis", "daan", "lotte", "stranger"])
def test_who_may_not_look(who, request, proposed, monday):
    for do in (agree, back):
        with pytest.raises(NotAllowed):
            do(request.getfixturevalue(who), monday, proposed)


@pytest.mark.parametrize("who", ["fatima", "lotte", "marit", "daan", "wim", "stranger"])
def test_who_may_not_propose(who, request, melding, monday):
    assessment = assessment_of(ids_of_people(zaak=melding.zaak))
    user, once = request.getfixturevalue(who), uuid4()
    with pytest.raises(NotAllowed):
        actions.propose(user=user, at=monday, melding=melding, assessment=assessment, once=once)


@pytest.mark.parametrize("words", ["", "Akkoord", "ja hoor"])
def test_the_second_look_needs_a_sentence(words, proposed, yara, monday):
    with pytest.raises(WrongState, match="second_look_needs_a_sentence"):
        agree(yara, monday, proposed, words=words)


def test_one_waits_at_a_time(proposed, melding, ruben, monday):
    with pytest.raises(WrongState, match="beoordeling_waits"):
        given_beoordeling(user=ruben, at=monday, melding=melding)
    with (
        pytest.raises(IntegrityError, match="beoordeling_one_waits"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(ANOTHER)


def test_two_who_look_at_once(proposed, yara, monday):
    agree(yara, monday, proposed)
    with pytest.raises(Conflict):
        back(yara, monday, proposed)


def test_it_is_proposed_whole_and_about_the_people_of_now(melding, ruben, monday):
    people = ids_of_people(zaak=melding.zaak)
    given = {"user": ruben, "at": monday, "melding": melding, "once": uuid4()}
    with pytest.raises(WrongState, match="beoordeling_not_whole"):
        actions.propose(assessment=replace(assessment_of(people), reason=""), **given)
    given_betrokkene(user=ruben, at=monday, melding=melding, rol="pleger")
    with pytest.raises(WrongState, match="beoordeling_other_people"):
        actions.propose(assessment=assessment_of(people), **given)
    assert not Beoordeling.objects.exists()


def test_sent_twice_it_is_one(melding, ruben, monday):
    assessment = assessment_of(ids_of_people(zaak=melding.zaak))
    once = uuid4()
    made = {
        actions.propose(user=ruben, at=monday, melding=melding, assessment=assessment, once=once).pk
        for _ in range(2)
    }
    assert len(made) == 1 and Gesproken.objects.count() == 2


def test_what_waits_is_listed_soonest_due_first(fatima, ruben, yara, monday):
    numbers = []
    for hours in (30, 2):
        at = monday - timedelta(hours=hours)
        one = given_melding(user=fatima, at=at)
        given_betrokkene(user=ruben, at=at, melding=one)
        given_beoordeling(user=ruben, at=monday, melding=one)
        numbers.append(one.zaak.number)
    assert [one.number for one in list_waiting_looks(user=yara, most=9)] == numbers


def test_no_text_stands_in_the_trail(proposed, yara, monday):
    agree(yara, monday, proposed)
    rows = AuditRow.objects.filter(verb__startswith="beoordeling.")
    assert {row.verb for row in rows} == {"beoordeling.propose", "beoordeling.agree"}
    told = " ".join(str(row.facts) for row in rows)
    assert "letsel" not in told and "Ruben" not in told


def test_what_was_told_can_be_read_back(proposed, ruben):
    (shown,) = beoordelingen_of(zaak=proposed.zaak, user=ruben)
    assert shown.reason.startswith("Er is letsel") and shown.next_step.startswith("Ruben")
    assert [one.remark for one in shown.answers] == ["De huisarts zag een blauwe plek."]
    assert {one.why_not for one in shown.spoken} == {"Is nog niet bereikt."}
    assert {one.person.pk for one in shown.spoken} == {
        one.pk for one in people_to_assess(zaak=proposed.zaak)
    }
    assert len(shown.children) == 1
