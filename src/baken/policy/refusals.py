"""The sentence a person reads when something is refused, by the code of the refusal."""

from collections.abc import Mapping
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_toml


@cache
def refusals() -> Mapping[str, Words]:
    """Return all sentences by their code."""
    return {code: Words(**entry) for code, entry in read_toml("refusals.toml").items()}
