"""Telephone numbers: one spelling for the same telephone, and no number from what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.telephone import for_reading, normalise


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0655501234", "+31655501234"),
        ("06 5550 1234", "+31655501234"),
        ("06-55501234", "+31655501234"),
        ("+31655501234", "+31655501234"),
        ("+31 (0)6 5550 1234", "+31655501234"),
        ("+310655501234", "+31655501234"),
        ("0031 6 5550 1234", "+31655501234"),
        ("00310655501234", "+31655501234"),
        ("(020) 555.01.11", "+31205550111"),
        ("088/5550111", "+31885550111"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0049 30 123456", "+4930123456"),
    ],
)
def test_one_telephone_has_one_spelling(typed, number):
    assert normalise(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "112", "0800 1234", "06555012", "065550123456", "abc", "0612345abc", "+", "+0655501234",
        "+31", "+3165550", "+316555012345", "0612345678\x00", "٠٦٥٥٥٠١٢٣٤", "0" * 100_000, "<b>0655501234</b>",
        "\u202e0655501234",
    ],
)  # fmt: skip
def test_what_cannot_be_called_back_is_no_number(typed):
    assert normalise(typed) is None


@given(st.text(max_size=40))
def test_what_is_normal_stays_so(text):
    number = normalise(text)
    assert number is None or normalise(number) == number


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+31655501234", "06 5550 1234"),
        ("+31205550111", "020 555 0111"),
        ("+32470123456", "+32470123456"),
        ("", ""),
    ],
)
def test_a_number_is_read_out_in_parts_and_is_the_same_telephone(number, read):
    assert for_reading(number) == read
    assert not read or normalise(read) == number
