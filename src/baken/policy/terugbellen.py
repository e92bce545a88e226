"""How a call-back is done: how many attempts, and which outcomes hold the next one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_toml


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One way in which an attempt ends without a talk; `holds`: no second try without a
    gedragswetenschapper."""

    code: str
    label: Words
    holds: bool


@dataclass(frozen=True, kw_only=True)
class Terugbellen:
    """The policy of calling back. Attempts count when they lie on different half-days."""

    attempts_before_lapse: int
    outcomes: Mapping[str, Outcome]


@cache
def terugbellen() -> Terugbellen:
    """Return the policy of calling back."""
    entry = read_toml("terugbellen.toml")
    return Terugbellen(
        attempts_before_lapse=entry["attempts_before_lapse"],
        outcomes={
            code: Outcome(code=code, label=Words(nl=o["nl"], en=o["en"]), holds=o["holds"])
            for code, o in entry["outcomes"].items()
        },
    )
