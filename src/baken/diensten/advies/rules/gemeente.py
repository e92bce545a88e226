"""Finds the gemeente a person means by the first letters of its name."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from baken.policy.codelijsten import Gemeente

UNKNOWN = "0000"
_UNKNOWN_WORDS = {"?", "onbekend", "unknown", "weet niet"}


def matches_of(text: str, *, gemeenten: Collection[Gemeente], regio: str) -> list[Gemeente]:
    """Return the gemeenten meant: the one of that name, else those of the own region that begin
    so, else those of any region that do."""
    wanted = _plain(text)
    if not wanted:
        return []
    whole = [g for g in gemeenten if _plain_name(g.name) == wanted]
    if whole:
        return whole
    begin = [g for g in gemeenten if _plain_name(g.name).startswith(wanted)]
    own = [g for g in begin if g.regio == regio]
    return own or begin


def is_unknown(text: str) -> bool:
    """Return whether the person says that the gemeente is not known."""
    return text.strip().lower() in _UNKNOWN_WORDS


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if c.isalnum())


@lru_cache(maxsize=1024)
def _plain_name(name: str) -> str:
    return _plain(name)  # of the list only: what a person types is not kept
