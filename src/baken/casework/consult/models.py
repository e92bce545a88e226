"""The consult: a question about a zaak to a gedragswetenschapper or a vertrouwensarts."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from baken.casework.consult.rules.states import ADVISERS
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Versioned, add_condition
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField

WAITING = Q(answered_at__isnull=True, withdrawn_at__isnull=True)


class Consult(ZaakRow, Versioned):
    """One question and its one answer. A second remark is a second consult.

    `due_at` is the first moment that is too late, reckoned under `term` and `edition`.
    """

    keep: ClassVar = {"to_role", "term", "edition"}

    to_role = models.CharField(max_length=40)
    question = SealedField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    spoed_at = models.DateTimeField(null=True)
    term = models.CharField(max_length=60)
    edition = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    answer = SealedField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="consult_role_known", condition=Q(to_role__in=list(ADVISERS))
            ),
            models.CheckConstraint(
                name="consult_due_after_asked", condition=Q(due_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(
                name="consult_taken_by_somebody_else",
                condition=Q(taken_by__isnull=True, taken_at__isnull=True)
                | (
                    Q(taken_by__isnull=False, taken_at__isnull=False)
                    & Q(taken_at__gte=F("asked_at"))
                    & ~Q(taken_by=F("asked_by"))
                ),
            ),
            models.CheckConstraint(
                name="consult_answered_by_somebody_else",
                condition=Q(answer__isnull=True, answered_by__isnull=True, answered_at__isnull=True)
                | (
                    Q(answer__isnull=False, answered_by__isnull=False, answered_at__isnull=False)
                    & Q(answered_at__gte=F("asked_at"))
                    & ~Q(answered_by=F("asked_by"))
                ),
            ),
            models.CheckConstraint(
                name="consult_answered_or_withdrawn",
                condition=Q(answered_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "to_role", "due_at"],
                condition=WAITING,
                name="consult_waiting",
            )
        ]


def _consulted(user: Actor) -> Q:
    """The zaken on which a vertrouwensarts is asked, or on which this one took up or answered.

    A question that is withdrawn, or answered by another, closes the zaak again.
    """
    reached = Q(answered_at__isnull=True)
    if user.user_id is not None:
        reached |= Q(taken_by=user.user_id) | Q(answered_by=user.user_id)
    asked = Consult.objects.filter(
        reached,
        zaak=OuterRef("pk"),
        organisatie_id=user.organisatie_id,
        to_role="vertrouwensarts",
        withdrawn_at__isnull=True,
    )
    return Q(Exists(asked))


add_condition(Zaak, "consulted", _consulted)
