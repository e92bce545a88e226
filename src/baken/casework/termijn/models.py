"""The termijn: one running clock of a zaak."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.zaak.models import ZaakRow


class Termijn(ZaakRow):
    """One clock. Late is not a state: it is `due_at <= now` while neither met nor stopped.

    `due_at` is the first moment that is too late. `edition` is the edition of the policy it was
    reckoned under, so an old date can still be explained. An aim is hoped for; a limit is kept.
    """

    keep: ClassVar = {"key", "edition"}

    key = models.CharField(max_length=60)
    edition = models.CharField(max_length=40)
    is_aim = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["zaak", "key"],
                condition=Q(met_at__isnull=True, stopped_at__isnull=True),
                name="termijn_one_open_of_a_kind",
            ),
            models.CheckConstraint(
                name="termijn_due_after_start", condition=Q(due_at__gt=models.F("started_at"))
            ),
            models.CheckConstraint(
                name="termijn_met_or_stopped",
                condition=Q(met_at__isnull=True) | Q(stopped_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "due_at"],
                condition=Q(met_at__isnull=True, stopped_at__isnull=True),
                name="termijn_open",
            ),
            models.Index(
                fields=["zaak", "due_at"],
                condition=Q(met_at__isnull=True, stopped_at__isnull=True, is_aim=False),
                name="termijn_limit",
            ),
        ]
