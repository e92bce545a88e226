"""How long is kept what never became a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from baken.policy.files import read_toml


@dataclass(frozen=True, kw_only=True)
class Retention:
    """One term of keeping, with its source."""

    key: str
    period: timedelta
    source: str


@cache
def bewaren() -> Mapping[str, Retention]:
    """Return the terms of keeping by their key."""
    return {
        key: Retention(key=key, period=timedelta(days=entry["days"]), source=entry["source"])
        for key, entry in read_toml("bewaren.toml").items()
    }
