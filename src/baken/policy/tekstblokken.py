"""Sentences a worker need not type: the country's, and what a region adds or words otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baken.core.kalender.words import Words
from baken.policy.files import read_toml

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS = {"nl", "en", "text", "source"}


@dataclass(frozen=True, kw_only=True)
class Tekstblok:
    """One text with the name it is found by; it is Dutch, for it becomes part of an advies."""

    key: str
    name: Words
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Chatblok:
    """One text a worker need not type in a chat, in the two languages of the site."""

    key: str
    name: Words
    text: Words
    source: str


@cache
def chatblokken() -> Mapping[str, Chatblok]:
    """Return the texts for the chat by their key."""
    return {
        key: Chatblok(
            key=key,
            name=Words(nl=entry["nl"], en=entry["en"]),
            text=Words(nl=entry["text"], en=entry["text_en"]),
            source=entry["source"],
        )
        for key, entry in read_toml("chatblokken.toml").items()
    }


@cache
def tekstblokken(regio: str | None = None) -> tuple[Tekstblok, ...]:
    """Return the texts as this region has them, its own last.

    :raises ValueError: with a clear sentence, if a policy file is not right.
    """
    return merge_tekstblokken(read_toml("tekstblokken.toml"), _regional(regio))


def merge_tekstblokken(
    national: Mapping[str, Mapping[str, str]], regional: Mapping[str, Mapping[str, str]]
) -> tuple[Tekstblok, ...]:
    """Return the texts of the country with those of the region added or in their place.

    :raises ValueError: if one has not all it needs: both names, a text and a source.
    """
    return tuple(_tekstblok(key, entry) for key, entry in {**national, **regional}.items())


def _tekstblok(key: str, entry: Mapping[str, str]) -> Tekstblok:
    if entry.keys() != _FIELDS or not all(entry[field].strip() for field in _FIELDS):
        raise ValueError(f"The tekstblok {key} needs exactly {', '.join(sorted(_FIELDS))}")
    return Tekstblok(
        key=key,
        name=Words(nl=entry["nl"], en=entry["en"]),
        text=entry["text"],
        source=entry["source"],
    )


def _regional(regio: str | None) -> dict[str, Any]:
    if regio is None:
        return {}
    if not _NAME.fullmatch(regio):
        raise ValueError(f"{regio} is not the name of a region")
    try:
        found: dict[str, Any] = read_toml(f"regio/{regio}.toml").get("tekstblokken", {})
    except FileNotFoundError:
        return {}
    return found
