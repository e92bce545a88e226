"""The terugbelverzoek: somebody called and is to be called back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.contact.models import Contact
from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Versioned
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField


class Terugbelverzoek(ZaakRow, Versioned):
    """One request to be called back. None can exist without its limit (`uiterlijk`).

    It is parked while `completed_at` is empty: only the number is known, and the clock runs.
    """

    keep: ClassVar = {"state", "caller", "lapse_reason"}

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    uiterlijk = models.OneToOneField(Termijn, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    caller = models.CharField(max_length=12, blank=True)
    has_children = models.BooleanField(default=False)
    about = SealedField(null=True)
    completed_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    spoken = models.OneToOneField(Contact, models.PROTECT, null=True, related_name="+")
    lapse_reason = models.CharField(max_length=30, blank=True)
    lapse_asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="terugbelverzoek_state_known",
                condition=Q(
                    state__in=[
                        "waiting",
                        "caller_rings",
                        "held",
                        "lapse_asked",
                        "reached",
                        "lapsed",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="terugbelverzoek_caller_known",
                condition=Q(caller__in=["", "burger", "professional"]),
            ),
            models.CheckConstraint(
                name="terugbelverzoek_reached_means_spoken",
                condition=Q(state="reached", spoken__isnull=False)
                | (~Q(state="reached") & Q(spoken__isnull=True)),
            ),
            models.CheckConstraint(
                name="terugbelverzoek_lapsed_has_a_reason",
                condition=~Q(state__in=["lapsed", "lapse_asked"]) | ~Q(lapse_reason=""),
            ),
        ]


class Poging(ZaakRow):
    """One attempt to call back that did not become a talk."""

    keep: ClassVar = {"outcome"}

    verzoek = models.ForeignKey(Terugbelverzoek, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
