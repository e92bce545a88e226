"""The rules of an advies: what must be answered, which gemeente is meant, when it may close."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.errors import WrongState
from baken.diensten.advies.forms import FAULTS, lists
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.answers import REFERRED, faults_of
from baken.diensten.advies.rules.gemeente import is_unknown, matches_of
from baken.diensten.advies.rules.states import LIFE, State, check_is_open, check_may_close
from baken.diensten.advies.rules.support import (
    check_gets_support,
    check_is_follow_up,
    check_is_support,
)
from baken.diensten.advies.steps import FOLLOW_UP, support_codes
from baken.policy.codelijsten import codelijsten, gemeenten
from tests.cast import ANSWERS

REGIO = "Veilig Thuis Zaanstreek-Waterland"
LATER = datetime(2026, 3, 9, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_answers", "faults"),
    [
        ({}, []),
        ({"aanleiding": ("01",)}, [("aard", "km_only")]),
        ({"aanleiding": ("01", "06")}, []),
        ({"aanleiding": ("01",), "aard": ("03",)}, []),
        ({"aanleiding": ("01",), "aard": ("05", "09", "10")}, [("aard", "km_only")]),
        ({"follow_up": "aangeboden"}, [("follow_up_date", "follow_up_needs_a_moment")]),
        ({"follow_up": "dringend"}, [("follow_up_date", "follow_up_needs_a_moment")]),
        ({"follow_up": "dringend", "follow_up_at": LATER}, []),
        ({"follow_up": "afgewezen"}, []),
        ({"told": "deels"}, [("told_why", "told_needs_why")]),
        ({"told": "niet"}, [("told_why", "told_needs_why")]),
        ({"told": "niet", "told_why": "De verbinding viel weg."}, []),
        ({"hoedanigheid": "politie"}, [("meldcode_step", "meldcode_step_missing")]),
        ({"hoedanigheid": "politie", "meldcode_step": 0}, []),
        ({"hoedanigheid": "familielid"}, []),
        ({"verwijzing": "geen"}, []),
        ({"verwijzing": "begeleid"}, []),
        ({"verwijzing": "verwezen"}, [("verwezen_naar", "referral_needs_a_place")]),
        ({"verwijzing": "verwezen", "verwezen_naar": "huisarts"}, []),
    ],
)
def test_what_is_not_right_yet(given_answers, faults):
    found = faults_of(replace(ANSWERS, **given_answers), lists=lists())
    assert [(fault.field, fault.code) for fault in found] == faults


def test_every_fault_has_its_sentence():
    worst = replace(
        ANSWERS, aanleiding=("01",), follow_up="dringend", told="niet", hoedanigheid="politie",
        verwijzing="verwezen",
    )  # fmt: skip
    found = faults_of(worst, lists=lists())
    assert {fault.code for fault in found} == set(FAULTS)


def test_every_professional_is_asked_the_step_and_no_burger():
    for code, item in codelijsten()["hoedanigheid"].items.items():
        found = faults_of(replace(ANSWERS, hoedanigheid=code), lists=lists())
        assert bool(found) is ("professional" in item.marks), code


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zaans", ["Zaanstad"]),
        ("Zaanstad", ["Zaanstad"]),
        ("  zaanstad ", ["Zaanstad"]),
        ("edam", ["Edam-Volendam"]),
        ("edam volendam", ["Edam-Volendam"]),
        ("w", ["Waterland", "Wormerland"]),
        ("'s-gravenhage", ["'s-Gravenhage"]),
        ("sgravenh", ["'s-Gravenhage"]),
        ("sudwest", ["Súdwest-Fryslân"]),
        ("hengelo", ["Hengelo (O.)"]),
        ("qqq", []),
        ("", []),
        ("?", []),
        ("-", []),
        ("\x00", []),
        ("<b>zaans", []),
    ],
)
def test_which_gemeente_is_meant(typed, names):
    found = matches_of(typed, gemeenten=gemeenten().values(), regio=REGIO)
    assert [g.name for g in found] == names


def test_the_own_region_goes_first_and_another_is_found_with_more_letters():
    assert {g.regio for g in matches_of("o", gemeenten=gemeenten().values(), regio=REGIO)} == {
        REGIO
    }
    (found,) = matches_of("oss", gemeenten=gemeenten().values(), regio=REGIO)
    assert found.regio != REGIO


@given(st.text(max_size=30))
def test_whatever_is_typed_the_gemeenten_found_begin_so(text):
    for found in matches_of(text, gemeenten=gemeenten().values(), regio=REGIO):
        assert found in gemeenten().values()


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [("?", True), (" Onbekend ", True), ("unknown", True), ("", False), ("zaans", False)],
)
def test_not_known_is_an_answer(typed, unknown):
    assert is_unknown(typed) is unknown


def test_the_life_of_an_advies():
    assert LIFE.apply("advies.close", State.OPEN) is State.CLOSED
    with pytest.raises(WrongState):
        LIFE.apply("advies.close", State.CLOSED)
    condition = next(c for c in Advies._meta.constraints if c.name == "advies_state_known")
    assert set(dict(condition.condition.children)["state__in"]) == {s.value for s in State}


@pytest.mark.parametrize(
    ("follow_up", "support", "code"),
    [
        (False, False, None),
        (True, False, "follow_up_open"),
        (False, True, "support_open"),
        (True, True, "follow_up_and_support_open"),
    ],
)
def test_it_does_not_close_while_something_agreed_is_open(follow_up, support, code):
    try:
        check_may_close(follow_up=follow_up, support=support)
    except WrongState as refusal:
        assert refusal.code == code
    else:
        assert code is None


@pytest.mark.parametrize("code", list(codelijsten()["hoedanigheid"].items))
def test_support_is_for_who_asks_by_profession(code):
    professional = codelijsten()["hoedanigheid"].marked("professional")
    if code in professional:
        check_gets_support(code, professional=professional)
    else:
        with pytest.raises(WrongState, match="support_for_professional"):
            check_gets_support(code, professional=professional)


@pytest.mark.parametrize(
    ("soort", "is_support"), [("mee_naar_gesprek", True), ("lokaal_team", True), ("vervolg", False), ("x", False)]
)  # fmt: skip
def test_a_follow_up_is_no_support_and_support_is_no_follow_up(soort, is_support):
    if is_support:
        check_is_support(soort, support=support_codes())
    else:
        with pytest.raises(WrongState):
            check_is_support(soort, support=support_codes())
    if soort == FOLLOW_UP:
        check_is_follow_up(soort, follow_up=FOLLOW_UP)
    else:
        with pytest.raises(WrongState):
            check_is_follow_up(soort, follow_up=FOLLOW_UP)


def test_only_an_open_advies_takes_a_promise():
    check_is_open(State.OPEN)
    with pytest.raises(WrongState, match="zaak_is_closed"):
        check_is_open(State.CLOSED)


def test_the_database_knows_the_answers_about_referral():
    known = next(c for c in Advies._meta.constraints if c.name == "advies_verwijzing_known")
    codes = set(dict(known.condition.children)["verwijzing__in"])
    assert codes == {"", *codelijsten()["verwijzing"].items}
    assert REFERRED in codes
