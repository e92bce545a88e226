"""How it stands with what was agreed: it runs, ends soon, ended, or is still to begin."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from baken.core.errors import WrongState

SOON_MONTHS = 3
MONTHS_IN_A_YEAR = 12


class Stand(StrEnum):
    """How it stands with one agreement on a day."""

    TO_COME = "komt"
    RUNS = "loopt"
    ENDS_SOON = "eindigt"
    ENDED = "voorbij"


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What is told of one agreement; `until_date` is its last day, None while none is set."""

    soort: str
    title: str
    from_date: date
    until_date: date | None = None

    def stand_on(self, day: date) -> Stand:
        """Return how it stands on a day. What ends within three months ends soon: time enough to
        make a new one (source: own design of Baken)."""
        if self.until_date is not None and self.until_date < day:
            return Stand.ENDED
        if self.from_date > day:
            return Stand.TO_COME
        if self.until_date is not None and self.until_date <= months_after(day, SOON_MONTHS):
            return Stand.ENDS_SOON
        return Stand.RUNS


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def soon_over(agreed: Iterable[Agreed], *, on: date) -> Agreed | None:
    """Return the agreement that needs a new one first: it ended or ends soon, and no later one of
    its soort takes over."""
    last: dict[str, Agreed] = {}
    for one in agreed:
        known = last.get(one.soort)
        if known is None or _end(one) > _end(known):
            last[one.soort] = one
    over = [one for one in last.values() if one.stand_on(on) in (Stand.ENDS_SOON, Stand.ENDED)]
    return min(over, key=_end, default=None)


def check_can_end(agreed: Agreed, *, on: date) -> None:
    """Refuse to end what is still to begin, or what ended. :raises WrongState: then."""
    stand = agreed.stand_on(on)
    if stand is Stand.TO_COME:
        raise WrongState("afspraak_not_begun")
    if stand is Stand.ENDED or agreed.until_date == on:
        raise WrongState("wrong_state")


def _end(one: Agreed) -> date:
    return one.until_date or date.max
