"""Counsel and numbers on Mijn werk: for each role its own, and no query that grows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.consult import actions
from baken.casework.zaak.models import Zaak
from baken.pages.werk.panels import work_of
from tests.cast import (
    client_of,
    given_advies,
    given_consult,
    given_follow_up,
    given_held,
    given_verzoek,
    the_clock_at,
)

pytestmark = pytest.mark.usefixtures("at_work")

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def zaak(fatima, monday):
    return given_advies(user=fatima, at=monday - HOUR).zaak


def work(user, now):
    return work_of(user=user, now=now, mine=False)


def test_spoed_stands_first_with_its_own_term(fatima, daan, zaak, now):
    later = given_consult(user=fatima, at=now - HOUR, zaak=zaak)
    spoed = given_consult(user=fatima, at=now - MINUTE, zaak=zaak, is_spoed=True)
    mine = work(daan, now)
    assert [row.question.pk for row in mine.raad_now] == [spoed.pk]
    assert [row.question.pk for row in mine.raad] == [later.pk]
    assert mine.raad_now[0].due.left == "nog 1 minuut"
    assert mine.row_count == 2 and mine.now_count == 1
    page = client_of(daan).get("/werk/").content.decode()
    assert page.index('id="nu"') < page.index('id="besluiten"')
    assert page.count("vt-btn--primary") == 1 + page.count("data-stay")


def test_a_spoed_consult_that_waits_longer_is_late(fatima, daan, zaak, now):
    given_consult(user=fatima, at=now - 3 * MINUTE, zaak=zaak, is_spoed=True)
    (row,) = work(daan, now).raad_now
    assert (row.due.kind, row.due.when) == ("late", "te laat (1 minuut)")
    actions.take_consult(user=daan, at=now, consult=_consult(row))
    (row,) = work(daan, now).raad_now
    assert (row.due.kind, row.due.when) == ("done", "klaar, te laat")


def _consult(row):
    from baken.casework.consult.models import Consult

    return Consult.objects.select_related("zaak").get(pk=row.question.pk)


def test_each_is_asked_by_role(wim, fatima, yara, daan, marit, zaak, now):
    held = given_held(taken_by=wim, user=fatima, at=now)
    given_consult(user=fatima, at=now, zaak=zaak, to_role="gedragswetenschapper")
    hers, his = work(yara, now), work(daan, now)
    assert len(hers.raad) == 1 and [row.number for row in hers.to_decide] == [held.zaak.number]
    assert hers.for_me_count == 2
    assert his.raad == [] and his.to_decide is None and his.rows is None
    for other in (wim, fatima, marit):
        assert work(other, now).raad is None


def test_who_asked_sees_what_waits_and_what_was_answered(fatima, karim, daan, zaak, now):
    given_consult(user=fatima, at=now - HOUR, zaak=zaak)
    answered = given_consult(user=fatima, at=now - HOUR, zaak=zaak)
    withdrawn = given_consult(user=fatima, at=now, zaak=zaak)
    actions.answer_consult(user=daan, at=now, consult=answered, answer="Nee.")
    actions.withdraw_consult(user=fatima, at=now, consult=withdrawn)
    asked = work(fatima, now).asked
    assert [(one.is_answered, one.at) for one in asked] == [(True, now), (False, now - HOUR)]
    assert {one.url for one in asked} == {f"/zaak/{zaak.number}/"}
    assert not work(karim, now).asked
    assert [one.is_answered for one in work(fatima, now + timedelta(days=5)).asked] == [False]
    page = client_of(fatima).get("/werk/").content.decode()
    assert "Door mij gevraagd" in page


def test_the_coordinator_sees_the_work_by_person(wim, fatima, karim, lotte, stranger, now):
    given_verzoek(user=wim, at=now - timedelta(days=7))
    given_verzoek(user=wim, at=now)
    given_held(taken_by=wim, user=fatima, at=now)
    given_advies(user=fatima, at=now)
    given_follow_up(user=fatima, at=now - HOUR, planned_at=now - MINUTE)
    given_follow_up(user=karim, at=now, planned_at=now + HOUR)
    given_advies(user=stranger, at=now)
    people = work(lotte, now).people
    assert [(one.name, one.open, one.late, one.today) for one in people] == [
        ("", 2, 1, 0),
        ("Fatima", 2, 1, 0),
        ("Karim", 1, 0, 1),
    ]
    page = client_of(lotte).get("/werk/").content.decode()
    assert "Werk van de front office" in page and "Nog van niemand" in page


def test_the_teammanager_sees_numbers_and_no_content(wim, fatima, daan, marit, zaak, now):
    given_verzoek(user=wim, at=now - timedelta(days=7), about="Ruzie bij de buren")
    given_held(taken_by=wim, user=fatima, at=now)
    late = given_consult(user=fatima, at=now - HOUR, zaak=zaak, is_spoed=True)
    reached = given_consult(user=fatima, at=now - HOUR, zaak=zaak, is_spoed=True)
    actions.take_consult(user=daan, at=now, consult=reached)
    given_consult(user=fatima, at=now, zaak=zaak, to_role="gedragswetenschapper")
    assert [(one.name, one.open, one.late, one.today) for one in work(marit, now).figures] == [
        ("Adviezen, Front office", 1, 0, 0),
        ("Terugbellen, Front office", 1, 1, 0),
        ("Terugbellen, Gedragswetenschapper", 1, 0, 0),
        ("Raad, Gedragswetenschapper", 1, 0, 0),
        ("Raad, Vertrouwensarts", 2, 1, 0),
    ]
    page = client_of(marit).get("/werk/").content.decode()
    assert 'href="#vervallen"' in page
    for content in ("Ruzie bij de buren", "Past dit letsel", late.zaak.number):
        assert content not in page


def test_numbers_of_another_region_are_not_counted(stranger, marit, lotte, now):
    given_advies(user=stranger, at=now)
    assert work(marit, now).figures == [] and work(lotte, now).people == []
    assert "Er staat geen werk open." in client_of(marit).get("/werk/").content.decode()


def queries(user, now) -> int:
    with CaptureQueriesContext(connection) as asked:
        work(user, now)
    return len(asked)


def test_no_query_grows_and_the_front_office_asks_none_more(
    fatima, yara, daan, marit, lotte, zaak, now
):
    people = (fatima, yara, daan, marit, lotte)

    def ask():
        other = given_advies(user=fatima, at=now).zaak
        for role in ("gedragswetenschapper", "vertrouwensarts"):
            for is_spoed in (True, False):
                given_consult(user=fatima, at=now, zaak=other, to_role=role, is_spoed=is_spoed)

    before = queries(fatima, now)
    before = queries(fatima, now)
    ask()
    first = [queries(user, now) for user in people]
    for _ in range(3):
        ask()
    assert [queries(user, now) for user in people] == first
    assert first[0] == before


def test_a_question_of_a_destroyed_zaak_is_gone_from_the_lists(fatima, daan, zaak, now):
    from baken.foundation.vault.steps import destroy_kluis

    given_consult(user=fatima, at=now, zaak=zaak)
    destroy_kluis(kluis_id=Zaak.objects.get(pk=zaak.pk).kluis_id, at=now)
    assert work(daan, now).raad == []
