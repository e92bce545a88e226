"""What is missing in a veiligheidsbeoordeling, and who may look a second time."""

from dataclasses import replace

import pytest

from baken.core.errors import WrongState
from baken.diensten.beoordeling.rules.assessment import (
    Answer,
    Spoken,
    is_own_sentence,
    is_whole,
    needs_help,
    needs_remark,
    needs_why,
)
from baken.diensten.beoordeling.rules.states import LIFE, State, check_is_another
from baken.policy.codelijsten import codelijsten
from baken.policy.rights import rights
from tests.cast import assessment_of

WHOLE = assessment_of([7, 8])


@pytest.mark.parametrize(
    ("answer", "remark", "expected"),
    [("ja", "", True), ("ja", "gezien", False), ("nee", "", False), ("niet_bekend", "", False)],
)
def test_a_yes_says_what_was_seen(answer, remark, expected):
    assert needs_remark(Answer(question="letsel", answer=answer, remark=remark)) is expected


@pytest.mark.parametrize("how", codelijsten()["gesproken"].items)
def test_who_was_not_spoken_apart_was_not_for_a_reason(how):
    is_apart = how in ("apart", "apart_telefoon")
    assert needs_why(Spoken(betrokkene_id=1, how=how)) is not is_apart
    assert not needs_why(Spoken(betrokkene_id=1, how=how, why_not="Is op reis."))


@pytest.mark.parametrize(
    ("is_child", "help", "expected"),
    [(True, (), True), (True, ("geen",), False), (False, (), False)],
)
def test_of_each_child_the_help_is_told(is_child, help, expected):
    spoken = Spoken(betrokkene_id=1, how="apart", is_child=is_child, help=help)
    assert needs_help(spoken) is expected


MISSING = [
    {"sources": ()},
    {"answers": ()},
    {"answers": [Answer(question="letsel", answer="ja")]},
    {"spoken": ()},
    {"spoken": [Spoken(betrokkene_id=7, how="samen")]},
    {"spoken": [Spoken(betrokkene_id=7, how="apart", is_child=True)]},
    {"reason": ""},
    {"next_step": ""},
]


@pytest.mark.parametrize("missing", MISSING, ids=lambda one: next(iter(one)))
def test_it_is_whole_only_when_nothing_is_missing(missing):
    assert is_whole(WHOLE)
    assert not is_whole(replace(WHOLE, **missing))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("Akkoord", False), ("  Akkoord \n", False), ("Ja, akkoord", False),
     ("Letsel bij het kind.", True), ("Ik zie hetzelfde patroon.", True)],
)  # fmt: skip
def test_a_second_look_says_something_of_its_own(text, expected):
    assert is_own_sentence(text) is expected


def test_nobody_looks_at_his_own_work():
    check_is_another(made_by=1, looks=2)
    with pytest.raises(WrongState, match="needs_another_person"):
        check_is_another(made_by=1, looks=1)


@pytest.mark.parametrize("state", [State.AGREED, State.RETURNED])
@pytest.mark.parametrize("move", list(LIFE), ids=lambda move: move.right)
def test_what_was_looked_at_stays_as_it_is(state, move):
    assert move.right in rights()
    with pytest.raises(WrongState):
        LIFE.apply(move.right, state)


def test_no_list_has_a_code_that_its_column_cannot_hold():
    longest = {
        "vb_vraag": 20,
        "ja_nee": 12,
        "vb_bron": 20,
        "gesproken": 20,
        "kindhulp": 20,
        "triagebesluit": 24,
    }
    for lijst, most in longest.items():
        assert max(map(len, codelijsten()[lijst].items)) <= most, lijst
