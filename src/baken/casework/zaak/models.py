"""The zaak: the thin spine on which contacten, taken, termijnen and brieven hang."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.foundation.access.models import Condition, Protected, Versioned
from baken.foundation.identity.models import User
from baken.foundation.vault.models import Kluis

INTAKE = ("terugbelverzoek", "advies")


class Zaak(Protected, Versioned):
    """Everything that has an owner and a clock. Nothing about a household stands here.

    `queue` is the role that takes the work up; it is never empty, so no zaak is nobody's.
    """

    keep: ClassVar = {"number", "soort", "queue"}
    conditions: ClassVar[Mapping[str, Condition]] = {
        "of_region": lambda user: Q(),
        "intake_of_region": lambda user: Q(soort__in=INTAKE),
        "intake_or_own_melding": lambda user: (
            Q(soort__in=INTAKE) | Q(soort="melding", behandelaar=user.user_id)
        ),
        "melding_of_region": lambda user: Q(soort="melding"),
        "intake_and_meldingen": lambda user: Q(soort__in=(*INTAKE, "melding")),
        "terugbel_of_region": lambda user: Q(soort="terugbelverzoek"),
        "in_own_queue": lambda user: Q(queue__in=sorted(user.roles)),
        "own": lambda user: Q(behandelaar=user.user_id),
    }

    number = models.CharField(max_length=16, unique=True)
    soort = models.CharField(max_length=30)
    queue = models.CharField(max_length=40)
    behandelaar = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    spoed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "organisatie"], name="zaak_id_organisatie"),
            models.CheckConstraint(
                name="zaak_closed_after_opened",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=models.F("opened_at")),
            ),
            models.CheckConstraint(name="zaak_has_a_queue", condition=~Q(queue="")),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "soort", "opened_at"],
                condition=Q(closed_at__isnull=True),
                name="zaak_open",
            ),
            models.Index(fields=["organisatie", "-opened_at"], name="zaak_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class ZaakRow(Protected):
    """A row of a zaak: the right is checked on the zaak, and the zaak is locked first."""

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def spine(self) -> Protected:
        return self.zaak

    @property
    def kluis_id(self) -> int:
        """The kluis of the zaak holds what is sealed in its rows."""
        return self.zaak.kluis_id


class Verantwoordelijke(ZaakRow):
    """Who answers for a zaak, from which day: whoever spoke with the caller, one beside another."""

    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    from_date = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zaak", "medewerker"], name="verantwoordelijke_once")
        ]


class Relatie(ZaakRow):
    """One zaak came from another: the advies from the call-back, the melding from the advies."""

    keep: ClassVar = {"kind"}

    source = models.ForeignKey(Zaak, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zaak", "source", "kind"], name="relatie_once")
        ]
