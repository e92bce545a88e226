"""Days and clock times as people type them at a desk."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.typed import read_clock, read_day, read_past_moment

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27-11-2026", date(2026, 11, 27)),
        ("27/11/2026", date(2026, 11, 27)),
        ("27-11", date(2026, 11, 27)),
        ("1.2", date(2027, 2, 1)),
        ("2-3", MONDAY),
        (" 3 3 ", date(2026, 3, 3)),
        ("vandaag", MONDAY),
        ("Morgen", date(2026, 3, 3)),
        ("overmorgen", date(2026, 3, 4)),
        ("today", MONDAY),
        ("tomorrow", date(2026, 3, 3)),
        ("vr", date(2026, 3, 6)),
        ("vrijdag", date(2026, 3, 6)),
        ("zond", date(2026, 3, 8)),
        ("ma", date(2026, 3, 9)),
        ("di", date(2026, 3, 3)),
        ("Wed", date(2026, 3, 4)),
        ("sunday", date(2026, 3, 8)),
        ("fri", date(2026, 3, 6)),
    ],
)
def test_a_day_is_read(typed, day):
    assert read_day(typed, today=MONDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "32-1", "30-2-2026", "29-2-2027", "0-0", "1-1-0000", "maart", "mama", "dit", "doei",
        "monkey", "vrijx", "m", "x", "1", "2026-11-27-1", "1-1-99999", "9" * 10_000, "\x00", "<b>", "\u202evr",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(typed):
    assert read_day(typed, today=MONDAY) is None


@pytest.mark.parametrize("typed", ["29-2", "29-2-2028"])
def test_a_leap_day_needs_a_leap_year(typed):
    assert read_day(typed, today=MONDAY) in (None, date(2028, 2, 29))


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("9 uur", time(9)),
        ("14u30", time(14, 30)),
        ("14 30", time(14, 30)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_clock_time_is_read(typed, clock):
    assert read_clock(typed) == clock


@pytest.mark.parametrize(
    "typed", ["", "24:00", "12:60", "1:2:3", "half drie", "-1", "12345", "\x00", "9" * 9_999]
)
def test_what_is_no_clock_time_is_none(typed):
    assert read_clock(typed) is None


@given(st.text(max_size=30))
def test_nothing_typed_can_break_the_reading(text):
    read_day(text, today=MONDAY)
    read_clock(text)


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["ma", "vr", "zo", "1-1", "31-12"]),
)
def test_a_day_without_a_year_lies_ahead(today, typed):
    found = read_day(typed, today=today)
    assert found is not None and today <= found and (found - today).days <= 366


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("9:41", (date(2026, 2, 27), time(9, 41))),
        ("19 uur", (date(2026, 2, 27), time(19))),
        ("gisteren 19:40", (date(2026, 3, 1), time(19, 40))),
        ("Gisteren om 19.40", (date(2026, 3, 1), time(19, 40))),
        ("vandaag 9", (MONDAY, time(9))),
        ("vr 16:30", (date(2026, 2, 27), time(16, 30))),
        ("27-2 1630", (date(2026, 2, 27), time(16, 30))),
        ("27 2 16 30", (date(2026, 2, 27), time(16, 30))),
        ("27-2-2026 8 uur", (date(2026, 2, 27), time(8))),
        ("3-3 9:00", (date(2025, 3, 3), time(9))),
        ("morgen 9:00", (date(2026, 3, 3), time(9))),
    ],
)
def test_a_moment_that_was_is_read(typed, moment):
    assert read_past_moment(typed, day=date(2026, 2, 27), today=MONDAY) == moment


@pytest.mark.parametrize(
    "typed",
    ["", " ", "gisteren", "gisteren 25:00", "ooit 9:00", "9:00 gisteren", "x " * 20, "\x00"],
)
def test_what_is_no_moment_is_none(typed):
    assert read_past_moment(typed, day=MONDAY, today=MONDAY) is None
