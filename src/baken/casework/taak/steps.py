"""Writes of taken: plan, end as done, or withdraw."""

from datetime import datetime

from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Zaak
from baken.core.errors import WrongState


def plan_taak(
    *, zaak: Zaak, soort: str, behandelaar_id: int, planned_at: datetime, at: datetime
) -> Taak:
    """Give somebody a thing to do at a moment."""
    return Taak.objects.create(
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        soort=soort,
        behandelaar_id=behandelaar_id,
        planned_at=planned_at,
        made_at=at,
    )


def end_taak(*, taak: Taak, outcome: str, at: datetime) -> None:
    """End a taak as done. :raises WrongState: if it has ended already."""
    _must_be_open(taak)
    taak.done_at, taak.outcome = at, outcome
    taak.version += 1
    taak.save(update_fields=["done_at", "outcome", "version"])


def withdraw_taak(*, taak: Taak, outcome: str, at: datetime) -> None:
    """End a taak that is no longer needed. :raises WrongState: if it has ended already."""
    _must_be_open(taak)
    taak.withdrawn_at, taak.outcome = at, outcome
    taak.version += 1
    taak.save(update_fields=["withdrawn_at", "outcome", "version"])


def _must_be_open(taak: Taak) -> None:
    if taak.outcome:
        raise WrongState("taak_has_ended")
