"""Who does telephone duty, in the three words of the desk."""

from datetime import datetime
from enum import StrEnum


class Duty(StrEnum):
    """How it stands with a colleague who does telephone duty."""

    FREE = "vrij"
    TALKS = "in_gesprek"
    AWAY = "weg"


def duty_of(*, is_on: bool, in_talk: bool, seen_at: datetime, alive_since: datetime) -> Duty:
    """Return how it stands; whose screen is silent is away, though the telephone was left on."""
    if not is_on or seen_at <= alive_since:
        return Duty.AWAY
    return Duty.TALKS if in_talk else Duty.FREE
