"""What a gedragswetenschapper decides about a terugbelverzoek, and nobody else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from baken.casework.termijn.models import Termijn
from baken.core.errors import NotAllowed, WrongState
from baken.core.kalender import AMSTERDAM
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from tests.cast import (
    a_request,
    given_attempts,
    given_held,
    given_lapse_asked,
    given_verzoek,
)

pytestmark = pytest.mark.usefixtures("at_work")

HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


def running(verzoek):
    rows = Termijn.objects.filter(zaak=verzoek.zaak, met_at=None, stopped_at=None)
    return {t.key: t.due_at for t in rows}


def anew(verzoek):
    return Terugbelverzoek.objects.select_related("zaak", "uiterlijk", "contact").get(pk=verzoek.pk)


@pytest.mark.parametrize("told", [{"is_spoed": True}, {"has_children": True}])
def test_spoed_or_children_lapse_only_with_a_gedragswetenschapper(told, wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, **told)
    given_attempts(user=fatima, verzoek=verzoek, moments=[at(2, 11), at(2, 14), at(3, 9)])
    with pytest.raises(WrongState):
        actions.lapse(user=fatima, at=at(3, 10), verzoek=verzoek, reason="niet_bereikt")
    actions.ask_lapse(user=fatima, at=at(3, 10), verzoek=verzoek, reason="niet_bereikt")
    assert (verzoek.state, verzoek.zaak.queue, verzoek.next_try_at) == (
        "lapse_asked",
        "gedragswetenschapper",
        None,
    )
    assert running(verzoek), "asking does not stop the clock"
    with pytest.raises(NotAllowed):
        actions.agree_lapse(user=fatima, at=at(3, 11), verzoek=verzoek, reason="niet_bereikt")
    actions.agree_lapse(user=yara, at=at(3, 11), verzoek=verzoek, reason="niet_bereikt")
    assert anew(verzoek).state == "lapsed"


def test_nobody_agrees_with_themselves(wim, yara, fatima, monday):
    both = replace(yara, roles=frozenset({"frontoffice", "gedragswetenschapper"}))
    for verzoek in (
        given_lapse_asked(taken_by=wim, user=both, at=monday),
        given_held(taken_by=wim, user=both, at=monday, is_spoed=True),
    ):
        with pytest.raises(WrongState) as refusal:
            actions.agree_lapse(user=both, at=at(3, 12), verzoek=verzoek, reason="niet_bereikt")
        assert refusal.value.code == "needs_another_person"


def test_too_little_tried_cannot_even_be_asked_to_lapse(wim, fatima, monday):
    verzoek = given_verzoek(user=wim, at=monday, is_spoed=True)
    with pytest.raises(WrongState):
        actions.ask_lapse(user=fatima, at=monday, verzoek=verzoek, reason="niet_bereikt")
    assert anew(verzoek).state == "waiting"


def test_a_gedragswetenschapper_lets_us_call_again(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    actions.allow_retry(user=yara, at=monday + HOUR, verzoek=verzoek)
    assert (verzoek.state, verzoek.zaak.queue, verzoek.next_try_at) == (
        "waiting",
        "frontoffice",
        at(2, 12, 30),
    )


def test_nobody_lets_us_call_who_said_no(wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, may_call="nee", is_spoed=True)
    over = verzoek.uiterlijk.due_at
    actions.ask_lapse(user=fatima, at=over, verzoek=verzoek, reason="belde_niet_terug")
    with pytest.raises(WrongState) as refusal:
        actions.allow_retry(user=yara, at=over, verzoek=verzoek)
    assert refusal.value.code == "may_not_be_called"
    actions.wait_again(user=yara, at=over, verzoek=verzoek)
    later = anew(verzoek)
    assert (later.state, later.zaak.queue, later.lapse_reason) == (
        "caller_rings",
        "frontoffice",
        "",
    )
    assert later.uiterlijk.due_at > over, "waiting on has a term of its own"
    assert list(running(later)) == ["beller.belt.zelf"]


def test_nobody_waits_for_who_did_not_say_that_he_rings(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    with pytest.raises(WrongState):
        actions.wait_again(user=yara, at=monday, verzoek=verzoek)


def test_a_no_while_it_is_held_can_be_waited_for(wim, fatima, yara, monday):
    verzoek = given_held(taken_by=wim, user=fatima, at=monday)
    actions.complete(
        user=wim,
        at=monday,
        verzoek=verzoek,
        request=a_request(may_call="nee"),
        seen=anew(verzoek).version,
    )
    assert anew(verzoek).state == "held"
    actions.wait_again(user=yara, at=monday + HOUR, verzoek=verzoek)
    assert list(running(verzoek)) == ["beller.belt.zelf"]


def test_a_yes_while_a_lapse_is_asked_gives_the_clocks_of_calling_back(wim, fatima, yara, monday):
    verzoek = given_verzoek(user=wim, at=monday, may_call="nee", is_spoed=True)
    over = verzoek.uiterlijk.due_at
    actions.ask_lapse(user=fatima, at=over, verzoek=verzoek, reason="belde_niet_terug")
    actions.complete(
        user=wim, at=over, verzoek=verzoek, request=a_request(), seen=anew(verzoek).version
    )
    actions.allow_retry(user=yara, at=over, verzoek=verzoek)
    assert set(running(verzoek)) == {"terugbellen.streef", "terugbellen.uiterlijk"}
