"""Where the people of a melding live and how they are reached: what is hidden stays hidden."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.contact.rules.safe import SafeContact
from baken.casework.dossier.models import Adres, Bereik
from baken.casework.dossier.queries import (
    adressen_of,
    bereik_of,
    find_adres,
    find_bereik,
    find_betrokkene,
)
from baken.casework.dossier.rules.reach import Reach
from baken.core.errors import Conflict, NotAllowed, NotFound, WrongState
from baken.diensten.melding import actions
from baken.diensten.melding.queries import melding_panel, open_address
from baken.diensten.melding.tests.household import HOME, MOVED, NUMBER, lives, reached
from baken.foundation.audit.models import AuditRow

pytestmark = pytest.mark.usefixtures("at_work")


class TestAdressen:
    def test_it_is_sealed_with_the_dossier(self, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0])
        row = Adres.objects.get()
        assert b"Verzonnenlaan" not in bytes(row.straat)
        assert row.kluis_id == find_betrokkene(zaak=melding.zaak, pk=pair[0]).kluis_id
        assert "Verzonnenlaan" not in repr(AuditRow.objects.last().facts)

    def test_a_new_home_ends_the_one_before_and_both_stay(self, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0])
        moved = replace(HOME, straat="Bedachtstraat", from_date=MOVED)
        lives(fatima, monday, melding, pair[0], moved)
        now, before = adressen_of(zaak=melding.zaak, on=monday.date())
        assert (now.line, now.until_date, now.runs) == ("Bedachtstraat 12", None, True)
        assert (before.line, before.until_date, before.runs) == (
            "Verzonnenlaan 12", MOVED - timedelta(days=1), False,
        )  # fmt: skip

    @pytest.mark.parametrize("begins", [None, MOVED, MOVED - timedelta(days=1)])
    def test_a_new_home_begins_later(self, begins, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0], replace(HOME, from_date=MOVED))
        with pytest.raises(WrongState, match="home_needs_a_later_start"):
            lives(fatima, monday, melding, pair[0], replace(HOME, from_date=begins))
        assert Adres.objects.get().until_date is None

    def test_an_earlier_home_and_another_kind_leave_the_home_alone(
        self, melding, pair, fatima, monday
    ):
        lives(fatima, monday, melding, pair[0])
        lives(fatima, monday, melding, pair[0], replace(HOME, until_date=MOVED))
        lives(fatima, monday, melding, pair[0], replace(HOME, soort="verblijf"))
        assert Adres.objects.filter(until_date=None).count() == 2

    def test_an_address_that_is_corrected_becomes_no_second_home(
        self, melding, pair, fatima, monday
    ):
        lives(fatima, monday, melding, pair[0])
        lives(fatima, monday, melding, pair[0], replace(HOME, soort="verblijf"))
        row = find_adres(zaak=melding.zaak, pk=Adres.objects.latest("pk").pk)
        change = {"user": fatima, "at": monday, "melding": melding, "seen": 1}
        with pytest.raises(WrongState, match="home_runs_already"):
            actions.change_address(adres=row, address=HOME, **change)
        row = find_adres(zaak=melding.zaak, pk=row.pk)
        told = replace(HOME, soort="verblijf", plaats="Purmerend")
        actions.change_address(adres=row, address=told, **change)
        with pytest.raises(Conflict):
            again = find_adres(zaak=melding.zaak, pk=row.pk)
            actions.change_address(adres=again, address=told, **change)

    @pytest.mark.parametrize("told", [{"is_geheim": True}, {"soort": "opvang"}])
    def test_a_geheim_address_stands_in_no_list(self, told, melding, pair, fatima, monday):
        secret = replace(HOME, gemeente="0479", post_why="Verzonnenlaan is bekend.", **told)
        lives(fatima, monday, melding, pair[0], secret)
        (one,) = adressen_of(zaak=melding.zaak, on=monday.date())
        assert one.is_hidden
        for word in ("Verzonnenlaan", "1506", "Zaandam", "0479"):
            assert word not in repr(one), word
        assert melding_panel(zaak=melding.zaak, user=fatima).has_geheim_adres

    def test_who_is_kept_at_the_same_door_does_not_give_it_away(
        self, melding, pair, fatima, monday
    ):
        lives(fatima, monday, melding, pair[0], replace(HOME, is_geheim=True))
        lives(fatima, monday, melding, pair[1])
        assert all(one.is_hidden for one in adressen_of(zaak=melding.zaak, on=monday.date()))

    def test_opening_it_leaves_a_row_of_its_own(self, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0], replace(HOME, is_geheim=True))
        pk, number = Adres.objects.get().pk, melding.zaak.number
        opened = open_address(user=fatima, number=number, pk=pk, at=monday)
        assert opened.address.straat == "Verzonnenlaan"
        assert AuditRow.objects.filter(verb="melding.view_address").count() == 1

    @pytest.mark.parametrize("name", ["karim", "wim", "daan", "ines", "stranger"])
    def test_who_may_not_open_it(self, name, request, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0], replace(HOME, is_geheim=True))
        pk, user = Adres.objects.get().pk, request.getfixturevalue(name)
        with pytest.raises(NotFound):
            open_address(user=user, number=melding.zaak.number, pk=pk, at=monday)

    def test_who_else_lives_there_is_told_by_rol(self, melding, pair, fatima, monday):
        for pk in pair:
            lives(fatima, monday, melding, pk)
        found = {one.betrokkene_id: one.also for one in adressen_of(zaak=melding.zaak, on=MOVED)}
        assert found == {pair[0]: ["pleger"], pair[1]: ["ouder", "slachtoffer"]}

    def test_who_moved_out_lives_there_no_more(self, melding, pair, fatima, monday):
        lives(fatima, monday, melding, pair[0])
        lives(fatima, monday, melding, pair[1], replace(HOME, until_date=MOVED))
        found = adressen_of(zaak=melding.zaak, on=monday.date())
        assert [one.also for one in found] == [[], []]

    def test_an_opvang_that_is_not_geheim_is_refused_by_the_database(
        self, melding, pair, fatima, monday
    ):
        lives(fatima, monday, melding, pair[0], replace(HOME, soort="opvang"))
        with pytest.raises(IntegrityError), transaction.atomic():
            Adres.objects.update(is_geheim=False)

    @pytest.mark.parametrize("name", ["karim", "wim", "marit"])
    def test_who_may_not_keep_one(self, name, request, melding, pair, monday):
        with pytest.raises(NotAllowed):
            lives(request.getfixturevalue(name), monday, melding, pair[0])


class TestBereik:
    def test_it_is_sealed_and_the_melding_says_that_nobody_calls(
        self, melding, pair, fatima, monday
    ):
        reached(fatima, monday, melding, pair[1])
        row = Bereik.objects.get()
        assert b"55501234" not in bytes(row.value) and b"Man" not in bytes(row.remark)
        (one,) = bereik_of(zaak=melding.zaak)
        assert (one.safe.number, one.allowed.call) == ("+31655501234", False)
        assert melding_panel(zaak=melding.zaak, user=fatima).not_to_call == ["pleger"]

    def test_what_was_not_asked_is_kept_as_not_asked(self, melding, pair, fatima, monday):
        bare = Reach(kind="telefoon", safe=SafeContact(number="+31655501234"))
        reached(fatima, monday, melding, pair[0], bare)
        (one,) = bereik_of(zaak=melding.zaak)
        assert (one.safe.may_call, one.safe.voicemail) == ("", "")
        assert not (one.allowed.voicemail or one.allowed.sms or one.allowed.mail)
        assert not melding_panel(zaak=melding.zaak, user=fatima).not_to_call

    def test_it_is_changed_and_then_used_no_more(self, melding, pair, fatima, yara, monday):
        reached(fatima, monday, melding, pair[0])
        pk = Bereik.objects.get().pk
        hours = SafeContact(
            number="+31655501234", may_call="tussen", from_time=time(9), until_time=time(12)
        )
        change = {"user": yara, "at": monday, "melding": melding}
        found = find_bereik(zaak=melding.zaak, pk=pk)
        told = replace(NUMBER, safe=hours)
        actions.change_reach(bereik=found, reach=told, seen=1, **change)
        with pytest.raises(Conflict):
            again = find_bereik(zaak=melding.zaak, pk=pk)
            actions.end_reach(bereik=again, seen=1, **change)
        actions.end_reach(bereik=find_bereik(zaak=melding.zaak, pk=pk), seen=2, **change)
        (one,) = bereik_of(zaak=melding.zaak)
        assert one.is_ended and one.safe.until_time == time(12)

    def test_a_number_used_no_more_raises_no_flag(self, melding, pair, fatima, monday):
        reached(fatima, monday, melding, pair[1])
        found = find_bereik(zaak=melding.zaak, pk=Bereik.objects.get().pk)
        actions.end_reach(user=fatima, at=monday, melding=melding, bereik=found, seen=1)
        assert not melding_panel(zaak=melding.zaak, user=fatima).not_to_call

    @pytest.mark.parametrize(
        "wrong", [{"may_call": "tussen"}, {"voicemail": "ja"}, {"kind": "mail", "if_other": "x"}]
    )
    def test_the_database_knows_the_answers(self, wrong, melding, pair, fatima, monday):
        reached(fatima, monday, melding, pair[0])
        with pytest.raises(IntegrityError), transaction.atomic():
            Bereik.objects.update(**wrong)

    @pytest.mark.parametrize("name", ["karim", "wim", "marit"])
    def test_who_may_not_keep_one(self, name, request, melding, pair, monday):
        with pytest.raises(NotAllowed):
            reached(request.getfixturevalue(name), monday, melding, pair[0])


def test_the_same_form_twice_is_one_address_and_one_number(melding, pair, fatima, monday):
    one = find_betrokkene(zaak=melding.zaak, pk=pair[0])
    given = {"user": fatima, "at": monday, "melding": melding, "betrokkene": one}
    for do, told in (
        (actions.add_address, {"address": HOME}),
        (actions.add_reach, {"reach": NUMBER}),
    ):
        once = uuid4()
        for _ in range(2):
            do(**given, **told, once=once)
    assert (Adres.objects.count(), Bereik.objects.count()) == (1, 1)
