"""Knows the algemeen erkende feestdagen of the Algemene termijnenwet, for any year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from baken.core.kalender.words import Words

FIRST_KONINGSDAG = 2014
SATURDAY, SUNDAY = 5, 6

_NAMES = {
    "nieuwjaarsdag": Words("Nieuwjaarsdag", "New Year's Day"),
    "goede_vrijdag": Words("Goede Vrijdag", "Good Friday"),
    "tweede_paasdag": Words("Tweede Paasdag", "Easter Monday"),
    "koningsdag": Words("Koningsdag", "King's Day"),
    "bevrijdingsdag": Words("Bevrijdingsdag", "Liberation Day"),
    "hemelvaartsdag": Words("Hemelvaartsdag", "Ascension Day"),
    "tweede_pinksterdag": Words("Tweede Pinksterdag", "Whit Monday"),
    "eerste_kerstdag": Words("Eerste Kerstdag", "Christmas Day"),
    "tweede_kerstdag": Words("Tweede Kerstdag", "Second Day of Christmas"),
}
FEESTDAG_CODES = frozenset(_NAMES)


@dataclass(frozen=True)
class Feestdag:
    """One day of one year that is no working day by law."""

    day: date
    code: str
    name: Words


@cache
def feestdagen(year: int) -> tuple[Feestdag, ...]:
    """Return the feestdagen of a year in order (Algemene termijnenwet art. 3 leden 1 and 2).

    Goede Vrijdag is put on a par with them, 5 mei counts every year, and two may fall on one
    day (5 mei 2016). The Sundays of Easter and Pentecost are left out: they are Sundays.
    """
    paasdag = easter(year)
    days = {
        "nieuwjaarsdag": date(year, 1, 1),
        "goede_vrijdag": paasdag - timedelta(days=2),
        "tweede_paasdag": paasdag + timedelta(days=1),
        "koningsdag": koningsdag(year),
        "bevrijdingsdag": date(year, 5, 5),
        "hemelvaartsdag": paasdag + timedelta(days=39),
        "tweede_pinksterdag": paasdag + timedelta(days=50),
        "eerste_kerstdag": date(year, 12, 25),
        "tweede_kerstdag": date(year, 12, 26),
    }
    found = (Feestdag(day, code, _NAMES[code]) for code, day in days.items())
    return tuple(sorted(found, key=lambda feestdag: feestdag.day))


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def koningsdag(year: int) -> date:
    """Return the day the birthday of the King (until 2013: 30 April) is celebrated.

    On a Sunday it is celebrated the day before.
    """
    day = date(year, 4, 27) if year >= FIRST_KONINGSDAG else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day
