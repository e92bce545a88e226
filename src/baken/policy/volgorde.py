"""The order of work: which row comes first, and the words that say why."""

from collections.abc import Mapping
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_toml


@cache
def volgorde() -> Mapping[str, Words]:
    """Return the classes of risk in their order, each with the answer to "Waarom hier?"."""
    entries = read_toml("volgorde.toml")["classes"]
    return {entry["key"]: Words(entry["nl"], entry["en"]) for entry in entries}
