"""Alarms: their kinds, and who hears each after how many seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_toml

UNMANNED = "chat_onbemand"


class LeadsTo(StrEnum):
    """Where who comes goes on."""

    CALLER = "beller"
    DANGER = "gevaar"
    QUESTION = "vraag"
    CHAT = "chat"


@dataclass(frozen=True, kw_only=True)
class Step:
    """From `after` seconds on these hear it: who is on telephone duty, and all of these roles."""

    after: int
    on_duty: bool
    roles: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class AlarmKind:
    """One kind of alarm: its words, its source, and its steps in the order of time.

    `leads_to` says where who comes goes on; `outlives_talk` whether it rings on when the talk has
    ended.
    """

    key: str
    label: Words
    leads_to: LeadsTo
    outlives_talk: bool
    steps: Sequence[Step]
    source: str


@cache
def alarms() -> Mapping[str, AlarmKind]:
    """Return all kinds of alarm by their key."""
    return {
        key: AlarmKind(
            key=key,
            label=Words(nl=entry["nl"], en=entry["en"]),
            leads_to=LeadsTo(entry["leads_to"]),
            outlives_talk=entry["outlives_talk"],
            steps=tuple(
                Step(after=s["after"], on_duty=s["on_duty"], roles=frozenset(s["roles"]))
                for s in sorted(entry["steps"], key=lambda s: s["after"])
            ),
            source=entry["source"],
        )
        for key, entry in read_toml("alarm.toml").items()
    }
