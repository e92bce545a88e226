"""The dossier: what is kept about the members of a household. An advies has none.

A dossier can serve several zaken of one household, and is destroyed by itself: so it has a kluis
of its own. Who somebody is in the eyes of a zaak stands in his rollen.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Protected, Versioned
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis


class Dossier(Protected):
    """One household. Nothing that tells of it stands on this row: no name, no street."""

    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "organisatie"], name="dossier_id_organisatie")
        ]


class DossierZaak(ZaakRow):
    """A zaak that is about the household of a dossier; a zaak has one."""

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")


class Betrokkene(Protected, Versioned):
    """A person of the household, or a child of it wherever it lives."""

    keep: ClassVar = {"geslacht"}

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    voornamen = SealedField(null=True)
    voorvoegsel = SealedField(null=True)
    geslachtsnaam = SealedField(null=True)
    geboren = SealedField(null=True)
    geslacht = models.CharField(max_length=1)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="betrokkene_geslacht_known", condition=Q(geslacht__in=["V", "M", "O"])
            )
        ]

    @property
    def kluis_id(self) -> int:
        """The kluis of the dossier holds what is sealed of its people."""
        return self.dossier.kluis_id


class Rol(ZaakRow):
    """Who somebody is in the eyes of one zaak; a person can have several."""

    keep: ClassVar = {"rol"}

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zaak", "betrokkene", "rol"], name="rol_once")
        ]
