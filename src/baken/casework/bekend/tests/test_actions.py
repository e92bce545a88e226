"""A check finds who is known, only from an open melding that is handled, and leaves its traces."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Q

from baken.casework.bekend import actions, steps
from baken.casework.bekend.models import Controle, Trefwoord, Trefwoordsleutel, Vergelijking
from baken.casework.bekend.queries import (
    bekend_panel,
    find_vergelijking,
    known,
    list_without_words,
)
from baken.casework.bekend.rules.verdict import Verdict
from baken.casework.bekend.tests.known import MILA, damaged, lives, reported
from baken.casework.dossier.models import Betrokkene, Dossier
from baken.casework.dossier.queries import dossier_of, find_betrokkene
from baken.casework.zaak.steps import close_zaak
from baken.casework.zoekvraag.models import Zoekvraag
from baken.core.errors import NotAllowed, NotFound
from baken.diensten.melding.actions import add_betrokkene, change_betrokkene
from baken.diensten.melding.models import Melding
from baken.foundation.access import prepared
from baken.foundation.access.inside import inside
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.actor import clock_of
from baken.foundation.vault.sealed import read
from baken.foundation.vault.steps import destroy_kluis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_work")]


class TestCheck:
    def test_who_is_spelled_otherwise_is_found_with_why(self, hit, earlier):
        assert set(hit.why) == {"naam_lijkt", "geboren_lijkt"}
        assert hit.other.dossier == dossier_of(zaak=earlier.zaak)

    def test_it_leaves_one_row_without_a_name_and_the_question_sealed(self, hit, later):
        (row,) = AuditRow.objects.filter(verb="bekend.check")
        asked = Zoekvraag.objects.get()
        assert row.subject_id == later.zaak.pk
        assert row.facts == {"zoekvraag": asked.pk, "people": 1, "rows": 1}
        assert asked.zaak_id == later.zaak.pk and asked.row_count == 1
        assert read(asked, "words") == "Mila Verzonenberg 4-3-2015"
        assert b"Verzonenberg" not in bytes(asked.words)

    @pytest.mark.parametrize("is_geheim", [False, True])
    def test_where_somebody_lives_is_a_reason_unless_it_is_geheim(
        self, fatima, monday, earlier, is_geheim
    ):
        later = reported(fatima, monday, damaged())
        for melding in (earlier, later):
            lives(fatima, monday, melding, is_geheim=is_geheim)
        actions.check(user=fatima, at=monday, zaak=later.zaak)
        assert ("adres" in Vergelijking.objects.get().why) is not is_geheim

    def test_who_has_quite_another_name_is_found_by_his_bsn(self, fatima, monday):
        known_as = {"bsn": "999900006", "bsn_source": "brp"}
        reported(fatima, monday - timedelta(days=1), replace(MILA, **known_as))
        later = reported(
            fatima, monday, damaged(voornamen="Joke", geslachtsnaam="Elders", **known_as)
        )
        actions.check(user=fatima, at=monday, zaak=later.zaak)
        assert "bsn" in Vergelijking.objects.get().why

    def test_the_people_of_its_own_dossier_are_no_hits(self, fatima, monday):
        melding = reported(fatima, monday, MILA, MILA)
        actions.check(user=fatima, at=monday, zaak=melding.zaak)
        assert not Vergelijking.objects.exists()
        assert Controle.objects.get().checked_at == monday

    def test_sent_twice_it_is_one_question(self, fatima, monday, later, once):
        for _ in range(2):
            actions.check(user=fatima, at=monday, zaak=later.zaak, once=once)
        assert Zoekvraag.objects.count() == Vergelijking.objects.count() == 1

    def test_another_region_is_never_looked_at(self, stranger, monday, later):
        with inside(stranger.organisatie_id):
            there = reported(stranger, monday, damaged())
            actions.check(user=stranger, at=monday, zaak=there.zaak)
            assert not Vergelijking.objects.exists()

    @pytest.mark.parametrize("name", ["karim", "wim", "daan", "marit", "ines", "lotte", "stranger"])
    def test_who_may_not_ask(self, name, request, later, monday):
        with pytest.raises(NotAllowed):
            actions.check(user=request.getfixturevalue(name), at=monday, zaak=later.zaak)
        assert not Zoekvraag.objects.exists()

    @pytest.mark.parametrize("name", ["yara", "ruben", "crisis"])
    def test_who_may_ask(self, name, request, later, monday):
        actions.check(user=request.getfixturevalue(name), at=monday, zaak=later.zaak)
        assert Vergelijking.objects.count() == 1

    def test_not_from_a_melding_that_is_closed(self, ruben, later, monday):
        close_zaak(zaak=later.zaak, at=monday)
        with pytest.raises(NotAllowed):
            actions.check(user=ruben, at=monday, zaak=later.zaak)

    def test_not_before_somebody_decided_that_it_is_handled(self, ruben, later, monday):
        Melding.objects.filter(pk=later.pk).update(state="without_melder")
        with pytest.raises(NotAllowed):
            actions.check(user=ruben, at=monday, zaak=later.zaak)

    def test_not_from_an_advies(self, fatima, later, monday):
        with pytest.raises(NotAllowed):
            actions.check(user=fatima, at=monday, zaak=later.from_advies.zaak)

    def test_a_destroyed_dossier_is_not_found_and_stops_nothing(
        self, fatima, monday, earlier, later
    ):
        destroy_kluis(kluis_id=dossier_of(zaak=earlier.zaak).kluis_id, at=monday)
        actions.check(user=fatima, at=monday, zaak=later.zaak)
        assert not Vergelijking.objects.exists()

    def test_a_restricted_dossier_is_left_out_at_one_place(
        self, fatima, monday, hit, later, monkeypatch
    ):
        hidden = hit.other.dossier_id
        conditions = {"open_to_check": lambda user: ~Q(dossier=hidden)}
        monkeypatch.setattr(Betrokkene, "conditions", conditions)
        prepared._kept.cache_clear()
        found = known(zaak=later.zaak, user=fatima).matches
        prepared._kept.cache_clear()
        assert found == []
        assert bekend_panel(zaak=later.zaak, user=fatima, at=monday).known == []
        with pytest.raises(NotFound):
            find_vergelijking(user=fatima, number=later.zaak.number, pk=hit.pk)

    def test_no_more_than_a_few_are_told(self, fatima, monday):
        for days in range(8):
            reported(fatima, monday - timedelta(days=days + 1), MILA)
        melding = reported(fatima, monday, MILA)
        actions.check(user=fatima, at=monday, zaak=melding.zaak)
        assert Vergelijking.objects.count() == 5


class TestDecide:
    def test_what_is_said_stays_and_gives_the_class(self, fatima, monday, hit, later, earlier):
        assert bekend_panel(zaak=later.zaak, user=fatima, at=monday).earlier is None
        actions.decide(user=fatima, at=monday, vergelijking=hit, verdict=Verdict.SAME)
        actions.check(user=fatima, at=monday + timedelta(hours=1), zaak=later.zaak)
        assert Vergelijking.objects.get().verdict == "same"
        panel = bekend_panel(zaak=later.zaak, user=fatima, at=monday)
        assert panel.earlier.code == "vervolgmelding_tijdens"
        assert panel.earlier.people == 1
        (zaak,) = panel.known[0].hits[0].zaken
        assert (zaak.number, zaak.stage, zaak.opens) == (earlier.zaak.number, "tijdens", True)

    def test_after_the_end_of_the_earlier_one_it_is_a_hermelding(
        self, fatima, monday, hit, later, earlier
    ):
        close_zaak(zaak=earlier.zaak, at=monday - timedelta(days=90))
        actions.decide(user=fatima, at=monday, vergelijking=hit, verdict=Verdict.SAME)
        assert bekend_panel(zaak=later.zaak, user=fatima, at=monday).earlier.code == "hermelding"

    def test_somebody_else_makes_it_a_first_melding(self, fatima, monday, hit, later):
        actions.decide(user=fatima, at=monday, vergelijking=hit, verdict=Verdict.OTHER)
        found = bekend_panel(zaak=later.zaak, user=fatima, at=monday).earlier
        assert (found.code, found.people) == ("eerste_melding", 0)

    def test_who_was_wrong_says_so_anew_and_both_are_written_down(self, fatima, monday, hit):
        for verdict in (Verdict.OTHER, Verdict.SAME):
            actions.decide(user=fatima, at=monday, vergelijking=hit, verdict=verdict)
        rows = AuditRow.objects.filter(verb="bekend.decide").order_by("pk")
        assert [row.facts["verdict"] for row in rows] == ["other", "same"]
        hit.refresh_from_db()
        assert (hit.verdict, hit.decided_by_id) == ("same", fatima.user_id)

    @pytest.mark.parametrize("name", ["karim", "wim", "daan", "marit", "stranger"])
    def test_who_may_not_say_it(self, name, request, hit, later, monday):
        user = request.getfixturevalue(name)
        with pytest.raises(NotAllowed):
            actions.decide(user=user, at=monday, vergelijking=hit, verdict=Verdict.SAME)
        with inside(user.organisatie_id), pytest.raises(NotFound):
            find_vergelijking(user=user, number=later.zaak.number, pk=hit.pk)

    def test_a_hit_that_is_none_any_more_goes_unless_somebody_spoke(
        self, fatima, monday, hit, later
    ):
        one = find_betrokkene(zaak=later.zaak, pk=hit.betrokkene_id)
        told = damaged(voornamen="Willem", geslachtsnaam="Oosterbrug")
        change_betrokkene(
            user=fatima, at=monday, melding=later, betrokkene=one, told=told, seen=1, once=uuid4()
        )
        actions.check(user=fatima, at=monday, zaak=later.zaak)
        assert not Vergelijking.objects.exists()

    def test_who_came_in_after_the_check_makes_it_stale(self, fatima, monday, hit, later):
        assert not bekend_panel(zaak=later.zaak, user=fatima, at=monday).is_stale
        at = monday + timedelta(minutes=5)
        add_betrokkene(user=fatima, at=at, melding=later, told=damaged(voornamen="Tom"))
        assert bekend_panel(zaak=later.zaak, user=fatima, at=at).is_stale


class TestIndex:
    def test_no_plain_word_stands_in_the_database(self, later):
        with connection.cursor() as cursor:
            cursor.execute("SELECT t::text FROM bekend_trefwoord AS t")
            rows = [row for (row,) in cursor.fetchall()]
        assert len(rows) > 10
        assert all(set(row) <= set("(),-0123456789") for row in rows)

    def test_each_region_has_a_key_of_its_own(self, fatima, stranger, monday, later):
        mine = set(Trefwoord.objects.values_list("word", flat=True))
        with inside(stranger.organisatie_id):
            reported(stranger, monday, MILA, damaged())
            theirs = set(Trefwoord.objects.values_list("word", flat=True))
        assert theirs and not mine & theirs

    def test_who_is_corrected_loses_his_old_words(self, fatima, monday, earlier):
        before = set(Trefwoord.objects.values_list("word", flat=True))
        one = find_betrokkene(zaak=earlier.zaak, pk=Betrokkene.objects.get().pk)
        told = replace(MILA, voornamen="Tom", geslachtsnaam="Oosterbrug", birth=None)
        change_betrokkene(
            user=fatima, at=monday, melding=earlier, betrokkene=one, told=told, seen=1
        )
        after = set(Trefwoord.objects.values_list("word", flat=True))
        assert after and not before & after

    def test_the_clock_indexes_who_is_in_no_index_and_no_more(self, fatima, monday, earlier):
        reported(fatima, monday, replace(MILA, voornamen="", geslachtsnaam="", birth=None))
        before = set(Trefwoord.objects.values_list("word", "betrokkene"))
        Trefwoord.objects.all().delete()
        clock = clock_of(fatima.organisatie_id)
        people = list_without_words(user=clock, limit=9)
        actions.index_people(user=clock, at=monday, people=people)
        assert list_without_words(user=clock, limit=9) == []
        assert set(Trefwoord.objects.values_list("word", "betrokkene")) == before
        (row,) = AuditRow.objects.filter(verb="bekend.index")
        assert row.facts == {"rows": 2}

    def test_nobody_but_the_clock_indexes(self, fatima, monday, earlier):
        assert list_without_words(user=fatima, limit=9) == []
        with pytest.raises(NotAllowed):
            actions.index_people(user=fatima, at=monday, people=list(Betrokkene.objects.all()))

    def test_destroying_takes_words_and_hits_along_and_leaves_others(self, hit, earlier, later):
        steps.erase(dossier=Dossier.objects.get(pk=dossier_of(zaak=earlier.zaak).pk))
        left = set(Trefwoord.objects.values_list("betrokkene", flat=True))
        assert left == {hit.betrokkene_id}
        assert not Vergelijking.objects.exists()

    def test_its_key_stands_in_a_kluis_of_the_region(self, later):
        assert Trefwoordsleutel.objects.get().kluis.purpose == "trefwoord"
