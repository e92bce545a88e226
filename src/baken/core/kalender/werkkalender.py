"""Counts in werkdagen and office hours, as one region keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from baken.core.kalender.feestdagen import SATURDAY, Feestdag, feestdagen
from baken.core.kalender.words import Words, day_name

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ONE_DAY = timedelta(days=1)
_SEARCH_DAYS = 60


class Dagdeel(StrEnum):
    """The two halves of a working day."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"


@dataclass(frozen=True)
class HalfDay:
    """One half of one werkdag."""

    day: date
    part: Dagdeel


@dataclass(frozen=True)
class Hours:
    """A stretch of one day, by the clock of Amsterdam; the end is no longer part of it."""

    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class Werkkalender:
    """The office hours and free days of one region.

    `worked` names the feestdagen on which this region works all the same; it changes the
    werkdagen only. `gelijkgesteld` are the days put on a par with a feestdag by royal decree
    (Algemene termijnenwet art. 3 lid 3).
    """

    opens: time = time(8)
    noon: time = time(12, 30)
    closes: time = time(17)
    worked: frozenset[str] = frozenset()
    gelijkgesteld: tuple[Feestdag, ...] = ()

    def __post_init__(self) -> None:
        if not self.opens < self.noon < self.closes:
            raise ValueError("Office hours must open before and close after the middle of the day")

    def free_by_law(self, day: date) -> Words | None:
        """Return why the Algemene termijnenwet does not let a term end on this day, or None."""
        if found := _feestdagen_by_day(self, day.year).get(day):
            return _joined(found)
        return day_name(day) if day.weekday() >= SATURDAY else None

    def free_here(self, day: date) -> Words | None:
        """Return why this day is no werkdag in this region, or None if it is one."""
        if self.is_werkdag(day):
            return None
        if day.weekday() >= SATURDAY:
            return self.free_by_law(day)
        found = _feestdagen_by_day(self, day.year)[day]
        return _joined(tuple(f for f in found if f.code not in self.worked))

    def is_werkdag(self, day: date) -> bool:
        """Say whether this region works on this day."""
        return day.weekday() < SATURDAY and day not in _free_weekdays(self, day.year)

    def next_werkdag(self, day: date) -> date:
        """Return the first werkdag after this day."""
        return next(later for later in _days_from(day + _ONE_DAY) if self.is_werkdag(later))

    def werkdag_on_or_before(self, day: date) -> date:
        """Return this day, or else the last werkdag before it (for tasks before a fixed end)."""
        while not self.is_werkdag(day):
            day -= _ONE_DAY
        return day

    def add_werkdagen(self, day: date, count: int) -> date:
        """Return the werkdag that lies `count` werkdagen after the day, which is not counted.

        :raises ValueError: if the count is below zero.
        """
        if count < 0:
            raise ValueError("Werkdagen are counted forward only")
        for _ in range(count):
            day = self.next_werkdag(day)
        return day

    def werkdagen_between(self, start: date, end: date) -> int:
        """Return the number of werkdagen after the start, up to and with the end.

        The number is below zero if the end lies before the start.
        """
        if end < start:
            return -self.werkdagen_between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        last = (start + timedelta(days=n) for n in range(1, rest + 1))
        weekdays = weeks * SATURDAY + sum(1 for day in last if day.weekday() < SATURDAY)
        years = range(start.year, end.year + 1)
        free = (day for year in years for day in _free_weekdays(self, year))
        return weekdays - sum(1 for day in free if start < day <= end)

    def closing(self, day: date) -> datetime:
        """Return the moment the office closes on this day."""
        return datetime.combine(day, self.closes, AMSTERDAM)

    def half_day(self, moment: datetime) -> HalfDay:
        """Return the half-day of the werkdag that a moment belongs to.

        The evening belongs to the afternoon before it; what lies on a free day belongs to the
        morning of the next werkdag, so that a weekend adds no half-days.
        """
        local = in_amsterdam(moment)
        day = local.date()
        if not self.is_werkdag(day):
            return HalfDay(self.next_werkdag(day), Dagdeel.OCHTEND)
        return HalfDay(day, Dagdeel.OCHTEND if local.time() < self.noon else Dagdeel.MIDDAG)

    def next_office_moment(
        self,
        after: datetime,
        *,
        within: tuple[Hours, ...] = (),
        avoid: frozenset[HalfDay] = frozenset(),
    ) -> datetime | None:
        """Return the first moment from `after` on that lies in office hours.

        It lies within the hours given (none given: all), on none of the half-days to avoid.
        None: within 60 days there is no such moment, as with hours in the evening only.
        """
        local = in_amsterdam(after)
        for day in _days_from(local.date(), count=_SEARCH_DAYS):
            for half, stretch in self._stretches(day, within):
                end = datetime.combine(day, stretch.end, AMSTERDAM)
                if half not in avoid and end > local:
                    return max(local, datetime.combine(day, stretch.start, AMSTERDAM))
        return None

    def _stretches(self, day: date, within: tuple[Hours, ...]) -> Iterator[tuple[HalfDay, Hours]]:
        if not self.is_werkdag(day):
            return
        halves = (
            (Dagdeel.OCHTEND, Hours(self.opens, self.noon)),
            (Dagdeel.MIDDAG, Hours(self.noon, self.closes)),
        )
        wanted = sorted(within, key=lambda hours: hours.start) or [Hours(time.min, time.max)]
        for part, half in halves:
            for hours in wanted:
                both = Hours(max(half.start, hours.start), min(half.end, hours.end))
                if both.start < both.end:
                    yield HalfDay(day, part), both


def in_amsterdam(moment: datetime) -> datetime:
    """Return the moment by the clock of Amsterdam. :raises ValueError: if it has no zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone is no moment")
    return moment.astimezone(AMSTERDAM)


@cache
def _feestdagen_by_day(kalender: Werkkalender, year: int) -> dict[date, tuple[Feestdag, ...]]:
    found: dict[date, tuple[Feestdag, ...]] = {}
    for feestdag in (*feestdagen(year), *kalender.gelijkgesteld):
        if feestdag.day.year == year:
            found[feestdag.day] = (*found.get(feestdag.day, ()), feestdag)
    return found


@cache
def _free_weekdays(kalender: Werkkalender, year: int) -> frozenset[date]:
    return frozenset(
        day
        for day, found in _feestdagen_by_day(kalender, year).items()
        if day.weekday() < SATURDAY and any(f.code not in kalender.worked for f in found)
    )


def _days_from(day: date, *, count: int = 3_660) -> Iterator[date]:
    return (day + timedelta(days=n) for n in range(count))


def _joined(found: tuple[Feestdag, ...]) -> Words:
    names = [feestdag.name for feestdag in found]
    return Words(" en ".join(n.nl for n in names), " and ".join(n.en for n in names))
