"""The blind index of betrokkenen, and what people said of those it found.

What stands here tells nothing of a person without the key of the organisatie (ADR 27).
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from baken.casework.bekend.rules.likeness import Why
from baken.casework.dossier.models import Betrokkene
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Protected, add_condition
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Organisatie, User
from baken.foundation.vault.models import Kluis


class Trefwoordsleutel(Protected):
    """The kluis whose key makes the words of one organisatie; without it they say nothing."""

    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie"], name="trefwoordsleutel_once")
        ]


class Trefwoord(Protected):
    """One word under which a betrokkene is found. The key is the index: a table of millions."""

    pk = models.CompositePrimaryKey("organisatie_id", "word", "betrokkene_id")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    word = models.BigIntegerField()
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")


class Controle(ZaakRow):
    """That it was asked whether the people of a zaak are known: when last, and by whom."""

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()


class Vergelijking(ZaakRow):
    """A betrokkene of a zaak beside one of another dossier: why they look alike, and whether
    somebody said that they are the same. An empty `verdict` waits for that."""

    keep: ClassVar = {"why", "verdict"}

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    other = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    why = ArrayField(models.CharField(max_length=20))
    points = models.SmallIntegerField()
    verdict = models.CharField(max_length=10, blank=True)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["zaak", "betrokkene", "other"], name="vergelijking_once"
            ),
            models.CheckConstraint(
                name="vergelijking_why_known", condition=Q(why__contained_by=sorted(Why))
            ),
            models.CheckConstraint(
                name="vergelijking_decided_by_somebody",
                condition=Q(verdict="", decided_at__isnull=True, decided_by__isnull=True)
                | Q(
                    verdict__in=["same", "other"],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
            ),
        ]


def _open_to_check(_user: Actor) -> Q:
    """The one place where people of restricted dossiers are left out of what a check finds."""
    return Q()


for _model in (Betrokkene, Trefwoord):
    add_condition(_model, "open_to_check", _open_to_check)
