"""Support promised to a professional: a taak of the one who promised it, until it ends."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.taak.models import Taak
from baken.core.errors import Conflict, NotAllowed, Refused, WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import advies_panel, find_advies
from baken.diensten.advies.rules.answers import Support
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from tests.cast import (
    PROFESSIONAL,
    given_advies,
    given_contact,
    given_follow_up,
    given_support,
    join,
)
from tests.together import together

DAY = timedelta(days=1)


def with_support(monday, *soorten, **more):
    promised = tuple(
        Support(soort=soort, at=monday + n * DAY) for n, soort in enumerate(soorten, start=1)
    )
    return replace(PROFESSIONAL, support=promised, **more)


def promise(user, at, advies, soort="veiligheidsplan", once=None):
    support = Support(soort=soort, at=at + DAY)
    return actions.promise_support(user=user, at=at, advies=advies, support=support, once=once)


@pytest.mark.usefixtures("at_work")
class TestOneAtATime:
    def test_each_promise_is_a_taak_of_the_same_worker_with_a_code_and_a_moment(
        self, fatima, monday
    ):
        answers = with_support(monday, "mee_naar_gesprek", "veiligheidsplan")
        advies = given_advies(user=fatima, at=monday, answers=answers)
        found = list(Taak.objects.order_by("planned_at"))
        assert [(t.soort, t.planned_at, t.behandelaar_id) for t in found] == [
            ("mee_naar_gesprek", monday + DAY, fatima.user_id),
            ("veiligheidsplan", monday + 2 * DAY, fatima.user_id),
        ]
        assert [taak.soort for taak in advies_panel(zaak=advies.zaak).taken] == [
            "mee_naar_gesprek",
            "veiligheidsplan",
        ]

    def test_no_column_of_a_taak_can_hold_a_word_about_a_family(self):
        texts = {f.name for f in Taak._meta.fields if f.get_internal_type() in ("TextField", "BinaryField")}  # fmt: skip
        assert not texts
        assert {"soort", "outcome"} == Taak.keep

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({}, "support_open"),
            ({"follow_up": "dringend"}, "follow_up_and_support_open"),
        ],
    )
    def test_with_support_nothing_is_closed_at_once(self, more, code, fatima, monday):
        more = more | ({"follow_up_at": monday + DAY} if more else {})
        with pytest.raises(WrongState) as refusal:
            actions.register_and_close(
                user=fatima,
                at=monday,
                contact=given_contact(user=fatima, at=monday),
                answers=with_support(monday, "lokaal_team", **more),
                once=uuid4(),
            )
        assert refusal.value.code == code
        assert not Advies.objects.exists() and not Taak.objects.exists()

    def test_it_closes_when_the_last_promise_has_ended(self, fatima, monday):
        answers = with_support(monday, "mee_naar_gesprek", follow_up="aangeboden", follow_up_at=monday + DAY)  # fmt: skip
        advies = given_advies(user=fatima, at=monday, answers=answers)
        support = Taak.objects.select_related("zaak").get(soort="mee_naar_gesprek")
        follow_up = Taak.objects.select_related("zaak").get(soort="vervolg")
        codes = []
        for end, taak, outcome in (
            (actions.end_follow_up, follow_up, "gesproken"),
            (actions.end_support, support, "gedaan"),
        ):
            with pytest.raises(WrongState) as refusal:
                actions.close_advies(user=fatima, at=monday, advies=advies)
            codes.append(refusal.value.code)
            end(user=fatima, at=monday + DAY, taak=taak, outcome=outcome, seen=1)
        assert codes == ["follow_up_and_support_open", "support_open"]
        actions.close_advies(user=fatima, at=monday + DAY, advies=advies)
        assert Advies.objects.get().state == "closed"

    @pytest.mark.parametrize(
        ("outcome", "done"), [("gedaan", True), ("ging_niet_door", False), ("niet_meer_nodig", False)]
    )  # fmt: skip
    def test_it_ends_as_done_or_as_withdrawn_by_its_outcome(self, outcome, done, fatima, monday):
        taak = given_support(user=fatima, at=monday, planned_at=monday + DAY)
        actions.end_support(user=fatima, at=monday + DAY, taak=taak, outcome=outcome, seen=1)
        taak.refresh_from_db()
        assert (taak.done_at is not None, taak.withdrawn_at is not None) == (done, not done)
        row = AuditRow.objects.last()
        assert (row.verb, row.facts) == ("advies.end_support", {"outcome": outcome})
        panel = advies_panel(zaak=taak.zaak)
        assert not panel.taken and [t.outcome for t in panel.ended] == [outcome]

    def test_it_ends_once_and_not_by_a_stale_page(self, fatima, monday):
        taak = given_support(user=fatima, at=monday, planned_at=monday + DAY)
        with pytest.raises(Conflict):
            actions.end_support(user=fatima, at=monday, taak=taak, outcome="gedaan", seen=7)
        actions.end_support(user=fatima, at=monday, taak=taak, outcome="gedaan", seen=1)
        with pytest.raises(WrongState) as refusal:
            actions.end_support(user=fatima, at=monday, taak=taak, outcome="gedaan", seen=2)
        assert refusal.value.code == "taak_has_ended"

    def test_support_does_not_end_as_a_follow_up_nor_the_other_way_round(self, fatima, monday):
        support = given_support(user=fatima, at=monday, planned_at=monday + DAY)
        follow_up = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        with pytest.raises(WrongState):
            actions.end_follow_up(user=fatima, at=monday, taak=support, outcome="gesproken", seen=1)
        with pytest.raises(WrongState):
            actions.end_support(user=fatima, at=monday, taak=follow_up, outcome="gedaan", seen=1)

    def test_one_more_can_be_promised_while_it_is_open_and_the_same_form_once(self, fatima, monday):
        advies = given_advies(user=fatima, at=monday, answers=PROFESSIONAL)
        once = uuid4()
        for _ in range(2):
            promise(fatima, monday, advies, once=once)
        assert Taak.objects.get().soort == "veiligheidsplan"
        assert AuditRow.objects.last().facts == {"soort": "veiligheidsplan"}
        promise(fatima, monday, advies, once=uuid4())
        assert Taak.objects.count() == 2

    def test_a_burger_and_a_closed_advies_get_no_support(self, fatima, monday):
        burger = given_advies(user=fatima, at=monday)
        with pytest.raises(WrongState) as refusal:
            promise(fatima, monday, burger)
        assert refusal.value.code == "support_for_professional"
        advies = given_advies(user=fatima, at=monday, answers=PROFESSIONAL)
        actions.close_advies(user=fatima, at=monday, advies=advies)
        with pytest.raises(WrongState) as refusal:
            promise(fatima, monday, advies)
        assert refusal.value.code == "zaak_is_closed"
        assert not Taak.objects.exists()

    @pytest.mark.parametrize("name", ["wim", "yara", "daan", "ines", "marit", "stranger"])
    def test_who_may_not_promise_or_end_is_refused(self, name, request, fatima, monday):
        taak = given_support(user=fatima, at=monday, planned_at=monday + DAY)
        advies = Advies.objects.select_related("zaak").get()
        person = request.getfixturevalue(name)
        with pytest.raises(NotAllowed):
            promise(person, monday, advies)
        with pytest.raises(NotAllowed):
            actions.end_support(user=person, at=monday, taak=taak, outcome="gedaan", seen=1)
        assert Taak.objects.count() == 1 and not Taak.objects.get().outcome

    @pytest.mark.parametrize("name", ["karim", "lotte"])
    def test_a_colleague_may(self, name, request, fatima, monday):
        taak = given_support(user=fatima, at=monday, planned_at=monday + DAY)
        person = request.getfixturevalue(name)
        promise(person, monday, Advies.objects.select_related("zaak").get())
        actions.end_support(user=person, at=monday, taak=taak, outcome="gedaan", seen=1)
        assert Taak.objects.filter(behandelaar=person.user_id).count() == 1

    @pytest.mark.parametrize(
        ("verwijzing", "naar", "may_be"),
        [
            ("", "", True),
            ("geen", "", True),
            ("begeleid", "", True),
            ("verwezen", "huisarts", True),
            ("verwezen", "", False),
            ("geen", "huisarts", False),
            ("", "huisarts", False),
            ("misschien", "", False),
        ],
    )
    def test_the_database_keeps_a_referral_whole(self, verwijzing, naar, may_be, fatima, monday):
        advies = given_advies(user=fatima, at=monday)
        wanted = Advies.objects.filter(pk=advies.pk)
        if may_be:
            wanted.update(verwijzing=verwijzing, verwezen_naar=naar)
            panel = advies_panel(zaak=advies.zaak)
            assert (panel.verwijzing, panel.verwezen_naar) == (verwijzing, naar)
        else:
            with pytest.raises(IntegrityError), transaction.atomic():
                wanted.update(verwijzing=verwijzing, verwezen_naar=naar)


class TestTwoAtOnce:
    @pytest.fixture
    def people(self, own_database, monday):
        return join("fatima", at=monday), join("karim", at=monday)

    def test_closing_and_promising_do_not_pass_each_other(self, people, monday):
        fatima, karim = people
        with inside(fatima.organisatie_id):
            number = given_advies(user=fatima, at=monday, answers=PROFESSIONAL).zaak.number

        def close():
            with inside(fatima.organisatie_id):
                mine = find_advies(user=fatima, number=number)
                return actions.close_advies(user=fatima, at=monday, advies=mine)

        def give():
            with inside(karim.organisatie_id):
                return promise(karim, monday, find_advies(user=karim, number=number))

        closed, promised = together(close, give)
        refused = [one for one in (closed, promised) if isinstance(one, Refused)]
        assert len(refused) == 1, (closed, promised)
        with inside(fatima.organisatie_id):
            assert (Advies.objects.get().state == "closed") is not Taak.objects.exists()
