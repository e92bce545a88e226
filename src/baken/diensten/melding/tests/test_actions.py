"""An advies becomes a melding: once, with its clocks, and nothing is typed twice."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.dossier.models import Betrokkene, Dossier, Rol
from baken.casework.dossier.queries import find_betrokkene, people_of
from baken.casework.dossier.rules.birth import Birth
from baken.casework.dossier.rules.person import Told
from baken.casework.taak.models import Taak
from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Relatie, Zaak
from baken.core.errors import Conflict, NotAllowed, NotFound, WrongState
from baken.diensten.advies.actions import close_advies
from baken.diensten.advies.queries import find_advies
from baken.diensten.melding import actions
from baken.diensten.melding.models import Melder, Melding
from baken.diensten.melding.queries import find_melding, melder_card, melding_panel
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from baken.foundation.audit.models import AuditRow
from baken.foundation.vault.models import Kluis
from tests.cast import ANSWERS, given_advies, given_follow_up, given_melding

pytestmark = pytest.mark.usefixtures("at_work")

DAY = timedelta(days=1)
KNOWN = Opening(
    basis=Basis.MELDER, told="alles", melder_name="Jan de Boer", melder_telephone="+31655501234"
)


def ourselves(yara, second):
    return Opening(
        basis=Basis.AMBTSHALVE,
        told="niet",
        told_why="De lijn viel weg.",
        reason="Het kind is nu niet veilig.",
        second_person_id=second.user_id,
    )


def opened(user, at, advies, opening=KNOWN, once=None):
    by_melder = opening.basis is Basis.MELDER
    do = actions.open_from_advies if by_melder else actions.open_without_melder
    return do(user=user, at=at, advies=advies, opening=opening, once=once or uuid4())


class TestOpening:
    def test_what_was_told_goes_along_and_the_advies_ends(self, fatima, monday):
        advies = given_advies(user=fatima, at=monday)
        later = monday + timedelta(minutes=9)
        melding = opened(fatima, later, advies)
        panel = melding_panel(zaak=melding.zaak, user=fatima)
        assert melding.zaak.number.startswith("M-")
        assert (panel.situation, panel.gemeente) == (ANSWERS.situation, ANSWERS.gemeente)
        assert (panel.hoedanigheid, panel.aard) == (ANSWERS.hoedanigheid, list(ANSWERS.aard))
        assert (panel.from_number, panel.state) == (advies.zaak.number, "received")
        advies.refresh_from_db()
        assert advies.state == "melding"
        assert Zaak.objects.get(pk=advies.zaak_id).closed_at == later
        relatie = Relatie.objects.get()
        assert (relatie.zaak, relatie.source, relatie.kind) == (
            melding.zaak, advies.zaak, "omgezet",
        )  # fmt: skip

    def test_its_clocks_run_from_now(self, fatima, monday):
        melding = opened(fatima, monday, given_advies(user=fatima, at=monday - DAY))
        clocks = Termijn.objects.filter(zaak=melding.zaak)
        assert {(one.key, one.started_at, one.is_aim) for one in clocks} == {
            ("veiligheidsbeoordeling.wet", monday, False),
            ("veiligheidsbeoordeling.norm", monday, True),
            ("melding.afronding", monday, True),
        }

    def test_an_advies_that_was_closed_keeps_its_own_end(self, fatima, monday):
        advies = given_advies(user=fatima, at=monday)
        close_advies(user=fatima, at=monday, advies=advies)
        opened(fatima, monday + DAY, find_advies(user=fatima, number=advies.zaak.number))
        assert Zaak.objects.get(pk=advies.zaak_id).closed_at == monday

    def test_an_agreed_follow_up_is_no_longer_needed(self, fatima, monday):
        taak = given_follow_up(user=fatima, at=monday, planned_at=monday + DAY)
        opened(fatima, monday, find_advies(user=fatima, number=taak.zaak.number))
        taak = Taak.objects.get(pk=taak.pk)
        assert (taak.withdrawn_at, taak.outcome) == (monday, "omgezet_in_melding")

    def test_it_happens_once(self, fatima, karim, monday):
        advies = given_advies(user=fatima, at=monday)
        opened(fatima, monday, advies)
        with pytest.raises(WrongState) as refusal:
            opened(karim, monday, find_advies(user=karim, number=advies.zaak.number))
        assert refusal.value.code == "is_melding_already"
        assert Melding.objects.count() == 1

    def test_the_same_form_twice_is_one_melding(self, fatima, monday):
        advies, once = given_advies(user=fatima, at=monday), uuid4()
        first = opened(fatima, monday, advies, once=once)
        again = find_advies(user=fatima, number=advies.zaak.number)
        assert opened(fatima, monday, again, once=once).pk == first.pk

    @pytest.mark.parametrize("name", ["wim", "daan", "ines", "marit"])
    def test_who_may_not(self, name, request, fatima, monday):
        advies = given_advies(user=fatima, at=monday)
        with pytest.raises(NotAllowed):
            opened(request.getfixturevalue(name), monday, advies)
        assert not Melding.objects.exists()

    def test_no_other_region_finds_the_advies(self, fatima, stranger, monday):
        advies = given_advies(user=fatima, at=monday)
        with pytest.raises(NotFound):
            find_advies(user=stranger, number=advies.zaak.number)


class TestWithoutMelder:
    def test_a_gedragswetenschapper_can_with_a_reason_and_a_second_name(
        self, fatima, yara, marit, monday
    ):
        advies = given_advies(user=fatima, at=monday)
        melding = opened(yara, monday, advies, ourselves(yara, marit))
        panel = melding_panel(zaak=melding.zaak, user=yara)
        assert (panel.basis, panel.reason) == ("ambtshalve", "Het kind is nu niet veilig.")
        assert panel.second_person and not panel.has_melder
        assert AuditRow.objects.last().facts["basis"] == "ambtshalve"

    def test_a_melding_of_nobody_known_waits_for_a_decision(self, fatima, yara, marit, monday):
        opening = replace(ourselves(yara, marit), basis=Basis.DUBBEL_ANONIEM)
        melding = opened(yara, monday, given_advies(user=fatima, at=monday), opening)
        assert melding.state == "without_melder"

    def test_the_front_office_cannot_do_it_alone(self, fatima, marit, monday):
        with pytest.raises(NotAllowed):
            opened(fatima, monday, given_advies(user=fatima, at=monday), ourselves(fatima, marit))

    def test_the_database_wants_the_reason_too(self, fatima, monday):
        opened(fatima, monday, given_advies(user=fatima, at=monday))
        with pytest.raises(IntegrityError), transaction.atomic():
            Melding.objects.update(basis="ambtshalve")


class TestMelder:
    def test_who_reported_has_a_kluis_of_his_own_and_reading_it_leaves_a_row(self, fatima, monday):
        melding = given_melding(user=fatima, at=monday)
        melder = Melder.objects.get()
        assert melder.kluis.purpose == "melder" and melder.kluis_id != melding.zaak.kluis_id
        assert b"Jan de Boer" not in bytes(melder.name)
        card = melder_card(user=fatima, number=melding.zaak.number, at=monday)
        assert (card.name, card.safe.number, card.may_be_named) == (
            "Jan de Boer", "+31655501234", False,
        )  # fmt: skip
        assert AuditRow.objects.filter(verb="melder.view").count() == 1

    @pytest.mark.parametrize("name", ["karim", "wim", "daan", "marit"])
    def test_who_may_not_read_it(self, name, request, fatima, monday):
        melding = given_melding(user=fatima, at=monday)
        with pytest.raises(NotFound):
            melder_card(user=request.getfixturevalue(name), number=melding.zaak.number, at=monday)


class TestBetrokkenen:
    CHILD = Told(
        rollen=("kind", "slachtoffer"),
        geslacht="V",
        voornamen="Mila",
        voorvoegsel="van",
        geslachtsnaam="Dam",
        birth=Birth(year=2015, month=4),
    )

    def test_a_person_stands_in_the_dossier_with_the_age_of_then(self, fatima, monday):
        melding = given_melding(user=fatima, at=monday)
        actions.add_betrokkene(user=fatima, at=monday, melding=melding, told=self.CHILD)
        (one,) = people_of(zaak=melding.zaak, on=monday.date())
        assert (one.name, set(one.rollen), one.ages) == (
            "Mila van Dam", {"kind", "slachtoffer"}, (10, 10),
        )  # fmt: skip
        row = Betrokkene.objects.get()
        assert b"Mila" not in bytes(row.voornamen)
        assert row.kluis_id == Dossier.objects.get().kluis_id != melding.zaak.kluis_id

    def test_what_is_known_better_stands_in_its_place(self, fatima, yara, monday):
        melding = given_melding(user=fatima, at=monday)
        actions.add_betrokkene(user=fatima, at=monday, melding=melding, told=self.CHILD)
        one = Betrokkene.objects.get()
        told = replace(self.CHILD, rollen=("kind",), voornamen="Milou", birth=None)
        change = {"melding": melding, "told": told, "seen": 1, "at": monday, "user": yara}
        found = find_betrokkene(zaak=melding.zaak, pk=one.pk)
        actions.change_betrokkene(betrokkene=found, **change)
        (seen,) = people_of(zaak=melding.zaak, on=monday.date())
        assert (seen.voornamen, seen.rollen, seen.ages) == ("Milou", ["kind"], None)
        with pytest.raises(Conflict):
            again = find_betrokkene(zaak=melding.zaak, pk=one.pk)
            actions.change_betrokkene(betrokkene=again, **change)

    def test_a_person_of_another_dossier_is_not_found(self, fatima, monday):
        mine, other = (given_melding(user=fatima, at=monday) for _ in range(2))
        actions.add_betrokkene(user=fatima, at=monday, melding=other, told=self.CHILD)
        with pytest.raises(NotFound):
            find_betrokkene(zaak=mine.zaak, pk=Betrokkene.objects.get().pk)

    def test_another_worker_of_the_front_office_does_not_reach_it(self, fatima, karim, monday):
        melding = given_melding(user=fatima, at=monday)
        with pytest.raises(NotFound):
            find_melding(user=karim, number=melding.zaak.number)
        with pytest.raises(NotAllowed):
            actions.add_betrokkene(user=karim, at=monday, melding=melding, told=self.CHILD)

    def test_destroying_the_dossier_leaves_the_melder_and_the_other_way_round(self, fatima, monday):
        given_melding(user=fatima, at=monday)
        purposes = list(Kluis.objects.values_list("purpose", flat=True))
        assert sorted(purposes) == ["dossier", "melder", "zaak", "zaak"]
        assert not Rol.objects.exists()
