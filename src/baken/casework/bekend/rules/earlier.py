"""How Veilig Thuis was involved with these people before (domain: R-MELD-7).

The classes are those of CBS (StatLine): a hermelding when we were no longer involved, a
vervolgmelding when we still were. What counts is how it stood when the new melding came in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """Where an earlier melding stood when the new one came in."""

    DURING = "tijdens"  # the veiligheidsbeoordeling ran
    AFTER = "na"  # it was done, and we were still involved
    MONITORING = "monitoring"
    ENDED = "gesloten"


class Class(StrEnum):
    """What a melding is, beside the earlier ones."""

    FIRST = "eerste_melding"
    AGAIN = "hermelding"
    DURING = "vervolgmelding_tijdens"
    AFTER = "vervolgmelding_na"
    MONITORING = "vervolgmelding_monitoring"


_CLASSES = {
    Stage.DURING: Class.DURING,
    Stage.AFTER: Class.AFTER,
    Stage.MONITORING: Class.MONITORING,
    Stage.ENDED: Class.AGAIN,
}


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The moments of an earlier melding that say where it stood."""

    opened_at: datetime
    assessed_at: datetime | None = None
    monitored_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The class of a melding. `people` is how many of its people were known: for a hermelding
    CBS asks whether it was one or more."""

    code: Class
    people: int


def stage_on(moments: Moments, at: datetime) -> Stage | None:
    """Return where a melding stood at a moment; None when it had not come in yet."""
    if moments.opened_at >= at:
        return None
    reached = (
        (moments.closed_at, Stage.ENDED),
        (moments.monitored_at, Stage.MONITORING),
        (moments.assessed_at, Stage.AFTER),
    )
    return next((to for since, to in reached if since and since <= at), Stage.DURING)


def earlier(stages: Collection[Stage], *, people: int) -> Earlier:
    """Return the class of a melding by the stages of the earlier ones of the same people.

    Where we were involved in more than one, the one in which least was done yet counts.
    """
    for stage, code in _CLASSES.items():
        if stage in stages:
            return Earlier(code=code, people=people)
    return Earlier(code=Class.FIRST, people=0)
