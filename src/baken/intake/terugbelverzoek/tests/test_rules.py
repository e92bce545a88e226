"""The rules of calling back: its life, when to try again, when it may lapse."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.errors import WrongState
from baken.core.kalender import AMSTERDAM, Werkkalender
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.next_try import fits_office_hours, is_within, next_try
from baken.intake.terugbelverzoek.rules.states import (
    LIFE,
    OPEN,
    State,
    check_may_lapse,
    check_may_try_again,
    check_not_alone,
    state_for,
)
from baken.policy.rights import rights

KALENDER = Werkkalender()
W, C, H, L, R, V = (
    State.WAITING,
    State.CALLER_RINGS,
    State.HELD,
    State.LAPSE_ASKED,
    State.REACHED,
    State.LAPSED,
)
MOVES = {
    "attempt": {W: W},
    "hold": {W: H},
    "reach": {W: R, C: R, H: R, L: R},
    "lapse": {W: V, C: V},
    "ask_lapse": {W: L, C: L},
    "agree_lapse": {H: V, L: V},
    "allow_retry": {H: W, L: W},
    "wait_again": {H: C, L: C},
}


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment in the week of Monday 2 March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", State)
def test_every_move_from_every_state(move, state):
    right = f"terugbelverzoek.{move}"
    if state in MOVES[move]:
        assert LIFE.apply(right, state) is MOVES[move][state]
        assert right in LIFE.open_from(state)
        return
    with pytest.raises(WrongState):
        LIFE.apply(right, state)
    assert right not in LIFE.open_from(state)


def test_every_move_is_a_right_and_nothing_comes_after_the_end():
    assert {move.right for move in LIFE} == {f"terugbelverzoek.{move}" for move in MOVES}
    assert {move.right for move in LIFE} <= set(rights())
    assert OPEN == {s for s in State if LIFE.open_from(s)} == set(State) - {R, V}


def test_from_every_open_state_the_caller_can_be_reached_and_the_end_be_found():
    for state in OPEN:
        assert "terugbelverzoek.reach" in LIFE.open_from(state)


def test_the_database_knows_the_same_states():
    condition = next(
        c for c in Terugbelverzoek._meta.constraints if c.name == "terugbelverzoek_state_known"
    )
    assert set(dict(condition.condition.children)["state__in"]) == {s.value for s in State}


@pytest.mark.parametrize(("may_call", "state"), [("ja", W), ("tussen", W), ("", W), ("nee", C)])
def test_who_may_not_be_called_rings_himself_and_not_asked_stays_callable(may_call, state):
    assert state_for(may_call=may_call) is state


@pytest.mark.parametrize(
    ("state", "tried", "over", "code"),
    [
        (W, 0, False, "too_few_attempts"),
        (W, 2, True, "too_few_attempts"),
        (W, 3, False, None),
        (W, 4, False, None),
        (C, 0, False, "caller_may_still_ring"),
        (C, 5, False, "caller_may_still_ring"),
        (C, 0, True, None),
    ],
)
def test_when_it_may_lapse(state, tried, over, code):
    told = {"state": state, "half_days_tried": tried, "half_days_asked": 3, "term_is_over": over}
    if code is None:
        check_may_lapse(**told)
        return
    with pytest.raises(WrongState) as refusal:
        check_may_lapse(**told)
    assert refusal.value.code == code


@pytest.mark.parametrize(("spoed", "children"), [(True, False), (False, True), (True, True)])
def test_spoed_and_children_do_not_lapse_by_one_person(spoed, children):
    with pytest.raises(WrongState) as refusal:
        check_not_alone(is_spoed=spoed, has_children=children)
    assert refusal.value.code == "lapse_needs_gedragswetenschapper"
    check_not_alone(is_spoed=False, has_children=False)


def test_an_outcome_that_holds_is_no_attempt_to_go_on_from():
    check_may_try_again(holds=False)
    with pytest.raises(WrongState):
        check_may_try_again(holds=True)


@pytest.mark.parametrize(
    ("after", "tried", "hours", "moment"),
    [
        (on(2, 10), [], None, on(2, 10)),
        (on(2, 10), [on(2, 10)], None, on(2, 12, 30)),
        (on(2, 10), [on(2, 10), on(2, 13)], None, on(3, 8)),
        (on(2, 16), [on(2, 16)], None, on(3, 8)),
        (on(2, 20), [], None, on(3, 8)),
        (on(6, 16), [on(6, 16)], None, on(9, 8)),
        (on(7, 11), [], None, on(9, 8)),
        (on(2, 10), [on(2, 10)], (time(9), time(11)), on(3, 9)),
        (on(2, 10), [], (time(9), time(11)), on(2, 10)),
        (on(2, 11), [], (time(9), time(11)), on(3, 9)),
        (on(2, 10), [on(2, 10)], (time(12), time(14)), on(2, 12, 30)),
        (on(2, 10), [], (time(16, 30), time(20)), on(2, 16, 30)),
        (on(2, 10), [on(2, 10), on(2, 14), on(3, 9)], (time(9), time(11)), on(4, 9)),
    ],
)
def test_the_next_try(after, tried, hours, moment):
    told = {"from_time": hours[0], "until_time": hours[1]} if hours else {}
    halves = [KALENDER.half_day(one) for one in tried]
    assert next_try(after=after, tried=halves, kalender=KALENDER, **told) == moment


def test_hours_that_never_meet_the_office_are_a_fault_of_ours():
    with pytest.raises(ValueError, match="never meet"):
        next_try(
            after=on(2, 10), tried=[], kalender=KALENDER, from_time=time(18), until_time=time(20)
        )


clocks = st.times().map(lambda t: t.replace(microsecond=0, tzinfo=None))


@given(st.integers(0, 20_000), clocks, clocks, st.lists(st.integers(0, 14 * 48), max_size=20))
def test_the_next_try_lies_within_the_hours_in_the_office_on_a_half_day_not_tried(
    minutes, start, end, half_hours
):
    if not fits_office_hours(from_time=start, until_time=end, kalender=KALENDER):
        return
    after = on(2, 0) + timedelta(minutes=minutes)
    tried = [KALENDER.half_day(on(2, 0) + timedelta(minutes=30 * n)) for n in half_hours]
    moment = next_try(after=after, tried=tried, kalender=KALENDER, from_time=start, until_time=end)
    local = moment.astimezone(AMSTERDAM)
    assert moment >= after
    assert KALENDER.is_werkdag(local.date())
    assert KALENDER.opens <= local.time() < KALENDER.closes
    assert is_within(moment=local.time(), from_time=start, until_time=end)
    assert KALENDER.half_day(moment) not in tried


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        (time(9), time(12), True),
        (time(7), time(8), False),
        (time(7), time(8, 1), True),
        (time(17), time(20), False),
        (time(16, 59), time(20), True),
        (time(12), time(9), False),
        (time(9), time(9), False),
    ],
)
def test_hours_somebody_here_can_call(start, end, fits):
    assert fits_office_hours(from_time=start, until_time=end, kalender=KALENDER) is fits


@pytest.mark.parametrize(
    ("moment", "within"),
    [(time(8, 59), False), (time(9), True), (time(11, 59), True), (time(12), False)],
)
def test_the_end_of_the_hours_is_too_late(moment, within):
    assert is_within(moment=moment, from_time=time(9), until_time=time(12)) is within
    assert is_within(moment=moment, from_time=None, until_time=None)
