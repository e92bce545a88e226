"""The text of a talk: back for who is known again, held for a klacht, and destroyed in time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from baken.core.errors import NotAllowed, WrongState
from baken.foundation.identity.actor import clock_of
from baken.foundation.vault.models import Kluis
from baken.intake.chat import actions
from baken.intake.chat.adapters.talk import (
    forget_unheard,
    say,
    say_again,
    shut_silent,
)
from baken.intake.chat.models import Lijn, Regel
from baken.intake.chat.queries import (
    list_to_erase,
)
from baken.intake.chat.tests.visitor import accepted, texts


def test_who_comes_back_reads_nothing_until_he_is_known(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    visitor.lijn = lijn
    visitor.comes_back()
    visitor.say("ben er weer")
    assert visitor.can_open() == {2}
    actions.give_text_back(user=fatima, at=monday, contact=lijn.contact, deel=2)
    assert visitor.can_open() == {1, 2}
    assert texts(lijn)[-1] == "ben er weer"


def test_who_left_gets_nothing_back(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    Lijn.objects.filter(pk=lijn.pk).update(left_at=monday, left_as="weg")
    with pytest.raises(WrongState, match="visitor_has_left"):
        actions.give_text_back(user=fatima, at=monday, contact=lijn.contact, deel=2)


def test_what_was_said_meanwhile_is_said_again_once_he_is_known(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    told = {"user_id": fatima.user_id, "lijn_id": lijn.pk, "at": monday + timedelta(minutes=3)}
    say(text="Ben je er nog?", client=uuid4(), **told)
    visitor.lijn = lijn
    visitor.comes_back()
    with pytest.raises(WrongState, match="visitor_not_recognised"):
        say_again(**told)
    actions.give_text_back(user=fatima, at=monday, contact=lijn.contact, deel=2)
    assert [say_again(**told), say_again(**told)] == [1, 0]
    assert texts(lijn).count("Ben je er nog?") == 2


def test_what_he_says_after_coming_back_is_read_before_he_is_known(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    visitor.lijn = lijn
    visitor.comes_back()
    visitor.say("ben er weer")
    assert texts(lijn)[-1] == "ben er weer"
    number = say(
        user_id=fatima.user_id, lijn_id=lijn.pk, text="Hoe heet je hond?", client=uuid4(), at=monday
    )
    assert Regel.objects.get(lijn=lijn, number=number).deel == 2


def test_another_who_comes_back_in_between_gets_nothing(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    visitor.lijn = lijn
    visitor.comes_back()
    visitor.comes_back()
    with pytest.raises(WrongState, match="visitor_came_back_again"):
        actions.give_text_back(user=fatima, at=monday, contact=lijn.contact, deel=2)
    assert visitor.can_open() == {3}


def test_a_row_that_does_not_open_stops_nothing(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    Regel.objects.filter(lijn=lijn, number=1).update(sealed=b"onzin")
    visitor.say("en dit wel")
    assert texts(lijn) == [None, f"met {fatima.name}", "en dit wel"]


def test_what_was_said_is_destroyed(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    kluis = lijn.kluis_id
    actions.erase(user=clock_of(fatima.organisatie_id), at=monday, contact=lijn.contact)
    assert not Regel.objects.filter(lijn=lijn).exists()
    assert Kluis.objects.get(pk=kluis).destroyed_at == monday
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault_kluissleutel WHERE kluis_id = %s", [kluis])
        assert cursor.fetchone() == (0,)


def test_a_klacht_holds_the_text(visitor, fatima, marit, monday):
    lijn = accepted(visitor, fatima, monday)
    later = monday + timedelta(days=9)
    clock = clock_of(fatima.organisatie_id)

    def due():
        return [one.pk for one in list_to_erase(user=clock, ended_before=later, begun_before=later)]

    assert due() == [lijn.contact_id]
    actions.hold(user=marit, at=monday, contact=lijn.contact, reason="klacht")
    assert due() == []
    actions.hold(user=marit, at=monday, contact=lijn.contact, reason="")
    assert due() == [lijn.contact_id]


def test_a_worker_cannot_hold_the_text_of_the_own_chat(visitor, fatima, monday):
    lijn = accepted(visitor, fatima, monday)
    with pytest.raises(NotAllowed):
        actions.hold(user=fatima, at=monday, contact=lijn.contact, reason="klacht")


def test_whom_nobody_accepted_is_forgotten(visitor, monday):
    visitor.is_silent(31 * 60)
    forget_unheard(heard_before=monday - timedelta(minutes=30), at=monday)
    assert not Regel.objects.exists()
    assert Lijn.objects.get().ended_at == monday


def test_who_is_silent_cannot_reach_the_text(visitor, fatima, monday):
    accepted(visitor, fatima, monday)
    long_ago = monday - timedelta(hours=1)
    shut_silent(heard_before=monday - timedelta(seconds=1), ended_before=long_ago)
    assert visitor.can_open() == {1}
    visitor.is_silent(121)
    shut_silent(heard_before=monday - timedelta(minutes=2), ended_before=long_ago)
    assert visitor.can_open() == set()
