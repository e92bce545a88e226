"""The taak: something one person will do for a zaak, at a moment."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.zaak.models import ZaakRow
from baken.foundation.access.models import Versioned
from baken.foundation.identity.models import User


class Taak(ZaakRow, Versioned):
    """One thing to do. It ends as done or as withdrawn, each with its outcome."""

    keep: ClassVar = {"soort", "outcome"}

    soort = models.CharField(max_length=30)
    behandelaar = models.ForeignKey(User, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="taak_done_or_withdrawn",
                condition=Q(done_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="taak_ends_with_an_outcome",
                condition=Q(done_at__isnull=True, withdrawn_at__isnull=True) | ~Q(outcome=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "behandelaar", "planned_at"],
                condition=Q(done_at__isnull=True, withdrawn_at__isnull=True),
                name="taak_open",
            )
        ]
