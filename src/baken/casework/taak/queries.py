"""Reads of taken: what is open on a zaak, and what a person has to do."""

from datetime import datetime

from django.db.models import QuerySet

from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.identity.actor import Actor


def open_taken(*, zaak: Zaak) -> QuerySet[Taak]:
    """Return the open taken of a zaak, first planned first."""
    return Taak.objects.filter(
        zaak=zaak, organisatie_id=zaak.organisatie_id, done_at=None, withdrawn_at=None
    ).order_by("planned_at")


def ended_taken(*, zaak: Zaak) -> QuerySet[Taak]:
    """Return the taken of a zaak that were done or withdrawn, first planned first."""
    return (
        Taak.objects.filter(zaak=zaak, organisatie_id=zaak.organisatie_id)
        .exclude(done_at=None, withdrawn_at=None)
        .order_by("planned_at")
    )


def soorten_open(*, zaak: Zaak) -> frozenset[str]:
    """Return the soorten of the taken that are still open on the zaak."""
    return frozenset(open_taken(zaak=zaak).values_list("soort", flat=True))


def find_taak(*, zaak: Zaak, pk: int) -> Taak:
    """Return a taak of this zaak. :raises NotFound: if it has none such."""
    taak = (
        Taak.objects.filter(pk=pk, zaak=zaak, organisatie_id=zaak.organisatie_id)
        .select_related("zaak")
        .first()
    )
    if taak is None:
        raise NotFound
    return taak


def own_taken(*, user: Actor, until: datetime) -> QuerySet[Taak]:
    """Return this person's open taken before a moment, first one first."""
    own = Taak.objects.filter(
        organisatie_id=user.organisatie_id,
        behandelaar_id=user.user_id,
        planned_at__lt=until,
        done_at=None,
        withdrawn_at=None,
    )
    return own.order_by("planned_at")
