"""What somebody searched: the words sealed, with a term of keeping of their own."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.zaak.models import Zaak
from baken.casework.zoekvraag.rules.question import Kind
from baken.foundation.access.models import Condition, Protected
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis


class Zoekvraag(Protected):
    """One search of one person, and the zaak it led to first, if it led to one.

    All searches of one day of an organisatie share a kluis, so that a day is destroyed at once.
    """

    keep: ClassVar = {"kind"}
    conditions: ClassVar[Mapping[str, Condition]] = {
        "of_region": lambda user: Q(),
        "own": lambda user: Q(medewerker=user.user_id),
    }

    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    words = SealedField()
    row_count = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    asked_date = models.DateField()
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="zoekvraag_kind_known", condition=Q(kind__in=sorted(Kind))),
            models.CheckConstraint(
                name="zoekvraag_opened_means_a_zaak",
                condition=Q(zaak__isnull=True, opened_at__isnull=True)
                | Q(zaak__isnull=False, opened_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "asked_date"], name="zoekvraag_day")
        ]
