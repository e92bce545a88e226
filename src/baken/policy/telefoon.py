"""The telephone: numbers, hours, who takes over, and when somebody counts as being there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache

from baken.policy.files import read_toml


@dataclass(frozen=True, kw_only=True)
class Line:
    """One number people call us on, under its code."""

    code: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Telefoon:
    """The policy of the telephone of one organisatie."""

    lines: Sequence[Line]
    opens: time
    closes: time
    overflow: Sequence[str]
    duty_roles: frozenset[str]
    on_for: timedelta
    alive_for: timedelta
    talk_for: timedelta
    card_for: timedelta
    entered_within: timedelta


@cache
def telefoon(regio: str = "") -> Telefoon:
    """Return the policy of the telephone, with what this organisatie has of its own."""
    entry = read_toml("telefoon.toml")
    own = entry["regio"].get(regio, {})
    numbers = [*entry["landelijk"]["numbers"], *own.get("numbers", [])]
    hours, duty = entry["uren"] | own, entry["dienst"]
    return Telefoon(
        lines=tuple(Line(code=one["code"], number=one["number"]) for one in numbers),
        opens=hours["opens"],
        closes=hours["closes"],
        overflow=tuple(entry["overloop"]["order"]),
        duty_roles=frozenset(duty["roles"]),
        on_for=timedelta(hours=duty["on_for_hours"]),
        alive_for=timedelta(minutes=duty["alive_for_minutes"]),
        talk_for=timedelta(hours=duty["talk_for_hours"]),
        card_for=timedelta(minutes=duty["card_for_minutes"]),
        entered_within=timedelta(days=entry["achteraf"]["max_days"]),
    )
