"""The veiligheidsbeoordeling: how unsafe it is, with whom was spoken, and who must do what next.

One proposes, a gedragswetenschapper looks too. A later one never overwrites an earlier one.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from baken.casework.dossier.models import Betrokkene
from baken.casework.zaak.models import ZaakRow
from baken.foundation.access.models import Versioned
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField

_LOOKED = Q(second_by__isnull=False, second_at__isnull=False, second_words__isnull=False)
_NOT_LOOKED = Q(second_by__isnull=True, second_at__isnull=True, second_words__isnull=True)


class Beoordeling(ZaakRow, Versioned):
    """One veiligheidsbeoordeling of a melding.

    `proposed` is the besluit its maker proposes, `besluit` the one that was taken; they differ
    where the second look agreed with a change.
    """

    keep: ClassVar = {"state", "acuut", "structureel", "bronnen", "proposed", "besluit"}

    state = models.CharField(max_length=12)
    acuut = models.CharField(max_length=12)
    structureel = models.CharField(max_length=12)
    bronnen = ArrayField(models.CharField(max_length=20))
    proposed = models.CharField(max_length=24)
    besluit = models.CharField(max_length=24, blank=True)
    reason = SealedField()
    next_step = SealedField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    second_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    second_at = models.DateTimeField(null=True)
    second_words = SealedField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "zaak"], name="beoordeling_id_zaak"),
            models.UniqueConstraint(
                fields=["zaak"], condition=Q(state="proposed"), name="beoordeling_one_waits"
            ),
            models.CheckConstraint(
                name="beoordeling_is_looked_at_or_waits",
                condition=(Q(state="proposed") & _NOT_LOOKED)
                | (Q(state__in=["agreed", "returned"]) & _LOOKED),
            ),
            models.CheckConstraint(
                name="beoordeling_besluit_when_agreed",
                condition=(Q(state="agreed") & ~Q(besluit=""))
                | (~Q(state="agreed") & Q(besluit="")),
            ),
            models.CheckConstraint(
                name="beoordeling_second_is_another",
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("made_by")),
            ),
        ]


class Antwoord(ZaakRow):
    """The answer to one question of the list."""

    keep: ClassVar = {"vraag", "antwoord"}

    beoordeling = models.ForeignKey(Beoordeling, models.PROTECT, related_name="+")
    vraag = models.CharField(max_length=20)
    antwoord = models.CharField(max_length=12)
    toelichting = SealedField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["beoordeling", "vraag"], name="antwoord_once")
        ]


class Gesproken(ZaakRow):
    """With one person of the dossier: how was spoken, or why not, and what he says and wants."""

    keep: ClassVar = {"hoe", "hulp"}

    beoordeling = models.ForeignKey(Beoordeling, models.PROTECT, related_name="+")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    hoe = models.CharField(max_length=20)
    waarom_niet = SealedField(null=True)
    wil = SealedField(null=True)
    hulp = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["beoordeling", "betrokkene"], name="gesproken_once"),
            models.CheckConstraint(
                name="gesproken_apart_or_why_not",
                condition=Q(hoe__in=["apart", "apart_telefoon"]) | Q(waarom_niet__isnull=False),
            ),
        ]
