"""The rules of a consult, as tables of cases."""

from datetime import UTC, datetime, timedelta

import pytest

from baken.casework.consult.rules.order import risk_of
from baken.casework.consult.rules.states import (
    LIFE,
    State,
    check_may_reply,
    check_may_withdraw,
    met_at,
    state_of,
    term_for,
)
from baken.core.errors import NotAllowed, WrongState
from baken.core.kalender import reckon
from baken.policy.termijnen import termijn_rules, werkkalender
from baken.policy.volgorde import volgorde

T = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER, LAST = T + timedelta(minutes=1), T + timedelta(minutes=5)
ASKED_BY, OTHER = 1, 2


@pytest.mark.parametrize(
    ("taken_at", "answered_at", "withdrawn_at", "state"),
    [
        (None, None, None, "asked"),
        (T, None, None, "taken"),
        (T, LATER, None, "answered"),
        (None, LATER, None, "answered"),
        (None, None, LATER, "withdrawn"),
        (T, None, LATER, "withdrawn"),
    ],
)
def test_moments_mean_a_state(taken_at, answered_at, withdrawn_at, state):
    moments = {"taken_at": taken_at, "answered_at": answered_at, "withdrawn_at": withdrawn_at}
    assert state_of(**moments) == state


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (State.ASKED, {"consult.take", "consult.answer", "consult.withdraw"}),
        (State.TAKEN, {"consult.answer", "consult.withdraw"}),
        (State.ANSWERED, set()),
        (State.WITHDRAWN, set()),
    ],
)
def test_what_has_ended_moves_no_more(state, moves):
    assert LIFE.open_from(state) == moves


@pytest.mark.parametrize(
    ("is_spoed", "taken_at", "answered_at", "met"),
    [
        (True, None, None, None),
        (True, LATER, None, LATER),
        (True, LATER, LAST, LATER),
        (True, None, LAST, LAST),
        (False, LATER, None, None),
        (False, LATER, LAST, LAST),
    ],
)
def test_spoed_is_met_when_it_reached_somebody(is_spoed, taken_at, answered_at, met):
    assert met_at(is_spoed=is_spoed, taken_at=taken_at, answered_at=answered_at) == met


@pytest.mark.parametrize(
    ("to_role", "roles", "replies", "refused"),
    [
        ("vertrouwensarts", {"vertrouwensarts"}, OTHER, None),
        ("vertrouwensarts", {"vertrouwensarts", "frontoffice"}, OTHER, None),
        ("vertrouwensarts", {"gedragswetenschapper"}, OTHER, NotAllowed),
        ("gedragswetenschapper", {"vertrouwensarts"}, OTHER, NotAllowed),
        ("gedragswetenschapper", set(), OTHER, NotAllowed),
        ("gedragswetenschapper", {"gedragswetenschapper"}, ASKED_BY, WrongState),
    ],
)
def test_who_may_reply(to_role, roles, replies, refused):
    given = {"to_role": to_role, "roles": roles, "asked_by": ASKED_BY, "replies": replies}
    if refused is None:
        check_may_reply(**given)
        return
    with pytest.raises(refused):
        check_may_reply(**given)


@pytest.mark.parametrize(
    ("withdraws", "roles", "may"),
    [
        (ASKED_BY, {"frontoffice"}, True),
        (OTHER, {"coordinator_frontoffice"}, True),
        (OTHER, {"frontoffice"}, False),
        (OTHER, {"gedragswetenschapper"}, False),
    ],
)
def test_who_may_withdraw(withdraws, roles, may):
    given = {"asked_by": ASKED_BY, "withdraws": withdraws, "roles": roles}
    if may:
        check_may_withdraw(**given)
        return
    with pytest.raises(NotAllowed):
        check_may_withdraw(**given)


TOMORROW = T + timedelta(hours=14)


@pytest.mark.parametrize(
    ("is_spoed", "due_at", "risk"),
    [
        (True, LAST, "spoed"),
        (True, T - timedelta(hours=1), "spoed"),
        (False, T, "te_laat"),
        (False, T + timedelta(seconds=1), "vandaag"),
        (False, TOMORROW, "vandaag"),
        (False, TOMORROW + timedelta(seconds=1), "later"),
    ],
)
def test_the_class_of_risk_is_one_of_the_policy(is_spoed, due_at, risk):
    assert risk_of(is_spoed=is_spoed, due_at=due_at, now=T, tomorrow=TOMORROW) == risk
    assert risk in volgorde()


@pytest.mark.parametrize(
    ("is_spoed", "asked_at", "due_at"),
    [
        (True, "2026-03-02T10:00+01:00", "2026-03-02T10:02+01:00"),
        (True, "2026-03-07T23:59+01:00", "2026-03-08T00:01+01:00"),
        (False, "2026-03-02T10:00+01:00", "2026-03-03T17:00+01:00"),
        (False, "2026-03-06T16:00+01:00", "2026-03-09T17:00+01:00"),
    ],
)
def test_spoed_runs_two_minutes_day_and_night_and_the_rest_a_werkdag(is_spoed, asked_at, due_at):
    rule = termijn_rules()[term_for(is_spoed=is_spoed)]
    start = datetime.fromisoformat(asked_at)
    assert reckon(rule, start=start, werkdagen=werkkalender()).due_at == datetime.fromisoformat(
        due_at
    )
