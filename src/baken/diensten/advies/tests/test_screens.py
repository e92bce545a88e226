"""The screens of a registered advies: promising support, ending it, and the confirmation on paper."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from baken.casework.taak.models import Taak
from baken.diensten.advies import actions
from baken.foundation.audit.models import AuditRow
from tests.cast import (
    ANSWERS,
    PROFESSIONAL,
    client_of,
    given_advies,
    given_follow_up,
    given_support,
    the_clock_at,
)
from tests.typed import NONSENSE

pytestmark = pytest.mark.usefixtures("at_work")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(fatima, now):
    return client_of(fatima)


@pytest.fixture
def advies(fatima, now):
    answers = replace(PROFESSIONAL, name="Dokter De Wit")
    return given_advies(user=fatima, at=now, answers=answers)


def page(name, advies):
    return reverse(name, args=[advies.zaak.number])


def support_form(**typed):
    return {"once": str(uuid4()), "soort": "lokaal_team", "dag": "vr", "tijd": "14"} | typed


class TestSupport:
    def test_it_is_promised_on_a_page_of_its_own_and_stands_on_the_zaak(self, desk, advies):
        shown = desk.get(page("zaak", advies)).content.decode()
        assert page("advies-support", advies) in shown
        assert desk.get(page("advies-support", advies)).status_code == 200
        form = support_form()
        for _ in range(2):
            assert desk.post(page("advies-support", advies), form).status_code == 302
        assert Taak.objects.get().soort == "lokaal_team"
        shown = desk.get(page("zaak", advies)).content.decode()
        assert "Overleg lokaal team" in shown and "Rond eerst de afspraak af." in shown

    @pytest.mark.parametrize(
        ("typed", "field", "sentence"),
        [
            ({"soort": ""}, "soort", "Kies wat je beloofd hebt."),
            ({"soort": "vervolg"}, "soort", ""),
            ({"dag": ""}, "dag", "Vul een dag in"),
            ({"dag": "1-1-2020"}, "dag", "al voorbij"),
            ({"tijd": "25"}, "tijd", "Vul een tijd in"),
            ({"once": "x"}, "once", ""),
        ],
    )
    def test_a_faulty_answer_is_named(self, typed, field, sentence, desk, advies):
        answer = desk.post(page("advies-support", advies), support_form(**typed))
        assert answer.status_code == 422 and field in answer.context["form"].errors
        assert sentence in answer.content.decode() and not Taak.objects.exists()

    @pytest.mark.parametrize("kind", NONSENSE)
    def test_nonsense_is_never_a_server_error(self, kind, desk, advies):
        for field in ("once", "soort", "dag", "tijd"):
            answer = desk.post(
                page("advies-support", advies), support_form(**{field: NONSENSE[kind]})
            )
            assert answer.status_code in (302, 422)
        taak = Taak.objects.first() or given_support_of(advies, desk)
        url = reverse("advies-end-support", args=[advies.zaak.number, taak.pk])
        for field in ("seen", "outcome"):
            typed = {"seen": "1", "outcome": "gedaan"} | {field: NONSENSE[kind]}
            assert desk.post(url, typed).status_code == 409

    def test_it_ends_with_an_outcome_that_stays_in_sight(self, desk, fatima, now):
        taak = given_support(user=fatima, at=now, planned_at=now + DAY)
        url = reverse("advies-end-support", args=[taak.zaak.number, taak.pk])
        assert desk.post(url, {"seen": "1", "outcome": "ging_niet_door"}).status_code == 302
        shown = desk.get(reverse("zaak", args=[taak.zaak.number])).content.decode()
        assert "Ging niet door" in shown and "Sluit dit advies" in shown
        assert "Rond eerst de afspraak af." not in shown

    def test_a_burger_is_offered_neither(self, desk, fatima, now):
        burger = given_advies(user=fatima, at=now, answers=ANSWERS)
        shown = desk.get(page("zaak", burger)).content.decode()
        assert page("advies-support", burger) not in shown
        assert page("advies-confirmation", burger) not in shown
        answer = desk.post(page("advies-support", burger), support_form())
        assert answer.status_code == 409 and "voor professionals" in answer.content.decode()

    def test_it_stands_on_mijn_werk_on_its_day(self, desk, fatima, now):
        given_support(user=fatima, at=now, planned_at=now + timedelta(hours=3))
        given_follow_up(user=fatima, at=now, planned_at=now + timedelta(hours=4))
        given_support(user=fatima, at=now, planned_at=now + 3 * DAY)
        work = desk.get(reverse("werk")).context["work"]
        assert [one.soort for one in work.appointments] == ["mee_naar_gesprek", "vervolg"]
        assert "Mee naar gesprek" in desk.get(reverse("werk")).content.decode()

    @pytest.mark.parametrize("name", ["wim", "marit", "daan", "ines", "stranger", "yara"])
    def test_for_who_may_not_it_is_not_there(self, name, request, advies):
        there = client_of(request.getfixturevalue(name))
        assert there.get(page("advies-support", advies)).status_code == 404
        assert there.post(page("advies-support", advies), support_form()).status_code == 404


def given_support_of(advies, desk):
    desk.post(page("advies-support", advies), support_form())
    return Taak.objects.get()


class TestConfirmation:
    def confirmed(self):
        return AuditRow.objects.filter(verb="advies.confirm", outcome=0).count()

    def test_it_is_read_over_first_and_printing_is_a_look_of_its_own(self, desk, advies):
        url = page("advies-confirmation", advies)
        shown = desk.get(url).content.decode()
        assert "Staan er geen namen in?" in shown and ANSWERS.situation in shown
        assert not AuditRow.objects.filter(verb="advies.confirm").exists()
        answer = desk.post(url, {"nagelezen": "on"})
        paper = answer.content.decode()
        assert answer.status_code == 200
        for there in (advies.zaak.number, ANSWERS.situation, ANSWERS.advice, "2026"):
            assert there in paper
        row = AuditRow.objects.get(verb="advies.confirm")
        assert (row.action, row.subject_id) == ("R", advies.zaak_id)

    def test_no_name_and_no_organisation_stands_on_it(self, desk, advies):
        paper = desk.post(page("advies-confirmation", advies), {"nagelezen": "on"})
        article = paper.content.decode().split("<article")[1].split("</article>")[0]
        for absent in ("De Wit", "Praktijk Noord", "Fatima", "Huisarts"):
            assert absent not in article

    @pytest.mark.parametrize("typed", [{}, {"nagelezen": ""}, {"x": "on"}])
    def test_without_the_tick_there_is_no_paper(self, typed, desk, advies):
        answer = desk.post(page("advies-confirmation", advies), typed)
        assert answer.status_code == 422 and 'id="fouten"' in answer.content.decode()
        assert "<article" not in answer.content.decode()
        assert not AuditRow.objects.filter(verb="advies.confirm").exists()

    def test_a_burger_gets_none(self, desk, fatima, now):
        burger = given_advies(user=fatima, at=now)
        url = page("advies-confirmation", burger)
        for answer, status in ((desk.get(url), 409), (desk.post(url, {"nagelezen": "on"}), 404)):
            assert answer.status_code == status
            assert ANSWERS.situation not in answer.content.decode()
        assert not AuditRow.objects.filter(verb="advies.confirm", outcome=0).exists()

    def test_a_closed_advies_can_still_be_confirmed(self, desk, fatima, advies, now):
        actions.close_advies(user=fatima, at=now, advies=advies)
        assert (
            page("advies-confirmation", advies) in desk.get(page("zaak", advies)).content.decode()
        )
        assert (
            desk.post(page("advies-confirmation", advies), {"nagelezen": "on"}).status_code == 200
        )

    @pytest.mark.parametrize("name", ["wim", "marit", "daan", "ines", "stranger", "yara"])
    def test_for_who_may_not_it_is_not_there(self, name, request, advies):
        there = client_of(request.getfixturevalue(name))
        url = page("advies-confirmation", advies)
        assert there.get(url).status_code == 404
        assert there.post(url, {"nagelezen": "on"}).status_code == 404
