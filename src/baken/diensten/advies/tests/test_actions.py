"""What people do with an advies: the rows, the trail, who may not, and two at once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact, Naam
from baken.casework.taak.models import Taak
from baken.casework.taak.queries import find_taak
from baken.casework.zaak.models import Relatie, Zaak
from baken.core.errors import Conflict, NotAllowed, NotFound, Refused, WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.queries import advies_of_contact, advies_panel, find_advies
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from tests.cast import (
    ANSWERS,
    given_advies,
    given_contact,
    given_follow_up,
    given_talk,
    given_verzoek,
    join,
)
from tests.together import together

DAY = timedelta(days=1)


def register(user, at, contact, answers=ANSWERS, do=actions.register_advies, once=None):
    return do(user=user, at=at, contact=contact, answers=answers, once=once or uuid4())


@pytest.mark.usefixtures("at_work")
class TestOneAtATime:
    def test_an_advies_is_registered_under_the_number_that_was_told(self, fatima, monday):
        contact = given_contact(user=fatima, at=monday)
        advies = register(fatima, monday, contact)
        assert advies.zaak.number == f"A-{contact.body}"
        assert (advies.state, advies.zaak.queue, advies.zaak.behandelaar_id) == (
            "open",
            "frontoffice",
            fatima.user_id,
        )
        assert advies.is_anonymous and not Naam.objects.exists()
        assert (
            Contact.objects.get().zaak == advies.zaak and Contact.objects.get().ended_at == monday
        )
        panel = advies_panel(zaak=advies.zaak)
        assert panel.omschrijvingen[0].situation == ANSWERS.situation
        assert (panel.hoedanigheid, panel.gemeente, list(panel.aard)) == (
            "buurtbewoner",
            "0479",
            ["03", "08"],
        )
        assert advies_of_contact(contact=contact) == advies
        row = AuditRow.objects.last()
        assert (row.verb, row.action, row.subject_id) == ("advies.register", "C", advies.zaak_id)
        assert row.facts == {"contact": contact.pk, "told": "alles"}

    def test_what_is_written_is_sealed(self, fatima, monday):
        given_advies(user=fatima, at=monday)
        row = Situatieomschrijving.objects.get()
        assert ANSWERS.situation.encode() not in bytes(row.situation) + bytes(row.advice)

    def test_the_name_is_kept_only_as_he_allows(self, fatima, monday):
        advies = given_advies(user=fatima, at=monday, answers=replace(ANSWERS, name="Jan de Boer"))
        assert not advies.is_anonymous and Naam.objects.get().name == "Jan de Boer"

    def test_it_can_be_closed_at_once(self, fatima, monday):
        advies = register(
            fatima, monday, given_contact(user=fatima, at=monday), do=actions.register_and_close
        )
        assert (advies.state, advies.zaak.closed_at) == ("closed", monday)
        assert list(AuditRow.objects.order_by("id").values_list("verb", flat=True)) == [
            "contact.begin", "advies.register_and_close",
        ]  # fmt: skip

    def test_with_a_follow_up_nothing_is_closed_and_nothing_is_registered(self, fatima, monday):
        contact = given_contact(user=fatima, at=monday)
        answers = replace(ANSWERS, follow_up="dringend", follow_up_at=monday + DAY)
        with pytest.raises(WrongState) as refusal:
            register(fatima, monday, contact, answers, actions.register_and_close)
        assert refusal.value.code == "follow_up_open"
        assert (
            not Advies.objects.exists() and not Zaak.objects.exists() and not Taak.objects.exists()
        )
        contact.refresh_from_db()
        assert contact.ended_at is None
        assert AuditRow.objects.get(outcome=4).reason == "follow_up_open"

    def test_a_follow_up_is_a_taak_of_the_same_worker_and_then_it_closes(self, fatima, monday):
        taak = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        assert (taak.behandelaar_id, taak.planned_at, taak.soort) == (
            fatima.user_id,
            monday + DAY,
            "vervolg",
        )
        advies = find_advies(user=fatima, number=taak.zaak.number)
        with pytest.raises(WrongState):
            actions.close_advies(user=fatima, at=monday, advies=advies)
        actions.end_follow_up(user=fatima, at=monday + DAY, taak=taak, outcome="gesproken", seen=1)
        assert (taak.done_at, taak.outcome, taak.version) == (monday + DAY, "gesproken", 2)
        actions.close_advies(user=fatima, at=monday + DAY, advies=advies)
        assert Zaak.objects.get(pk=advies.zaak_id).closed_at == monday + DAY

    @pytest.mark.parametrize("follow_up", ["geen", "afgewezen"])
    def test_without_an_appointment_there_is_no_taak(self, follow_up, fatima, monday):
        given_advies(
            user=fatima,
            at=monday,
            answers=replace(ANSWERS, follow_up=follow_up, follow_up_at=monday + DAY),
        )
        assert not Taak.objects.exists()

    def test_a_follow_up_ends_once_and_not_by_a_stale_page(self, fatima, monday):
        taak = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        with pytest.raises(Conflict):
            actions.end_follow_up(user=fatima, at=monday, taak=taak, outcome="gesproken", seen=7)
        actions.end_follow_up(user=fatima, at=monday, taak=taak, outcome="gesproken", seen=1)
        with pytest.raises(WrongState):
            actions.end_follow_up(user=fatima, at=monday, taak=taak, outcome="gesproken", seen=2)

    def test_an_advies_of_a_call_back_names_where_it_came_from(self, wim, fatima, monday):
        verzoek = given_verzoek(user=wim, at=monday)
        advies = register(fatima, monday, given_talk(user=fatima, at=monday, verzoek=verzoek))
        relatie = Relatie.objects.get()
        assert (relatie.zaak, relatie.source, relatie.kind) == (
            advies.zaak,
            verzoek.zaak,
            "teruggebeld",
        )

    @pytest.mark.parametrize("do", [actions.register_advies, actions.register_and_close])
    def test_the_same_form_twice_is_one_advies(self, do, fatima, monday):
        contact, once = given_contact(user=fatima, at=monday), uuid4()
        made = {
            register(fatima, monday, Contact.objects.get(pk=contact.pk), do=do, once=once).pk
            for _ in range(2)
        }
        assert made == set(Advies.objects.values_list("pk", flat=True))

    def test_a_contact_becomes_one_thing(self, fatima, karim, monday):
        contact = given_contact(user=fatima, at=monday)
        register(fatima, monday, contact)
        with pytest.raises(WrongState) as refusal:
            register(karim, monday, contact)
        assert refusal.value.code == "contact_has_ended"

    @pytest.mark.parametrize("name", ["wim", "daan", "ines", "marit", "stranger"])
    def test_who_may_not_advise_is_refused(self, name, request, fatima, monday):
        contact = given_contact(user=fatima, at=monday)
        with pytest.raises(NotAllowed):
            register(request.getfixturevalue(name), monday, contact)
        assert (AuditRow.objects.last().verb, AuditRow.objects.last().outcome) == (
            "advies.register",
            4,
        )
        assert not Advies.objects.exists()

    @pytest.mark.parametrize("name", ["wim", "yara", "daan", "ines", "marit", "stranger"])
    def test_who_may_not_close_or_follow_up_is_refused(self, name, request, fatima, monday):
        taak = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        advies = Advies.objects.select_related("zaak").get()
        person = request.getfixturevalue(name)
        with pytest.raises(NotAllowed):
            actions.close_advies(user=person, at=monday, advies=advies)
        with pytest.raises(NotAllowed):
            actions.end_follow_up(user=person, at=monday, taak=taak, outcome="gesproken", seen=1)
        assert AuditRow.objects.filter(outcome=4).count() == 2
        assert Advies.objects.get().state == "open"

    def test_a_closed_advies_stays_closed(self, fatima, karim, monday):
        advies = given_advies(user=fatima, at=monday)
        stale = Advies.objects.select_related("zaak").get()
        actions.close_advies(user=fatima, at=monday, advies=advies)
        with pytest.raises(WrongState):
            actions.close_advies(user=karim, at=monday + DAY, advies=stale)
        with pytest.raises(Conflict):
            actions.close_advies(user=karim, at=monday + DAY, advies=stale, seen=1)
        assert Zaak.objects.get().closed_at == monday

    def test_a_taak_of_another_zaak_is_not_found(self, fatima, monday):
        first = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        second = given_advies(user=fatima, at=monday)
        with pytest.raises(NotFound):
            find_taak(zaak=second.zaak, pk=first.pk)


class TestTwoAtOnce:
    @pytest.fixture
    def people(self, own_database, monday):
        return join("fatima", at=monday), join("karim", at=monday)

    def test_closing_and_ending_the_follow_up_do_not_pass_each_other(self, people, monday):
        fatima, karim = people
        with inside(fatima.organisatie_id):
            taak = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)

        def close():
            with inside(fatima.organisatie_id):
                mine = find_advies(user=fatima, number=taak.zaak.number)
                return actions.close_advies(user=fatima, at=monday, advies=mine)

        def end():
            with inside(karim.organisatie_id):
                mine = find_taak(zaak=taak.zaak, pk=taak.pk)
                return actions.end_follow_up(
                    user=karim, at=monday, taak=mine, outcome="gesproken", seen=1
                )

        closed, ended = together(close, end)
        assert ended is None
        assert closed is None or (isinstance(closed, Refused) and closed.code == "follow_up_open")
        with inside(fatima.organisatie_id):
            advies = Advies.objects.select_related("zaak").get()
            assert (advies.state == "closed") is (closed is None)
            assert not (advies.state == "closed" and Taak.objects.filter(done_at=None).exists())

    def test_two_people_register_the_same_talk(self, people, monday):
        contact = given_contact(user=people[0], at=monday)

        def save(user):
            with inside(user.organisatie_id):
                return register(user, monday, Contact.objects.get(pk=contact.pk))

        results = together(*(lambda user=user: save(user) for user in people))
        refused = [r for r in results if isinstance(r, Exception)]
        assert [r.code for r in refused if isinstance(r, Refused)] == ["contact_has_ended"]
        assert len(refused) == 1

    def test_one_form_is_sent_twice_at_once(self, people, monday):
        contact, once = given_contact(user=people[0], at=monday), uuid4()

        def save():
            with inside(people[0].organisatie_id):
                mine = Contact.objects.get(pk=contact.pk)
                return register(
                    people[0], monday, mine, do=actions.register_and_close, once=once
                ).pk

        first, second = together(save, save)
        assert first == second
