"""Writes of termijnen: a clock starts, is met, or stops without being met."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak
from baken.core.kalender import reckon
from baken.foundation.identity.queries import code_of
from baken.policy.termijnen import edition, termijn_rules, werkkalender


def start_termijn(*, zaak: Zaak, key: str, at: datetime, is_aim: bool = False) -> Termijn:
    """Start a clock of a zaak by its rule in the policy of its region."""
    regio = code_of(organisatie_id=zaak.organisatie_id)
    reckoning = reckon(termijn_rules(regio)[key], start=at, werkdagen=werkkalender(regio))
    return Termijn.objects.create(
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        key=key,
        edition=edition(regio),
        is_aim=is_aim,
        started_at=at,
        due_at=reckoning.due_at,
    )


def meet_termijnen(*, zaak: Zaak, at: datetime, keys: Collection[str] | None = None) -> None:
    """Mark the running clocks of a zaak as met: these, or all."""
    _running(zaak, keys).update(met_at=at)


def stop_termijnen(*, zaak: Zaak, at: datetime, keys: Collection[str] | None = None) -> None:
    """Stop the running clocks of a zaak without having met them: these, or all."""
    _running(zaak, keys).update(stopped_at=at)


def running_keys(*, zaak: Zaak) -> frozenset[str]:
    """Return which clocks of a zaak are running."""
    return frozenset(_running(zaak).values_list("key", flat=True))


def _running(zaak: Zaak, keys: Collection[str] | None = None) -> QuerySet[Termijn]:
    running = Termijn.objects.filter(
        zaak=zaak, organisatie_id=zaak.organisatie_id, met_at=None, stopped_at=None
    )
    return running if keys is None else running.filter(key__in=keys)
