"""What is done with what is known: ask it for a melding, say who is the same, index the rest."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from baken.casework.bekend import steps
from baken.casework.bekend.models import Vergelijking
from baken.casework.bekend.queries import known, traits_of
from baken.casework.bekend.rules.verdict import Verdict
from baken.casework.dossier.models import Betrokkene
from baken.casework.zaak.models import Zaak
from baken.casework.zoekvraag.rules.question import Kind
from baken.casework.zoekvraag.steps import keep, serve
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


@answers_once(nothing_more)
def check(*, user: Actor, at: datetime, zaak: Zaak, once: UUID | None = None) -> None:
    """Ask whether the people of an open melding are known, and keep what was asked, sealed.

    The trail gets the id of the question and how many were asked and found, never who.
    """
    with act("bekend.check", user=user, at=at, on=zaak, once=once) as trail:
        checked = known(zaak=zaak, user=user)
        steps.keep_checked(zaak=zaak, checked=checked, user=user, at=at)
        words = "; ".join(one.asked for one in checked.told.values())
        rows = len(checked.matches)
        zoekvraag = keep(user=user, at=at, words=words, kind=Kind.NAME, row_count=rows)
        serve(zoekvraag=zoekvraag, zaak=zaak, at=at)
        trail.note(zaak, zoekvraag=zoekvraag.pk, people=len(checked.told), rows=rows)


def decide(*, user: Actor, at: datetime, vergelijking: Vergelijking, verdict: Verdict) -> None:
    """Say whether a hit is the same person or another; who was wrong says so anew."""
    with act("bekend.decide", user=user, at=at, on=vergelijking) as trail:
        steps.decide(vergelijking=vergelijking, verdict=verdict.value, user=user, at=at)
        trail.note(vergelijking.zaak, vergelijking=vergelijking.pk, verdict=verdict.value)


def index_people(*, user: Actor, at: datetime, people: Sequence[Betrokkene]) -> None:
    """Put people under their words: those of before the index, or after it was emptied."""
    with act("bekend.index", user=user, at=at) as trail:
        told = traits_of(rows=people)
        for one in people:
            steps.index_traits(betrokkene=one, traits=told[one.pk], at=at)
            trail.note(one, rows=len(people))
