"""How an agreement stands on a day, which one needs a new one first, and what can be rung."""

from datetime import date

import pytest

from baken.casework.ketenpartner.rules.afspraken import (
    Agreed,
    Stand,
    check_can_end,
    months_after,
    soon_over,
)
from baken.casework.ketenpartner.rules.told import Desk, faults_of, read_number
from baken.core.errors import WrongState

TODAY = date(2026, 3, 2)


def agreed(begins: str, ends: str = "", soort: str = "convenant") -> Agreed:
    until = date.fromisoformat(ends) if ends else None
    return Agreed(soort=soort, title="Iets", from_date=date.fromisoformat(begins), until_date=until)


@pytest.mark.parametrize(
    ("begins", "ends", "stand"),
    [
        ("2025-01-01", "", Stand.RUNS),
        ("2026-03-02", "", Stand.RUNS),
        ("2026-03-03", "", Stand.TO_COME),
        ("2026-03-03", "2026-03-10", Stand.TO_COME),
        ("2025-01-01", "2026-06-03", Stand.RUNS),
        ("2025-01-01", "2026-06-02", Stand.ENDS_SOON),
        ("2025-01-01", "2026-03-02", Stand.ENDS_SOON),
        ("2025-01-01", "2026-03-01", Stand.ENDED),
    ],
)
def test_how_an_agreement_stands(begins, ends, stand):
    assert agreed(begins, ends).stand_on(TODAY) is stand


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-03-02", 3, "2026-06-02"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-09-15", 3, "2026-12-15"),
        ("2026-10-31", 3, "2027-01-31"),
    ],
)
def test_months_on_is_the_same_day_or_the_last_of_the_month(day, months, then):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("all_of_them", "ends"),
    [
        ([], None),
        ([("2025-01-01", "")], None),
        ([("2025-01-01", "2027-01-01")], None),
        ([("2025-01-01", "2026-04-01")], "2026-04-01"),
        ([("2024-01-01", "2025-01-01")], "2025-01-01"),
        ([("2024-01-01", "2025-01-01"), ("2025-01-02", "2027-01-01")], None),
        ([("2024-01-01", "2025-01-01"), ("2025-01-02", "")], None),
        ([("2025-01-02", ""), ("2024-01-01", "2025-01-01")], None),
        ([("2024-01-01", "2026-04-01"), ("2026-04-02", "2028-01-01")], None),
        ([("2024-01-01", "2025-01-01", "anders"), ("2025-01-02", "")], "2025-01-01"),
        ([("2024-01-01", "2026-05-01"), ("2024-01-01", "2026-04-01", "anders")], "2026-04-01"),
    ],
)
def test_what_needs_a_new_agreement_first(all_of_them, ends):
    found = soon_over([agreed(*one) for one in all_of_them], on=TODAY)
    assert (found and str(found.until_date)) == ends


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        ("2026-03-03", "", "afspraak_not_begun"),
        ("2025-01-01", "2026-03-01", "wrong_state"),
        ("2025-01-01", "2026-03-02", "wrong_state"),
    ],
)
def test_what_did_not_begin_or_ended_is_not_ended(begins, ends, code):
    with pytest.raises(WrongState, match=code):
        check_can_end(agreed(begins, ends), on=TODAY)


@pytest.mark.parametrize(("begins", "ends"), [("2026-03-02", ""), ("2025-01-01", "2026-03-03")])
def test_what_runs_can_be_ended(begins, ends):
    check_can_end(agreed(begins, ends), on=TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("075 555 01 01", "+31755550101"),
        ("0800-2000", "08002000"),
        ("0900 8844", "09008844"),
        ("14 075", "14075"),
        ("112", "112"),
        ("116 111", "116111"),
        ("12", None),
        ("0800", None),
        ("de balie", None),
        ("075 555", None),
    ],
)
def test_which_numbers_can_be_rung(typed, kept):
    assert read_number(typed) == kept


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({}, [("telephone", "needs_a_way")]),
        ({"telephone": "112"}, []),
        ({"mail": "balie@team.invalid"}, []),
        ({"post_address": "Postbus 1"}, []),
        ({"telephone": "112", "is_secure": True}, [("mail", "secure_needs_mail")]),
        ({"mail": "balie@team.invalid", "is_secure": True}, []),
    ],
)
def test_a_desk_can_be_reached_and_only_a_mail_is_secure(told, fault):
    assert faults_of(Desk(desk="Balie", **told)) == fault
