"""How two people of a household belong together, and since when."""

from dataclasses import dataclass
from datetime import date

BACK = "terug_"


@dataclass(frozen=True, kw_only=True)
class Relation:
    """One relation, read from `van` to `naar` (ids of betrokkenen); `soort` is a code.

    Of gezag it can be known when, and in which register, it was looked up.
    """

    van: int
    naar: int
    soort: str
    from_date: date | None = None
    until_date: date | None = None
    checked_date: date | None = None
    check_source: str = ""


def directed(reading: str, *, one: int, other: int) -> tuple[str, int, int]:
    """Return soort, van and naar of a reading as seen from one: "ouder" or "terug_ouder"."""
    if reading.startswith(BACK):
        return reading.removeprefix(BACK), other, one
    return reading, one, other
