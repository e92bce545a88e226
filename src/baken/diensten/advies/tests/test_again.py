"""One more talk about the same situation: the same number, what was known stays, nobody passes."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact
from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Relatie, Verantwoordelijke, Zaak
from baken.core.errors import Conflict, NotAllowed, NotFound, Refused, WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.queries import advies_panel, recall_advies
from baken.diensten.advies.rules.again import Again, faults_of_again, stays_closed
from baken.diensten.advies.rules.states import LIFE, State
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.vault.steps import destroy_kluis
from tests.cast import ANSWERS, given_advies, given_contact, given_talk, given_verzoek, join
from tests.together import together

DAY = timedelta(days=1)
AGAIN = Again(
    situation="De buren hebben nu hulp gezocht.",
    advice="Blijf in gesprek met de buurvrouw.",
    follow_up="geen",
    follow_up_at=None,
    plan="twijfel",
    told="niet",
    told_why="De verbinding viel weg.",
)
DO = {"open": actions.continue_advies, "close": actions.continue_and_close}


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({}, []),
        ({"follow_up": "dringend"}, [("follow_up_date", "follow_up_needs_a_moment")]),
        ({"follow_up": "afgewezen"}, []),
        ({"told_why": ""}, [("told_why", "told_needs_why")]),
        ({"told": "alles", "told_why": ""}, []),
    ],
)
def test_what_one_more_talk_must_answer(given, faults):
    found = faults_of_again(replace(AGAIN, **given))
    assert [(fault.field, fault.code) for fault in found] == faults


@pytest.mark.parametrize(
    ("state", "follow_up", "stays"),
    [
        (State.CLOSED, "geen", True),
        (State.CLOSED, "afgewezen", True),
        (State.CLOSED, "dringend", False),
        (State.OPEN, "geen", False),
        (State.OPEN, "aangeboden", False),
    ],
)
def test_closed_stays_closed_unless_something_is_agreed(state, follow_up, stays, monday):
    again = replace(AGAIN, follow_up=follow_up, follow_up_at=monday)
    assert stays_closed(state=state, again=again) is stays


def test_from_each_state_but_a_melding_a_talk_can_be_added():
    assert not LIFE.open_from(State.MELDING)
    for state in (State.OPEN, State.CLOSED):
        assert {"advies.continue", "advies.continue_and_close"} <= LIFE.open_from(state)


def given_closed(user, at):
    advies = given_advies(user=user, at=at)
    actions.close_advies(user=user, at=at, advies=advies)
    return advies


def go_on(user, at, advies, *, do="close", **told):
    given = {"again": AGAIN, "seen": advies.version, "once": uuid4()} | told
    contact = given.pop("contact", None) or given_contact(user=user, at=at)
    return DO[do](user=user, at=at, advies=advies, contact=contact, **given)


@pytest.mark.usefixtures("at_work")
class TestOneAtATime:
    def test_it_goes_under_the_same_number_with_a_second_worker(self, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        go_on(karim, monday + DAY, advies)
        advies = Advies.objects.select_related("zaak").get()
        panel = advies_panel(zaak=Zaak.objects.get())
        assert [(o.by, o.situation) for o in panel.omschrijvingen] == [
            ("Fatima", ANSWERS.situation),
            ("Karim", AGAIN.situation),
        ]
        assert [(v.name, v.from_date) for v in panel.verantwoordelijken] == [
            ("Fatima", monday.date()),
            ("Karim", (monday + DAY).date()),
        ]
        assert (advies.state, advies.zaak.closed_at) == ("closed", monday + DAY)
        contact = Contact.objects.order_by("pk").last()
        assert (contact.zaak, contact.ended_at) == (advies.zaak, monday + DAY)
        row = AuditRow.objects.last()
        assert (row.verb, row.subject_id) == ("advies.continue_and_close", advies.zaak_id)
        assert row.facts == {"contact": contact.pk, "told": "niet"}

    def test_what_cbs_asked_stays_and_each_talk_keeps_what_it_told(self, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        asked = ("hoedanigheid", "gemeente", "aanleiding", "aard", "channel", "meldcode_step")
        before = {name: getattr(advies, name) for name in asked}
        go_on(karim, monday + DAY, advies, again=replace(AGAIN, channel="chat"))
        advies = Advies.objects.select_related("zaak").get()
        assert {name: getattr(advies, name) for name in asked} == before
        panel = advies_panel(zaak=advies.zaak)
        assert [(o.channel, o.told, o.told_why) for o in panel.omschrijvingen] == [
            ("telefoon", "alles", ""),
            ("chat", "niet", AGAIN.told_why),
        ]
        assert (panel.told, panel.told_why, panel.plan) == ("niet", AGAIN.told_why, "twijfel")

    def test_it_is_sealed(self, fatima, monday):
        go_on(fatima, monday + DAY, given_closed(fatima, monday))
        row = Situatieomschrijving.objects.order_by("at").last()
        written = bytes(row.situation) + bytes(row.advice) + bytes(row.told_why)
        for text in (AGAIN.situation, AGAIN.advice, AGAIN.told_why):
            assert text.encode() not in written

    def test_the_same_worker_answers_for_it_once(self, fatima, monday):
        go_on(fatima, monday + DAY, given_closed(fatima, monday))
        assert Verantwoordelijke.objects.get().from_date == monday.date()

    def test_an_appointment_opens_it_again_with_its_taak(self, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        agreed = replace(AGAIN, follow_up="aangeboden", follow_up_at=monday + 3 * DAY)
        with pytest.raises(WrongState) as refusal:
            go_on(karim, monday + DAY, advies, again=agreed)
        assert refusal.value.code == "follow_up_open"
        assert Situatieomschrijving.objects.count() == 1 and not Taak.objects.exists()
        advies.refresh_from_db()
        go_on(karim, monday + DAY, advies, again=agreed, do="open")
        advies = Advies.objects.select_related("zaak").get()
        assert (advies.state, advies.zaak.closed_at) == ("open", None)
        assert advies.zaak.behandelaar_id == karim.user_id
        taak = Taak.objects.get()
        assert (taak.behandelaar_id, taak.planned_at) == (karim.user_id, monday + 3 * DAY)

    def test_an_open_one_stays_open_in_the_hands_of_the_first(self, fatima, karim, monday):
        go_on(karim, monday + DAY, given_advies(user=fatima, at=monday), do="open")
        zaak = Zaak.objects.get()
        assert (zaak.closed_at, zaak.behandelaar_id) == (None, fatima.user_id)

    def test_after_a_call_back_it_says_where_the_talk_came_from(self, wim, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        verzoek = given_verzoek(user=wim, at=monday + DAY)
        talk = given_talk(user=karim, at=monday + DAY, verzoek=verzoek)
        go_on(karim, monday + DAY, advies, contact=talk)
        assert Relatie.objects.get(kind="teruggebeld").source == verzoek.zaak

    @pytest.mark.parametrize("do", DO)
    def test_the_same_form_twice_is_one_talk(self, do, fatima, monday):
        advies, once = given_closed(fatima, monday), uuid4()
        contact = given_contact(user=fatima, at=monday + DAY)
        for _ in range(2):
            mine = Contact.objects.get(pk=contact.pk)
            go_on(fatima, monday + DAY, advies, contact=mine, do=do, once=once, seen=2)
        assert Situatieomschrijving.objects.count() == 2

    def test_a_stale_page_is_told_so_and_writes_nothing(self, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        stale = Advies.objects.select_related("zaak").get()
        go_on(fatima, monday + DAY, advies)
        with pytest.raises(Conflict):
            go_on(karim, monday + DAY, stale, seen=2)
        assert Situatieomschrijving.objects.count() == 2

    def test_a_contact_that_became_something_else_is_refused(self, fatima, monday):
        advies, other = given_closed(fatima, monday), given_advies(user=fatima, at=monday)
        spent = Contact.objects.get(zaak=other.zaak)
        with pytest.raises(WrongState) as refusal:
            go_on(fatima, monday + DAY, advies, contact=spent)
        assert refusal.value.code == "contact_has_ended"

    @pytest.mark.parametrize("do", DO)
    @pytest.mark.parametrize("name", ["wim", "yara", "daan", "ines", "marit", "stranger"])
    def test_who_may_not_is_refused(self, name, do, request, fatima, monday):
        advies, contact = given_closed(fatima, monday), given_contact(user=fatima, at=monday)
        with pytest.raises(NotAllowed):
            go_on(request.getfixturevalue(name), monday, advies, do=do, contact=contact)
        assert AuditRow.objects.last().outcome == 4
        assert Situatieomschrijving.objects.count() == 1


@pytest.mark.usefixtures("at_work")
class TestRecall:
    def test_it_is_a_look_and_each_try_a_row(self, fatima, karim, monday):
        advies = given_closed(fatima, monday)
        body = advies.zaak.number[2:]
        assert recall_advies(user=karim, body=body, at=monday) == advies
        with pytest.raises(NotFound):
            recall_advies(user=karim, body="2222-2222-2", at=monday)
        rows = AuditRow.objects.filter(verb="advies.recall").order_by("id")
        assert [(r.query, r.row_count, r.subject_id) for r in rows] == [
            ("number", 1, None),
            ("", None, advies.zaak_id),
            ("number", 0, None),
        ]

    @pytest.mark.parametrize("name", ["wim", "yara", "ines", "marit", "stranger"])
    def test_who_may_not_gets_the_answer_of_what_is_not_there(self, name, request, fatima, monday):
        body = given_closed(fatima, monday).zaak.number[2:]
        with pytest.raises(NotFound):
            recall_advies(user=request.getfixturevalue(name), body=body, at=monday)

    def test_a_request_and_what_was_destroyed_are_not_there(self, wim, fatima, monday):
        verzoek = given_verzoek(user=wim, at=monday)
        with pytest.raises(NotFound):
            recall_advies(user=fatima, body=verzoek.zaak.number[2:], at=monday)
        advies = given_closed(fatima, monday)
        destroy_kluis(kluis_id=advies.zaak.kluis_id, at=monday)
        with pytest.raises(NotFound):
            recall_advies(user=fatima, body=advies.zaak.number[2:], at=monday)


class TestTwoAtOnce:
    @pytest.fixture
    def people(self, own_database, monday):
        return join("fatima", at=monday), join("karim", at=monday)

    def test_of_two_talks_at_once_one_looks_again(self, people, monday):
        with inside(people[0].organisatie_id):
            given_closed(people[0], monday)

        def add(user):
            with inside(user.organisatie_id):
                return go_on(user, monday + DAY, Advies.objects.select_related("zaak").get())

        results = together(*(lambda user=user: add(user) for user in people))
        refused = [r for r in results if isinstance(r, Exception)]
        assert all(isinstance(r, Conflict) for r in refused)
        with inside(people[0].organisatie_id):
            assert Situatieomschrijving.objects.count() == 3 - len(refused)

    def test_one_contact_becomes_one_thing(self, people, monday):
        fatima, karim = people
        with inside(fatima.organisatie_id):
            given_closed(fatima, monday)
            contact = given_contact(user=fatima, at=monday)

        def add():
            with inside(fatima.organisatie_id):
                advies = Advies.objects.select_related("zaak").get()
                mine = Contact.objects.get(pk=contact.pk)
                return go_on(fatima, monday + DAY, advies, contact=mine)

        def register():
            with inside(karim.organisatie_id):
                mine = Contact.objects.get(pk=contact.pk)
                return actions.register_advies(
                    user=karim, at=monday, contact=mine, answers=ANSWERS, once=uuid4()
                )

        results = together(add, register)
        refused = [r for r in results if isinstance(r, Exception)]
        assert [r.code for r in refused if isinstance(r, Refused)] == ["contact_has_ended"]
        with inside(fatima.organisatie_id):
            assert Situatieomschrijving.objects.count() == 2
