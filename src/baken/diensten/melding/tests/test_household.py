"""The people of a melding: the BSN of each, and how they belong together."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.dossier.models import Adres, Bereik, Betrokkene, PersoonRelatie
from baken.casework.dossier.queries import (
    bsn_of,
    find_adres,
    find_bereik,
    find_relatie,
    people_of,
    relaties_of,
)
from baken.casework.dossier.rules.person import Told
from baken.casework.dossier.rules.relation import Relation
from baken.core.errors import Conflict, NotAllowed, NotFound, WrongState
from baken.diensten.melding import actions
from baken.diensten.melding.tests.household import MOVED, lives, reached, relate
from baken.foundation.audit.models import AuditRow
from tests.cast import given_household, given_melding

pytestmark = pytest.mark.usefixtures("at_work")


class TestBsn:
    TOLD = Told(rollen=("ouder",), geslacht="V", bsn="999900006", bsn_source="brp")

    def test_it_is_sealed_and_a_list_tells_only_that_it_is_known(self, melding, fatima, monday):
        actions.add_betrokkene(user=fatima, at=monday, melding=melding, told=self.TOLD)
        row = Betrokkene.objects.get()
        assert b"999900006" not in bytes(row.bsn) and row.bsn_source == "brp"
        (person,) = people_of(zaak=melding.zaak, on=monday.date())
        assert person.has_bsn and "999900006" not in repr(person)
        assert bsn_of(betrokkene=row) == "999900006"
        assert "999900006" not in repr(list(AuditRow.objects.values_list("facts", flat=True)))

    def test_the_database_wants_to_know_where_it_came_from(self, melding, fatima, monday):
        actions.add_betrokkene(user=fatima, at=monday, melding=melding, told=self.TOLD)
        with pytest.raises(IntegrityError), transaction.atomic():
            Betrokkene.objects.update(bsn_source="")

    def test_without_one_there_is_no_source(self, melding, fatima, monday):
        told = replace(self.TOLD, bsn="")
        actions.add_betrokkene(user=fatima, at=monday, melding=melding, told=told)
        row = Betrokkene.objects.get()
        assert (row.bsn, row.bsn_source) == (None, "")


class TestRelaties:
    def test_each_of_the_two_reads_it_his_own_way(self, melding, pair, fatima, monday):
        relate(fatima, monday, melding, *pair, from_date=MOVED)
        (one,) = relaties_of(zaak=melding.zaak, on=monday.date())
        assert one.seen_from(pair[0]) == ("persoonrelatie", one.naar)
        assert one.seen_from(pair[1]) == ("persoonrelatie_terug", one.van)
        assert one.runs and one.from_date == MOVED
        row = AuditRow.objects.last()
        assert (row.verb, row.facts) == ("melding.relate_people", {"relaties": 1})

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_same_two_are_related_so_once(self, turned, melding, pair, fatima, monday):
        relate(fatima, monday, melding, *pair, soort="partner")
        again = pair[::-1] if turned else pair
        with pytest.raises(WrongState, match="related_already"):
            relate(fatima, monday, melding, *again, soort="partner")
        relate(fatima, monday, melding, *again, soort="huisgenoot")
        relate(fatima, monday, melding, *again, soort="partner", until_date=MOVED)
        assert PersoonRelatie.objects.count() == 3

    def test_the_database_wants_it_once_too(self, melding, pair, fatima, monday):
        relate(fatima, monday, melding, *pair, soort="partner")
        relate(fatima, monday, melding, *pair[::-1], soort="partner", until_date=MOVED)
        with pytest.raises(IntegrityError), transaction.atomic():
            PersoonRelatie.objects.update(until_date=None)

    def test_nobody_is_related_to_himself(self, melding, pair, fatima, monday):
        with pytest.raises(WrongState, match="related_to_oneself"):
            relate(fatima, monday, melding, pair[0], pair[0])

    def test_nor_to_somebody_of_another_dossier(self, melding, pair, fatima, monday):
        other = given_melding(user=fatima, at=monday)
        stranger = given_household(user=fatima, at=monday, melding=other)[0]
        with pytest.raises(NotFound):
            relate(fatima, monday, melding, pair[0], stranger)

    def test_all_of_one_form_or_nothing(self, melding, pair, fatima, monday):
        both = [
            Relation(van=pair[0], naar=pair[1], soort="partner"),
            Relation(van=pair[1], naar=pair[0], soort="partner"),
        ]
        with pytest.raises(WrongState):
            actions.relate_people(user=fatima, at=monday, melding=melding, relations=both)
        assert not PersoonRelatie.objects.exists()

    def test_the_same_form_twice_is_one_relation(self, melding, pair, fatima, monday):
        once = uuid4()
        for _ in range(2):
            relate(fatima, monday, melding, *pair, once=once)
        assert PersoonRelatie.objects.count() == 1

    def test_a_partner_becomes_an_ex_and_the_relation_stays(self, melding, pair, fatima, monday):
        relate(fatima, monday, melding, *pair, soort="partner")
        row = find_relatie(zaak=melding.zaak, pk=PersoonRelatie.objects.get().pk)
        ended = Relation(van=pair[0], naar=pair[1], soort="partner", until_date=MOVED)
        change = {"user": fatima, "at": monday, "melding": melding, "relation": ended, "seen": 1}
        actions.change_relatie(relatie=row, **change)
        (one,) = relaties_of(zaak=melding.zaak, on=monday.date())
        assert not one.runs and one.version == 2
        with pytest.raises(Conflict):
            actions.change_relatie(relatie=find_relatie(zaak=melding.zaak, pk=row.pk), **change)

    @pytest.mark.parametrize(
        "wrong",
        [{"soort": "ouder"}, {"check_source": ""}, {"check_source": "horen zeggen"}],
    )
    def test_only_of_gezag_it_is_kept_that_it_was_looked_up(
        self, wrong, melding, pair, fatima, monday
    ):
        checked = {"checked_date": MOVED, "check_source": "gezagsregister"}
        relate(fatima, monday, melding, *pair, soort="gezag", **checked)
        with pytest.raises(IntegrityError), transaction.atomic():
            PersoonRelatie.objects.update(**wrong)

    @pytest.mark.parametrize("name", ["karim", "wim", "daan", "ines", "marit", "lotte"])
    def test_who_may_not(self, name, request, melding, pair, monday):
        with pytest.raises(NotAllowed):
            relate(request.getfixturevalue(name), monday, melding, *pair)
        assert AuditRow.objects.last().outcome == 4


def test_what_stands_in_another_dossier_is_not_found(melding, pair, fatima, monday):
    relate(fatima, monday, melding, *pair)
    lives(fatima, monday, melding, pair[0])
    reached(fatima, monday, melding, pair[0])
    other = given_melding(user=fatima, at=monday)
    for find, model in (
        (find_relatie, PersoonRelatie), (find_adres, Adres), (find_bereik, Bereik),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            find(zaak=other.zaak, pk=model.objects.get().pk)
