"""The invented calls of the practice data that nobody wrote down while they came."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rang:
    """One invented call: how long ago, and from which number, if that is known."""

    minutes_ago: int
    number: str = ""


MISSED = (Rang(minutes_ago=50, number="+31655501245"), Rang(minutes_ago=71))
LEFT = Rang(minutes_ago=15 * 60, number="+31655504477")
LAST_NIGHT = Rang(minutes_ago=13 * 60)
