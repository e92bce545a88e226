"""Reads of how a melding ends: what the melder heard, and what must come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import may
from baken.diensten.afronding.models import Terugkoppeling
from baken.diensten.afronding.rules.ending import Stand, why_not_yet
from baken.diensten.afronding.rules.feedback import BURGER, PROFESSIONAL, Given, is_fed_back
from baken.diensten.beoordeling.queries import decision_of, one_waits
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import has_melder
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.vault.sealed import Reader
from baken.policy.codelijsten import codelijsten


@dataclass(frozen=True, kw_only=True)
class Told:
    """One terugkoppeling as a page shows it."""

    outcome: str
    words: str
    given_by: str
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What the page of a melding shows of its end. `first` is the code of what must come first,
    None when it can be closed."""

    stand: Stand
    first: str | None
    told: Sequence[Told]
    may_feed_back: bool
    may_close: bool


def stand_of(*, melding: Melding) -> Stand:
    """Return how it stands with the end of a melding."""
    zaak = melding.zaak
    decision = decision_of(zaak=zaak)
    rows = Terugkoppeling.objects.filter(zaak=zaak).values_list("outcome", "given_at")
    return Stand(
        besluit=decision.besluit if decision else "",
        one_waits=one_waits(zaak=zaak),
        needs_feedback=has_melder(zaak=zaak),
        is_fed_back=decision is not None
        and is_fed_back(
            [Given(*row) for row in rows],
            decided_at=decision.decided_at,
            not_reached=codelijsten()["terugkoppeling"].marked("opnieuw"),
        ),
    )


def hears_of(*, melding: Melding) -> tuple[list[str], list[str]]:
    """Return what the melder of this melding may hear, and what not, as codes.

    Whoever is not known to be a professional hears the least.
    """
    is_professional = melding.hoedanigheid in codelijsten()["hoedanigheid"].marked(PROFESSIONAL)
    inhoud = codelijsten()["terugkoppeling_inhoud"]
    may_hear = inhoud.marked(PROFESSIONAL if is_professional else BURGER)
    return (
        [code for code in inhoud.items if code in may_hear],
        [code for code in inhoud.items if code not in may_hear],
    )


def afronding_panel(*, zaak: Zaak, user: Actor) -> Panel | None:
    """Return how a melding ends; None while nothing is decided. The caller has looked."""
    melding = Melding.objects.select_related("zaak").get(zaak=zaak)
    stand = stand_of(melding=melding)
    if not stand.besluit:
        return None
    is_open = zaak.closed_at is None
    return Panel(
        stand=stand,
        first=why_not_yet(stand),
        told=told_of(zaak=zaak),
        may_feed_back=is_open and may(right="melding.feed_back", user=user, zaak=zaak),
        may_close=is_open and may(right="melding.close", user=user, zaak=zaak),
    )


def told_of(*, zaak: Zaak) -> list[Told]:
    """Return what the melder heard, newest first; the caller has looked."""
    rows = list(Terugkoppeling.objects.filter(zaak=zaak).select_related("zaak").order_by("-pk"))
    reader = Reader(rows)
    names = names_of(user_ids={one.given_by_id for one in rows})
    return [
        Told(
            outcome=one.outcome,
            words=reader.text(one, "words"),
            given_by=names.get(one.given_by_id, ""),
            given_at=one.given_at,
        )
        for one in rows
    ]
