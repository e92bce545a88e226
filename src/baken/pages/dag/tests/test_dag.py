"""The end of the day: nothing is left out, nothing of a caller is told, and few questions asked."""

from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.casework.contact.actions import end_as_nothing
from baken.casework.contact.models import Contact
from baken.diensten.advies import actions as advies_actions
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek import actions as terugbel_actions
from baken.pages.dag.queries import MOST_LEFT, day_of
from baken.pages.dag.rules.outcome import Outcome
from tests.cast import (
    ANSWERS,
    PHONE,
    client_of,
    given_advies,
    given_attempts,
    given_contact,
    given_follow_up,
    given_held,
    given_missed,
    given_parked,
    given_talk,
    given_verzoek,
    given_voicemail,
    the_clock_at,
)

pytestmark = pytest.mark.usefixtures("at_work")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ways(wim, fatima):
    """Return every way in which a contact can go, by its outcome."""

    def tried(at):
        verzoek = given_verzoek(user=wim, at=at)
        given_attempts(user=fatima, verzoek=verzoek, moments=[at + n * DAY for n in range(1, 6)])
        return {"user": fatima, "at": at + 6 * DAY, "verzoek": verzoek, "reason": "niet_bereikt"}

    def nothing(at):
        contact = given_contact(user=wim, at=at)
        end_as_nothing(user=wim, at=at, contact=contact, reason="opgehangen")

    def closed(at):
        advies_actions.close_advies(user=fatima, at=at, advies=given_advies(user=fatima, at=at))

    return {
        Outcome.STILL_OPEN: lambda at: given_contact(user=fatima, at=at),
        Outcome.WAITING: lambda at: given_verzoek(user=wim, at=at),
        Outcome.CALLER_RINGS: lambda at: given_verzoek(user=wim, at=at, number="", may_call="nee"),
        Outcome.HELD: lambda at: given_held(taken_by=wim, user=fatima, at=at),
        Outcome.LAPSE_ASKED: lambda at: terugbel_actions.ask_lapse(**tried(at)),
        Outcome.LAPSED: lambda at: terugbel_actions.lapse(**tried(at)),
        Outcome.ADVIES_OPEN: lambda at: given_advies(user=fatima, at=at),
        Outcome.ADVIES_PLANNED: lambda at: given_follow_up(
            user=fatima, at=at, planned_at=at + 3 * DAY
        ),
        Outcome.ADVIES_CLOSED: closed,
        Outcome.NOTHING: nothing,
    }


def outcomes(rows):
    return [row.outcome for row in rows]


def test_each_way_is_told_as_it_is(ways, lotte, monday):
    for outcome, do in ways.items():
        at = monday + len(Contact.objects.all()) * timedelta(minutes=1)
        before = set(Contact.objects.values_list("body", flat=True))
        do(at)
        (body,) = set(Contact.objects.values_list("body", flat=True)) - before
        shown = day_of(user=lotte, day=monday.date(), now=monday)
        assert [row.outcome for row in shown.rows if row.number.endswith(body)] == [outcome]


def test_voicemails_and_missed_calls_are_counted_apart(wim, lotte, monday):
    given_missed(user=wim, at=monday, called_at=monday - 2 * HOUR)
    given_voicemail(user=wim, at=monday, called_at=monday - HOUR)
    closed = given_missed(user=wim, at=monday, called_at=monday - HOUR, number="")
    end_as_nothing(user=wim, at=monday, contact=closed, reason="geen_nummer")
    given_missed(user=wim, at=monday, called_at=monday - 3 * DAY)
    given_contact(user=wim, at=monday)
    shown = day_of(user=lotte, day=monday.date(), now=monday)
    assert dict(zip(shown.sums.channels, shown.sums.per_channel, strict=True)) == {
        "gemist": 2,
        "telefoon": 1,
        "voicemail": 1,
    }
    assert (shown.sums.still_open, len(shown.left)) == (3, 1)
    with the_clock_at(monday):
        page = client_of(lotte).get("/dag/").content.decode()
    assert "Gemist" in page and "niemand nam op" in page and "Geen nummer bekend" in page
    assert "55501234" not in page


def test_a_call_back_that_reached_is_two_contacten_with_an_answer_each(wim, fatima, lotte, monday):
    talk = given_talk(user=fatima, at=monday + HOUR, verzoek=given_verzoek(user=wim, at=monday))
    shown = day_of(user=lotte, day=monday.date(), now=monday)
    assert outcomes(shown.rows) == [Outcome.STILL_OPEN, Outcome.REACHED]
    assert (shown.rows[0].number, shown.rows[0].is_ours) == (talk.body, True)
    assert shown.sums.still_open == 1


def test_every_contact_of_the_day_is_counted_once_whatever_its_state(ways, lotte, monday):
    chance = Random(11)
    for _ in range(30):
        do = chance.choice(list(ways.values()))
        do(monday + timedelta(minutes=chance.randint(-600, 800)))
    for now in (monday, monday + DAY, monday + 9 * DAY):
        shown = day_of(user=lotte, day=monday.date(), now=now)
        begun = Contact.objects.filter(started_at__date=monday.date())
        assert len(shown.rows) == shown.sums.total == begun.count()
        assert sum(line.total for line in shown.sums.lines) == begun.count()
        assert shown.sums.still_open == begun.filter(ended_at=None).count()
    days = [day_of(user=lotte, day=monday.date() + n * DAY, now=monday) for n in (-1, 0, 1)]
    assert sum(day.sums.total for day in days) == Contact.objects.count()


def test_a_day_ends_at_midnight_in_amsterdam(fatima, lotte, monday):
    midnight = monday.replace(hour=0)
    for at in (midnight - timedelta(microseconds=1), midnight, midnight + DAY):
        given_contact(user=fatima, at=at)
    shown = day_of(user=lotte, day=monday.date(), now=monday)
    assert [row.began_at for row in shown.rows] == [midnight]


def test_what_earlier_days_left_stands_apart(ways, fatima, lotte, monday):
    for do in ways.values():
        do(monday - 10 * DAY)
    given_follow_up(user=fatima, at=monday - 2 * DAY, planned_at=monday + HOUR)
    shown = day_of(user=lotte, day=monday.date(), now=monday)
    assert not shown.rows
    assert set(outcomes(shown.left)) == {
        Outcome.STILL_OPEN,
        Outcome.WAITING,
        Outcome.CALLER_RINGS,
        Outcome.HELD,
        Outcome.LAPSE_ASKED,
        Outcome.ADVIES_OPEN,
        Outcome.ADVIES_PLANNED,
    }
    assert len(shown.left) == 7  # the follow-up of today is on its way
    assert shown.left[0].outcome is Outcome.STILL_OPEN


def test_a_request_of_an_earlier_day_that_is_on_time_is_not_left(wim, lotte, monday):
    verzoek = given_verzoek(user=wim, at=monday)
    due_at = verzoek.uiterlijk.due_at
    for now, left in ((due_at - HOUR, 0), (due_at, 1)):
        shown = day_of(user=lotte, day=monday.date() + DAY, now=now)
        assert len(shown.left) == left


def test_a_long_list_of_what_is_left_says_that_there_is_more(fatima, lotte, monday, monkeypatch):
    assert MOST_LEFT > 2
    monkeypatch.setattr("baken.pages.dag.queries.MOST_LEFT", 2)
    for _ in range(3):
        given_contact(user=fatima, at=monday - DAY)
    shown = day_of(user=lotte, day=monday.date(), now=monday)
    assert (len(shown.left), shown.has_more_left) == (2, True)


def test_the_day_asks_the_same_however_many_contacten(ways, lotte, monday):
    def asked():
        with CaptureQueriesContext(connection) as found:
            day_of(user=lotte, day=monday.date(), now=monday)
        return len(found)

    for do in ways.values():
        do(monday)
        do(monday - 9 * DAY)
    first = asked()
    for _ in range(3):
        for do in ways.values():
            do(monday)
            do(monday - 9 * DAY)
    assert asked() == first <= 6


@pytest.fixture
def evening(monday):
    now = monday + 7 * HOUR
    with the_clock_at(now):
        yield now


@pytest.mark.parametrize("name", ["marit", "lotte"])
def test_the_page_tells_nothing_of_a_caller_and_looking_leaves_a_row(
    name, request, wim, fatima, monday, evening
):
    given_verzoek(user=wim, at=monday, name="Mevrouw De Wit", about="Ruzie bij de buren")
    given_parked(user=wim, at=monday)
    given_advies(user=fatima, at=monday)
    person = request.getfixturevalue(name)
    answer = client_of(person).get("/dag/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for secret in ("De Wit", "Ruzie", "buren", PHONE, "06 5550 1234", "55501234", ANSWERS.advice):
        assert secret not in page
    for row in answer.context["shown"].rows:
        assert row.number in page
    assert "Wim" in page and "Fatima" in page
    look = AuditRow.objects.get(verb="dag.view", user_id=person.user_id)
    assert (look.query, look.row_count) == ("dag", 3)


@pytest.mark.parametrize("name", ["fatima", "wim", "yara", "ines", "daan", "stranger"])
def test_who_leads_no_team_is_told_so(name, request, evening):
    answer = client_of(request.getfixturevalue(name)).get("/dag/")
    assert answer.status_code == 403
    assert "Het dagoverzicht is voor de teammanager" in answer.content.decode()
    assert 'href="/dag/"' not in answer.content.decode()


def test_the_menu_leads_there(marit, evening):
    assert 'href="/dag/"' in client_of(marit).get("/werk/").content.decode()


def test_another_region_is_not_counted(stranger, lotte, monday, evening):
    given_contact(user=stranger, at=monday)
    shown = client_of(lotte).get("/dag/").context["shown"]
    assert (shown.sums.total, list(shown.left)) == (0, [])


def test_the_sentence_on_top_says_whether_something_is_open(fatima, marit, monday, evening):
    client = client_of(marit)
    assert "Er waren geen contacten." in client.get("/dag/").content.decode()
    given_advies(user=fatima, at=monday)
    known = client.get("/dag/").content.decode()
    assert "Van alle contacten is bekend wat ervan werd." in known
    assert "vt-is-negative" not in known
    given_contact(user=fatima, at=monday)
    still = client.get("/dag/").content.decode()
    assert "1 contact is nog open." in still
    assert "vt-is-negative" in still
    assert "Van alle contacten is bekend" not in still


def test_only_who_may_open_a_number_gets_a_link(wim, marit, lotte, monday, evening):
    number = given_verzoek(user=wim, at=monday).zaak.number
    for person, links in ((marit, False), (lotte, True)):
        page = client_of(person).get("/dag/").content.decode()
        assert (f'href="/terugbelverzoek/{number}/"' in page) is links
        assert number in page


def test_another_day_is_asked_for_by_its_date(fatima, lotte, monday, evening):
    given_contact(user=fatima, at=monday - DAY)
    client = client_of(lotte)
    for typed in ("gisteren", "1-3", "01-03-2026", "zo"):
        shown = client.get("/dag/", {"dag": typed}).context["shown"]
        assert shown.sums.total == 1, typed
    assert "zondag 1 maart 2026" in client.get("/dag/", {"dag": "1-3"}).content.decode()


@pytest.mark.parametrize(
    "typed", ["morgen", "3-3-2026", "32-1", "1-1-0001", "31-12-9999", "x" * 2_000, "\x00", "<b>"]
)
def test_a_day_that_is_none_comes_back_as_it_was_typed(typed, lotte, evening):
    answer = client_of(lotte).get("/dag/", {"dag": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "shown" not in answer.context
    assert "Er gaat nog iets niet goed" in page
    assert f'value="{typed}"' not in page or "<" not in typed
    assert not AuditRow.objects.filter(verb="dag.view").exists()


@pytest.mark.parametrize("asked", ["?dag=", "?x[]=1", "?dag=1-3&dag=2-3"])
def test_a_strange_question_is_answered(asked, lotte, evening):
    assert client_of(lotte).get("/dag/" + asked).status_code == 200
