"""The chapters of the handboek: one Markdown file each, with a head that says whose it is."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import names_in, read_text, read_toml

FOLDER, MARK = "handboek", "+++\n"


class Status(StrEnum):
    """Whether the owner of a chapter has established it."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Group(StrEnum):
    """What a chapter is about: how the work is done, or the screens of one role."""

    WERKPROCES = "werkproces"
    SCHERM = "scherm"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter. `owner` is the role of its procesbeheerder; `generated` names the list that
    is made of the policy itself and stands under the text."""

    key: str
    order: int
    title: Words
    group: Group
    owner: str
    edition: date
    status: Status
    sources: tuple[str, ...]
    generated: str
    text: str


@cache
def chapters() -> Mapping[str, Chapter]:
    """Return all chapters by their key, in their order.

    :raises ValueError: with the name of the file, if one has no good head.
    """
    found = [_chapter(name) for name in names_in(FOLDER) if name.endswith(".md")]
    return {one.key: one for one in sorted(found, key=lambda one: one.order)}


@cache
def right_words() -> Mapping[str, Words]:
    """Return what each right allows, in words, by its key."""
    return _words("rechten")


@cache
def condition_words() -> Mapping[str, Words]:
    """Return on which rows a right holds, in words, by the name of the condition."""
    return _words("voorwaarden")


def _words(table: str) -> Mapping[str, Words]:
    entries = read_toml(f"{FOLDER}/rechten.toml")[table]
    return {key: Words(**entry) for key, entry in entries.items()}


def _chapter(name: str) -> Chapter:
    try:
        _before, head, text = read_text(f"{FOLDER}/{name}").split(MARK, 2)
        told = tomllib.loads(head)
        return Chapter(
            key=name.removesuffix(".md"),
            order=told["order"],
            title=Words(nl=told["title"], en=told["title_en"]),
            group=Group(told["group"]),
            owner=told["owner"],
            edition=told["edition"],
            status=Status(told["status"]),
            sources=tuple(told["sources"]),
            generated=told.get("generated", ""),
            text=text.strip(),
        )
    except (KeyError, ValueError) as fault:
        raise ValueError(f"The head of the chapter {name} is not right: {fault}") from fault
