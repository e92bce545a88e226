"""What a new colleague practises: an invented caller, and what to do with what is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baken.core.kalender.words import Words
from baken.policy.files import read_toml
from baken.policy.rights import roles


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what the caller says, if anything, and what the colleague then does."""

    does: Words
    says: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Oefening:
    """One piece of work to practise: for which roles, and the soort of zaak it makes.

    It is done when such a zaak is there; where `closes`, when that zaak is closed. `is_talk` says
    that it begins with a contact of its own.
    """

    key: str
    roles: frozenset[str]
    makes: str
    closes: bool
    is_talk: bool
    title: Words
    about: Words
    steps: tuple[Step, ...]


@cache
def oefeningen() -> Mapping[str, Oefening]:
    """Return all oefeningen by their keys, in the order of the file.

    :raises ValueError: if one is for a role that nobody knows.
    """
    return {
        key: _oefening(key, entry)
        for key, entry in read_toml("oefeningen.toml").items()
        if key != "source"
    }


def _oefening(key: str, entry: dict[str, Any]) -> Oefening:
    if not set(entry["roles"]) <= set(roles()):
        raise ValueError(f"The practice {key} is for nobody")
    return Oefening(
        key=key,
        roles=frozenset(entry["roles"]),
        makes=entry["makes"],
        closes=entry["closes"],
        is_talk=entry["is_talk"],
        title=Words(**entry["title"]),
        about=Words(**entry["about"]),
        steps=tuple(
            Step(
                does=Words(**step["does"]),
                says=Words(**step["says"]) if "says" in step else None,
            )
            for step in entry["steps"]
        ),
    )
