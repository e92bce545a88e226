"""States and the moves between them, and what a refusal tells."""

from enum import StrEnum

import pytest

from baken.core.errors import Conflict, NotAllowed, NotFound, Refused, WrongState
from baken.core.transitions import Move, Moves


class Light(StrEnum):
    OFF = "off"
    ON = "on"


LIFE = Moves([Move(right="light.on", source=frozenset({Light.OFF}), target=Light.ON)])


def test_a_move_leads_to_its_state():
    assert LIFE.apply("light.on", Light.OFF) is Light.ON
    assert LIFE.open_from(Light.OFF) == {"light.on"}
    assert LIFE.open_from(Light.ON) == frozenset()
    assert [move.right for move in LIFE] == ["light.on"]


def test_a_move_from_elsewhere_says_from_where():
    with pytest.raises(WrongState) as refusal:
        LIFE.apply("light.on", Light.ON)
    assert (refusal.value.code, refusal.value.facts) == (
        "wrong_state",
        {"right": "light.on", "state": "on"},
    )


def test_a_move_nobody_knows_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        LIFE.apply("light.break", Light.ON)


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (NotFound(), "not_found"),
        (NotAllowed(), "not_allowed"),
        (WrongState("zaak_is_closed"), "zaak_is_closed"),
        (Conflict(seen=1, newer=3), "conflict"),
    ],
)
def test_every_refusal_is_one_kind_with_a_code(refusal, code):
    assert isinstance(refusal, Refused)
    assert refusal.code == code


def test_a_conflict_tells_both_versions():
    assert Conflict(seen=1, newer=3).facts == {"seen": 1, "newer": 3}
