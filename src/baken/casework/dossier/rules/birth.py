"""A birth date as far as it is known: "3-4-2015", "4-2015", "2015", or nothing."""

import re
from dataclasses import dataclass
from datetime import date

_TYPED = re.compile(r"(?:(?:(\d{1,2})[-./ ])?(\d{1,2})[-./ ])?(\d{4})")
_KEPT = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
OLDEST = 1900


class NotADate(ValueError):
    """What was typed is no birth date."""


@dataclass(frozen=True, kw_only=True)
class Birth:
    """Year, month and day of birth; month and day are 0 when nobody knows them.

    It is kept as "2015-04-00", the way CBS takes a partial date (domain: JJJJMMDD with 00).
    """

    year: int
    month: int = 0
    day: int = 0

    def kept(self) -> str:
        """Return it as it is kept."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def typed(self) -> str:
        """Return it as a person types it ("3-4-2015", "4-2015", "2015")."""
        parts = [part for part in (self.day, self.month) if part]
        return "-".join(str(part) for part in [*parts, self.year])

    def ages_on(self, day: date) -> tuple[int, int]:
        """Return the youngest and the oldest age this person can have on a day, in years."""
        last = (self.month or 12, self.day or 31)
        first = (self.month or 1, self.day or 1)
        reached = (day.month, day.day)
        years = day.year - self.year
        return max(0, years - (reached < last)), max(0, years - (reached < first))


def read_birth(typed: str, *, today: date) -> Birth | None:
    """Return what was typed as a birth date; None when nothing was.

    :raises NotADate: if it is no date, lies in the future, or before 1900.
    """
    text = typed.strip()
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    if found is None:
        raise NotADate
    if any(part is not None and int(part) == 0 for part in found.groups()):
        raise NotADate
    day, month, year = (int(part or 0) for part in found.groups())
    born = _checked(year, month, day)
    if date(born.year, born.month or 1, born.day or 1) > today:
        raise NotADate
    return born


def birth_of(kept: str) -> Birth | None:
    """Return a kept birth date; None for an empty one."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return Birth(year=year, month=month, day=day)


def _checked(year: int, month: int, day: int) -> Birth:
    if year < OLDEST:
        raise NotADate
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise NotADate from None
    return Birth(year=year, month=month, day=day)
