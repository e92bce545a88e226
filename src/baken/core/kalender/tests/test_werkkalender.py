"""Werkdagen, half-days and office hours, and what a region may change of them."""

from datetime import date, datetime, time

import pytest

from baken.core.kalender import (
    AMSTERDAM,
    Dagdeel,
    Feestdag,
    HalfDay,
    Hours,
    Werkkalender,
    Words,
    in_amsterdam,
)

HERE = Werkkalender()
MORNING, AFTERNOON = Dagdeel.OCHTEND, Dagdeel.MIDDAG


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def test_a_region_may_work_on_goede_vrijdag_and_5_mei():
    there = Werkkalender(worked=frozenset({"goede_vrijdag", "bevrijdingsdag"}))

    assert not HERE.is_werkdag(date(2026, 4, 3))
    assert there.is_werkdag(date(2026, 4, 3))
    assert there.is_werkdag(date(2026, 5, 5))
    assert there.free_by_law(date(2026, 5, 5)) is not None


def test_a_worked_5_mei_that_is_hemelvaartsdag_stays_free():
    there = Werkkalender(worked=frozenset({"bevrijdingsdag"}))

    assert there.free_here(date(2016, 5, 5)).nl == "Hemelvaartsdag"


def test_a_day_put_on_a_par_is_no_werkdag():
    decree = Feestdag(date(2026, 5, 15), "gelijkgesteld", Words("Gelijkgesteld", "On a par"))

    assert HERE.is_werkdag(date(2026, 5, 15))
    assert not Werkkalender(gelijkgesteld=(decree,)).is_werkdag(date(2026, 5, 15))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-01-07", 5, "2026-01-14"),
        ("2026-04-02", 5, "2026-04-13"),
        ("2026-12-24", 2, "2026-12-29"),
        ("2026-01-10", 1, "2026-01-12"),
        ("2026-01-10", 0, "2026-01-10"),
    ],
)
def test_adding_and_counting_werkdagen_agree(start, count, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)

    assert HERE.add_werkdagen(start, count) == end
    assert HERE.werkdagen_between(start, end) == count
    assert HERE.werkdagen_between(end, start) == -count


def test_werkdagen_are_not_taken_off():
    with pytest.raises(ValueError, match="forward"):
        HERE.add_werkdagen(date(2026, 1, 7), -1)


def test_a_task_before_a_fixed_end_moves_back():
    assert HERE.werkdag_on_or_before(date(2026, 4, 6)) == date(2026, 4, 2)
    assert HERE.werkdag_on_or_before(date(2026, 4, 7)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("moment", "day", "part"),
    [
        ("2026-01-07T09:00", date(2026, 1, 7), MORNING),
        ("2026-01-07T12:29:59", date(2026, 1, 7), MORNING),
        ("2026-01-07T12:30", date(2026, 1, 7), AFTERNOON),
        ("2026-01-07T21:00", date(2026, 1, 7), AFTERNOON),
        ("2026-01-10T15:00", date(2026, 1, 12), MORNING),
        ("2026-04-03T15:00", date(2026, 4, 7), MORNING),
    ],
)
def test_each_moment_belongs_to_one_half_of_a_werkdag(moment, day, part):
    assert HERE.half_day(at(moment)) == HalfDay(day, part)


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("2026-01-07T09:13", "2026-01-07T09:13"),
        ("2026-01-07T06:00", "2026-01-07T08:00"),
        ("2026-01-07T17:00", "2026-01-08T08:00"),
        ("2026-01-09T18:00", "2026-01-12T08:00"),
        ("2026-04-02T17:30", "2026-04-07T08:00"),
    ],
)
def test_the_next_office_moment(after, found):
    assert HERE.next_office_moment(at(after)) == at(found)


def test_the_next_try_keeps_to_the_hours_given_and_to_another_half_day():
    tried = frozenset({HERE.half_day(at("2026-01-07T09:30"))})
    hours = (Hours(time(15), time(19)), Hours(time(9), time(10)))

    assert HERE.next_office_moment(at("2026-01-07T09:30"), within=hours) == at("2026-01-07T09:30")
    assert HERE.next_office_moment(at("2026-01-07T09:30"), within=hours, avoid=tried) == at(
        "2026-01-07T15:00"
    )
    assert HERE.next_office_moment(at("2026-01-07T17:30"), within=hours) == at("2026-01-08T09:00")


def test_hours_in_the_evening_only_have_no_office_moment():
    evening = (Hours(time(18), time(21)),)

    assert HERE.next_office_moment(at("2026-01-07T09:30"), within=evening) is None


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        in_amsterdam(datetime(2026, 1, 7))  # noqa: DTZ001 (that is the point)


def test_office_hours_that_close_before_they_open_are_refused():
    with pytest.raises(ValueError, match="Office hours"):
        Werkkalender(opens=time(17), closes=time(8))
