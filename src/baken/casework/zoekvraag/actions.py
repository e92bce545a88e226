"""What is done with a search: ask it, open what it found, destroy what was asked long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.casework.zaak.models import Zaak
from baken.casework.zoekvraag import steps
from baken.casework.zoekvraag.models import Zoekvraag
from baken.casework.zoekvraag.queries import Found, find
from baken.casework.zoekvraag.rules.question import Reading
from baken.foundation.audit.act import act
from baken.foundation.identity.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A search that was kept, and what it found."""

    zoekvraag: Zoekvraag
    found: Found


def ask(*, user: Actor, at: datetime, words: str, readings: Sequence[Reading]) -> Asked:
    """Search, and keep the words sealed; a number that is exactly one zaak has served it at once.

    The trail gets the id of the search, its kind and the number of rows, never the words.
    """
    with act("zaak.find", user=user, at=at) as trail:
        found = find(user=user, readings=readings)
        zoekvraag = steps.keep(
            user=user, at=at, words=words, kind=found.kind, row_count=len(found.hits)
        )
        trail.note(zoekvraag, kind=found.kind.value, rows=len(found.hits))
        if found.exact is not None:
            steps.serve(zoekvraag=zoekvraag, zaak=found.exact, at=at)
            trail.note(zaak=found.exact.pk)
        return Asked(zoekvraag=zoekvraag, found=found)


def open_hit(*, user: Actor, at: datetime, zoekvraag: Zoekvraag, zaak: Zaak) -> None:
    """Note that a zaak was opened from a search of one's own."""
    with act("zoekvraag.open", user=user, at=at, on=zoekvraag) as trail:
        steps.serve(zoekvraag=zoekvraag, zaak=zaak, at=at)
        trail.note(zaak=zaak.pk)


def erase_day(*, user: Actor, at: datetime, zoekvraag: Zoekvraag) -> None:
    """Destroy all searches that share the kluis of this one."""
    with act("zoekvraag.erase", user=user, at=at, on=zoekvraag) as trail:
        count = steps.erase(zoekvraag=zoekvraag, at=at)
        trail.note(rows=count)
