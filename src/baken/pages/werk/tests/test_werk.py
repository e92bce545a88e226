"""Mijn werk: in the order of the policy, with a constant number of queries, for each role its own."""

from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.termijn.models import Termijn
from baken.casework.termijn.queries import list_by_risk
from baken.casework.zaak.models import Zaak
from baken.core.kalender import in_amsterdam
from baken.diensten.advies.queries import summaries as advies_summaries
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek.queries import summaries, terugbel_panel
from baken.pages.werk.panels import work_of
from baken.policy.volgorde import volgorde
from tests.cast import (
    client_of,
    given_advies,
    given_contact,
    given_follow_up,
    given_held,
    given_parked,
    given_talk,
    given_verzoek,
    the_clock_at,
)

pytestmark = pytest.mark.usefixtures("at_work")

HOUR = timedelta(hours=1)


def rank_by_the_rule(zaak: Zaak, now: datetime) -> tuple[int, datetime, int]:
    """Return the place of a zaak as the policy says it in words."""
    due_at = min(
        t.due_at
        for t in Termijn.objects.filter(zaak=zaak, is_aim=False, met_at=None, stopped_at=None)
    )
    last_moment = due_at - timedelta(microseconds=1)
    if zaak.spoed_at:
        key = "spoed"
    elif due_at <= now:
        key = "te_laat"
    elif in_amsterdam(last_moment).date() == in_amsterdam(now).date():
        key = "vandaag"
    else:
        key = "later"
    return list(volgorde()).index(key), due_at, zaak.pk


def test_the_order_of_the_list_is_the_rule(wim, fatima, monday):
    chance = Random(7)
    for _ in range(25):
        at = monday - timedelta(hours=chance.randint(0, 120))
        given_verzoek(
            user=wim,
            at=at,
            is_spoed=chance.random() < 0.2,
            may_call=chance.choice(["ja", "nee", ""]),
        )
    for now in (monday, monday + 8 * HOUR, monday + 30 * HOUR):
        listed = list_by_risk(user=fatima, soort="terugbelverzoek", now=now, most=50)
        assert len(listed) == 25
        assert listed == sorted(listed, key=lambda zaak: rank_by_the_rule(zaak, now))
        classes = [list(volgorde()).index(zaak.risk) for zaak in listed]
        assert classes == [rank_by_the_rule(zaak, now)[0] for zaak in listed]


def test_a_term_that_ends_at_midnight_ends_today(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    midnight = (monday + timedelta(days=1)).replace(hour=0)
    Termijn.objects.filter(pk=verzoek.uiterlijk_id).update(due_at=midnight)
    risks = {
        now: list_by_risk(user=fatima, soort="terugbelverzoek", now=now, most=50)[0].risk
        for now in (midnight - 25 * HOUR, midnight - HOUR, midnight)
    }
    assert list(risks.values()) == ["later", "vandaag", "te_laat"]


def queries(do):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        do()
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_rows(wim, fatima, yara, marit, lotte, monday):
    people = (wim, fatima, yara, marit, lotte)

    def one_of_each():
        given_verzoek(user=wim, at=monday, name="Mevrouw De Wit")
        given_verzoek(user=wim, at=monday, is_spoed=True)
        given_parked(user=wim, at=monday)
        given_held(taken_by=wim, user=fatima, at=monday)
        given_contact(user=fatima, at=monday)
        given_advies(user=fatima, at=monday)
        given_follow_up(user=fatima, at=monday, planned_at=monday + HOUR)

    def count():
        work = {
            p.name: queries(lambda p=p: work_of(user=p, now=monday, mine=False)) for p in people
        }
        terug = list(Zaak.objects.filter(soort="terugbelverzoek"))
        adviezen = list(Zaak.objects.filter(soort="advies"))
        work["summaries"] = queries(lambda: summaries(zaken=terug))
        work["adviezen"] = queries(lambda: advies_summaries(zaken=adviezen))
        return work

    one_of_each()
    count()
    first = count()
    for _ in range(4):
        one_of_each()
    assert count() == first


def test_the_page_of_a_request_asks_the_same_with_many_attempts(wim, fatima, karim, monday):
    from tests.cast import given_attempts

    verzoek = given_verzoek(user=wim, at=monday)
    given_attempts(user=fatima, verzoek=verzoek, moments=[monday])
    zaak = Zaak.objects.get()
    first = queries(lambda: terugbel_panel(zaak=zaak))
    for person in (fatima, karim, fatima):
        given_attempts(user=person, verzoek=verzoek, moments=[monday])
    assert queries(lambda: terugbel_panel(zaak=zaak)) == first


def test_rows_keep_the_order_they_were_asked_in(wim, monday):
    given = [given_verzoek(user=wim, at=monday).zaak for _ in range(5)]
    zaken = [given[n] for n in (3, 0, 4, 1, 2)]
    assert [row.zaak_id for row in summaries(zaken=zaken)] == [zaak.pk for zaak in zaken]
    assert summaries(zaken=[]) == []


def test_a_question_asked_before_is_asked_anew_for_each_person(
    wim, fatima, karim, stranger, monday
):
    mine = given_verzoek(user=wim, at=monday).zaak
    other = given_held(taken_by=wim, user=fatima, at=monday).zaak
    Zaak.objects.filter(pk=mine.pk).update(behandelaar_id=fatima.user_id)
    asked = {"soort": "terugbelverzoek", "now": monday, "most": 50}

    def numbers(**given):
        return {zaak.number for zaak in list_by_risk(**asked | given)}

    for _ in range(2):
        assert numbers(user=fatima) == {mine.number, other.number}
        assert numbers(user=fatima, whose="own") == {mine.number}
        assert numbers(user=karim, whose="own") == set()
        assert numbers(user=stranger) == set()
        assert numbers(user=karim, queue="gedragswetenschapper") == {other.number}
        assert len(numbers(user=karim, most=1)) == 1


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.mark.parametrize("name", ["fatima", "wim", "lotte", "yara", "marit", "daan"])
def test_each_role_has_its_page_and_looking_leaves_a_row(name, request, wim, fatima, now):
    given_verzoek(user=wim, at=now, about="Ruzie bij de buren")
    given_verzoek(user=wim, at=now, is_spoed=True)
    person = request.getfixturevalue(name)
    answer = client_of(person).get("/werk/")
    assert answer.status_code == 200
    sees_calls = name in ("fatima", "wim", "lotte")
    assert ("Ruzie bij de buren" in answer.content.decode()) is sees_calls
    row = AuditRow.objects.get(verb="werk.view", user_id=person.user_id)
    assert (row.query, row.row_count) == ("werk", answer.context["work"].row_count)


@pytest.mark.parametrize("name", ["ines"])
def test_who_has_no_work_here_is_told_so(name, request, now):
    answer = client_of(request.getfixturevalue(name)).get("/werk/")
    assert answer.status_code == 403
    assert "nog geen werklijst" in answer.content.decode()


def test_spoed_stands_above_and_what_is_held_is_decided(wim, fatima, yara, now):
    spoed = given_verzoek(user=wim, at=now, is_spoed=True)
    held = given_held(taken_by=wim, user=fatima, at=now)
    mine = work_of(user=fatima, now=now, mine=False)
    assert [row.number for row in mine.now_rows] == [spoed.zaak.number]
    hers = work_of(user=yara, now=now, mine=False)
    assert [row.number for row in hers.to_decide] == [held.zaak.number]
    assert hers.rows is None and mine.to_decide is None


def test_what_is_begun_and_what_is_agreed_stands_beside(wim, fatima, karim, now):
    contact = given_contact(user=fatima, at=now)
    talk = given_talk(user=fatima, at=now, verzoek=given_verzoek(user=wim, at=now))
    taak = given_follow_up(user=fatima, at=now, planned_at=now + HOUR)
    work = work_of(user=fatima, now=now, mine=False)
    assert {t.number for t in work.talks} == {contact.body, talk.body, taak.zaak.number}
    assert [a.number for a in work.appointments] == [taak.zaak.number]
    other = work_of(user=karim, now=now, mine=False)
    assert not other.talks and not other.appointments


def test_another_region_has_other_work(wim, fatima, stranger, now):
    given_verzoek(user=wim, at=now)
    assert len(work_of(user=fatima, now=now, mine=False).rows) == 1
    assert not work_of(user=stranger, now=now, mine=False).rows
    assert "Ruzie" not in client_of(stranger).get("/werk/").content.decode()


@pytest.mark.parametrize(
    "asked", ["?wie=mij", "?wie=\x00", "?wie=" + "x" * 2_000, "?x[]=1", "?wie=mij&wie=mij"]
)
def test_a_strange_question_is_answered(asked, fatima, now):
    assert client_of(fatima).get("/werk/" + asked).status_code == 200
    assert client_of(fatima).get("/" + asked).status_code == 302
