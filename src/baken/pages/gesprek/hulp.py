"""The help beside a talk: which prompts follow which caller, and the texts one need not type."""

from collections.abc import Sequence
from dataclasses import dataclass

from baken.core.kalender.words import Words
from baken.policy.gesprekshulp import Onderdeel, audiences, gesprekshulp


@dataclass(frozen=True, kw_only=True)
class Part:
    """A few prompts; `when` says for which answer to the first question they are shown."""

    title: Words
    lines: Sequence[Words]
    when: str
    steps: Sequence[Onderdeel] = ()


@dataclass(frozen=True, kw_only=True)
class Help:
    """What is always in sight, and below it what follows the caller: so that nothing moves."""

    always: Sequence[Part]
    following: Sequence[Part]


def help_of_talk() -> Help:
    """Return all prompts; the page shows those of the caller who is chosen."""
    parts = _parts()
    return Help(
        always=[part for part in parts if not part.when],
        following=[part for part in parts if part.when],
    )


def _parts() -> list[Part]:
    steps = [one for one in gesprekshulp() if one.step is not None]
    plain = [one for one in gesprekshulp() if one.step is None]
    with_steps = next(one for one in plain if one.audience == steps[0].audience)
    return [
        Part(
            title=one.title,
            lines=one.lines,
            when=_when(one.audience),
            steps=steps if one is with_steps else (),
        )
        for one in plain
    ]


def _when(audience: str) -> str:
    codes = sorted(audiences()[audience])
    return f"hoedanigheid={'|'.join(codes)}" if codes else ""
