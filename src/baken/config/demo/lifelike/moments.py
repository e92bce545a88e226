"""When the invented work happened: by year, month, weekday and hour as the figures say."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from baken.config.demo.lifelike.figures import divisions
from baken.core.kalender import AMSTERDAM, in_amsterdam

DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Past:
    """The days behind us with the work that had come in at the end of each."""

    days: Sequence[date]
    sums: Sequence[float]

    def moment(self, part: float, chance: Random) -> datetime:
        """Return a moment before which this part (0 to 1) of all the work came in."""
        place = bisect_left(self.sums, part * self.sums[-1])
        return at_an_hour(self.days[min(place, len(self.days) - 1)], chance)


@cache
def past_of(last: date) -> Past:
    """Return the past of five years up to and with a day."""
    years, months, weekdays = (_weights(name) for name in ("jaar", "maand", "weekdag"))
    count = DAYS_A_YEAR * len(years)
    days = [last - timedelta(days=count - 1 - n) for n in range(count)]
    volumes = (
        years[str((last - day).days // DAYS_A_YEAR)]
        * months[str(day.month)]
        * weekdays[str(day.weekday())]
        for day in days
    )
    return Past(days, list(accumulate(volumes)))


def past_before(at: datetime) -> Past:
    """Return the past up to and with yesterday."""
    return past_of(in_amsterdam(at).date() - timedelta(days=1))


def at_an_hour(day: date, chance: Random) -> datetime:
    """Return a moment of this day, in UTC."""
    hour = int(divisions()["uur"].draw(chance))
    minute, second = divmod(chance.randrange(3600), 60)
    local = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=AMSTERDAM)
    return local.astimezone(UTC)


def _weights(reeks: str) -> dict[str, float]:
    found = divisions()[reeks]
    return dict(zip(found.codes, found.weights, strict=True))
