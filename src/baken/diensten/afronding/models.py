"""How a melding ends: the melder hears what became of it, and Veilig Thuis is done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.zaak.models import ZaakRow
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField


class Terugkoppeling(ZaakRow):
    """That the melder was told what became of his melding, or why not.

    `words` is what he was told, or the reason; who he is stands nowhere here.
    """

    keep: ClassVar = {"moment", "outcome"}

    moment = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    words = SealedField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="terugkoppeling_moment_known",
                condition=Q(moment__in=["beoordeling", "onderzoek"]),
            )
        ]
