"""The chat: when it is open, who does it, and who is offered a visitor first."""

from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache

from baken.policy.files import read_toml


@dataclass(frozen=True, kw_only=True)
class Chat:
    """The policy of the chat of one organisatie."""

    opens: time
    closes: time
    most_at_once: int
    alive_for: timedelta
    own_region_for: timedelta
    silent_after: timedelta
    code_lives: timedelta
    most_wrong_codes: int
    longest_message: int


@cache
def chat(regio: str = "") -> Chat:
    """Return the policy of the chat, with what this organisatie has of its own."""
    entry = read_toml("chat.toml")
    hours, queue, line = entry["uren"], entry["rij"], entry["lijn"]
    duty = entry["dienst"] | entry.get("regio", {}).get(regio, {})
    return Chat(
        opens=hours["opens"],
        closes=hours["closes"],
        most_at_once=duty["most_at_once"],
        alive_for=timedelta(seconds=line["alive_for_seconds"]),
        own_region_for=timedelta(seconds=queue["own_region_for_seconds"]),
        silent_after=timedelta(seconds=line["silent_after_seconds"]),
        code_lives=timedelta(minutes=line["code_lives_minutes"]),
        most_wrong_codes=line["most_wrong_codes"],
        longest_message=line["longest_message"],
    )
