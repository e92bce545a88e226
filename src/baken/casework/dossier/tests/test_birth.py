"""A birth date is kept as far as it is known, and the age is that of a day."""

from datetime import date

import pytest

from baken.casework.dossier.rules.birth import Birth, NotADate, birth_of, read_birth

TODAY = date(2026, 11, 23)

TYPED = [
    ("3-4-2015", "2015-04-03", "3-4-2015"),
    ("03-04-2015", "2015-04-03", "3-4-2015"),
    (" 3/4/2015 ", "2015-04-03", "3-4-2015"),
    ("3.4.2015", "2015-04-03", "3-4-2015"),
    ("29 2 2016", "2016-02-29", "29-2-2016"),
    ("4-2015", "2015-04-00", "4-2015"),
    ("2015", "2015-00-00", "2015"),
    ("23-11-2026", "2026-11-23", "23-11-2026"),
]
WRONG = [
    "31-2-2015", "29-2-2015", "13-2015", "0-4-2015x", "15", "3-4-15", "24-11-2026", "2027",
    "1899", "gisteren", "2015-04-03", "3-4-2015 of 2016", "٣-٤-٢٠١٥x",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept", "again"), TYPED)
def test_what_is_typed_is_kept_and_typed_again(typed, kept, again):
    born = read_birth(typed, today=TODAY)
    assert born is not None
    assert (born.kept(), born.typed()) == (kept, again)
    assert birth_of(kept) == born


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_birth_date_is_said_to_be_none(typed):
    with pytest.raises(NotADate):
        read_birth(typed, today=TODAY)


def test_nothing_is_nothing():
    assert read_birth("  ", today=TODAY) is None
    assert birth_of("") is None


@pytest.mark.parametrize(
    ("born", "day", "ages"),
    [
        (Birth(year=2015, month=11, day=23), date(2026, 11, 22), (10, 10)),
        (Birth(year=2015, month=11, day=23), date(2026, 11, 23), (11, 11)),
        (Birth(year=2015, month=11), date(2026, 11, 15), (10, 11)),
        (Birth(year=2015, month=10), date(2026, 11, 15), (11, 11)),
        (Birth(year=2015), date(2026, 11, 15), (10, 11)),
        (Birth(year=2016, month=2, day=29), date(2027, 2, 28), (10, 10)),
        (Birth(year=2026, month=11, day=23), date(2026, 11, 23), (0, 0)),
        (Birth(year=2026), date(2026, 11, 23), (0, 0)),
    ],
)
def test_the_age_is_that_of_the_day(born, day, ages):
    assert born.ages_on(day) == ages
