"""The feestdagen of the law, against the published table and against a second reckoning."""

from datetime import date, timedelta

import holidays
import pytest

from baken.core.kalender import feestdagen
from baken.core.kalender.feestdagen import easter, koningsdag

TABLE = {
    2024: ["03-29", "04-01", "04-27", "05-05", "05-09", "05-20"],
    2025: ["04-18", "04-21", "04-26", "05-05", "05-29", "06-09"],
    2026: ["04-03", "04-06", "04-27", "05-05", "05-14", "05-25"],
    2027: ["03-26", "03-29", "04-27", "05-05", "05-06", "05-17"],
    2028: ["04-14", "04-17", "04-27", "05-05", "05-25", "06-05"],
    2029: ["03-30", "04-02", "04-27", "05-05", "05-10", "05-21"],
    2030: ["04-19", "04-22", "04-27", "05-05", "05-30", "06-10"],
    2031: ["04-11", "04-14", "04-26", "05-05", "05-22", "06-02"],
    2032: ["03-26", "03-29", "04-27", "05-05", "05-06", "05-17"],
}


@pytest.mark.parametrize("year", TABLE)
def test_the_days_of_each_year_are_those_of_the_table(year):
    found = [f.day.strftime("%m-%d") for f in feestdagen(year)]

    assert sorted(found) == sorted(["01-01", *TABLE[year], "12-25", "12-26"])


@pytest.mark.parametrize("year", range(2014, 2101))
def test_a_second_reckoning_agrees(year):
    sundays = {easter(year), easter(year) + timedelta(days=49)}
    liberation = {date(year, 5, 5)} - {easter(year) + timedelta(days=39)}

    ours = {f.day for f in feestdagen(year)} - liberation
    theirs = set(holidays.country_holidays("NL", years=year)) - sundays - liberation

    assert ours == theirs


def test_two_feestdagen_can_fall_on_one_day():
    names = {f.code for f in feestdagen(2016) if f.day == date(2016, 5, 5)}

    assert names == {"hemelvaartsdag", "bevrijdingsdag"}


@pytest.mark.parametrize(
    ("year", "day"),
    [(2013, date(2013, 4, 30)), (2006, date(2006, 4, 29)), (2014, date(2014, 4, 26))],
)
def test_the_kings_birthday_moves_off_a_sunday(year, day):
    assert koningsdag(year) == day
