"""What helps during a talk: prompts beside the questions, each for those it fits, with a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.codelijsten import codelijsten
from baken.policy.files import read_toml

EVERYBODY = "iedereen"
STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, kw_only=True)
class Onderdeel:
    """A few prompts under one heading; `step` is the step of the meldcode they belong to."""

    key: str
    audience: str
    title: Words
    lines: tuple[Words, ...]
    source: str
    step: int | None = None


@cache
def gesprekshulp() -> tuple[Onderdeel, ...]:
    """Return all prompts in the order of the file.

    :raises ValueError: if one is for an audience or a step that nobody knows.
    """
    found = {key: entry for key, entry in read_toml("gesprekshulp.toml").items() if key != "source"}
    return tuple(_onderdeel(key, entry) for key, entry in found.items())


@cache
def audiences() -> Mapping[str, frozenset[str]]:
    """Return for each audience the codes of hoedanigheid it has; a child is never a burger here."""
    callers = codelijsten()["hoedanigheid"]
    jeugdige = callers.marked("jeugdige")
    return {
        EVERYBODY: frozenset(),
        "jeugdige": jeugdige,
        "burger": callers.marked("burger") - jeugdige,
        "professional": callers.marked("professional"),
    }


def _onderdeel(key: str, entry: dict[str, object]) -> Onderdeel:
    step, lines = entry.get("step"), entry["lines"]
    if entry["audience"] not in audiences() or step not in (None, *STEPS):
        raise ValueError(f"The prompts {key} are for nobody")
    return Onderdeel(
        key=key,
        audience=str(entry["audience"]),
        title=Words(nl=str(entry["nl"]), en=str(entry["en"])),
        lines=tuple(Words(**line) for line in lines),  # type: ignore[attr-defined]
        source=str(entry["source"]),
        step=step,  # type: ignore[arg-type]
    )
