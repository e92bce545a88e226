"""What a melder may hear of his melding, and when he has heard enough."""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

PROFESSIONAL, BURGER = "professional", "burger"


class Moment(StrEnum):
    """After what the melder hears something."""

    BEOORDELING = "beoordeling"
    ONDERZOEK = "onderzoek"


class Given(NamedTuple):
    """One terugkoppeling: its outcome by code, and its moment."""

    outcome: str
    given_at: datetime


def is_fed_back(
    given: Iterable[Given], *, decided_at: datetime, not_reached: Collection[str]
) -> bool:
    """Return whether the melder heard of the newest besluit, or was not to hear of it.

    Who was not reached is tried again; what was told before another besluit does not count.
    """
    return any(one.given_at >= decided_at and one.outcome not in not_reached for one in given)
