"""The advies: what was asked and what was advised. Nothing about the members of a household."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Versioned
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField


class Advies(ZaakRow, Versioned):
    """One advies with the answers CBS asks for: one hoedanigheid, several aanleidingen and aarden.

    `told` says whether the caller heard what is kept, who stays responsible, and his rights.
    `plan` is the answer to "Weet je wat je nu gaat doen? Lukt dat?".
    """

    keep: ClassVar = {
        "state", "channel", "hoedanigheid", "gemeente", "aanleiding", "aard", "follow_up", "plan",
        "told", "verwijzing", "verwezen_naar",
    }  # fmt: skip

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)
    channel = models.CharField(max_length=20)
    hoedanigheid = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=4)
    aanleiding = ArrayField(models.CharField(max_length=2))
    aard = ArrayField(models.CharField(max_length=2))
    functie = SealedField(null=True)
    meldcode_step = models.PositiveSmallIntegerField(null=True)
    via_tolk = models.BooleanField(default=False)
    is_anonymous = models.BooleanField()
    follow_up = models.CharField(max_length=12)
    plan = models.CharField(max_length=12)
    told = models.CharField(max_length=6)
    told_why = SealedField(null=True)
    verwijzing = models.CharField(max_length=12, blank=True, default="")
    verwezen_naar = models.CharField(max_length=30, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="advies_state_known", condition=Q(state__in=["open", "closed", "melding"])
            ),
            models.CheckConstraint(
                name="advies_has_an_aanleiding", condition=Q(aanleiding__len__gt=0)
            ),
            models.CheckConstraint(name="advies_has_an_aard", condition=Q(aard__len__gt=0)),
            models.CheckConstraint(
                name="advies_told_known", condition=Q(told__in=["alles", "deels", "niet"])
            ),
            models.CheckConstraint(
                name="advies_plan_known", condition=Q(plan__in=["ja", "twijfel", "nee"])
            ),
            models.CheckConstraint(
                name="advies_follow_up_known",
                condition=Q(follow_up__in=["geen", "aangeboden", "dringend", "afgewezen"]),
            ),
            models.CheckConstraint(
                name="advies_meldcode_step_known",
                condition=Q(meldcode_step__isnull=True) | Q(meldcode_step__lte=5),
            ),
            models.CheckConstraint(
                name="advies_verwijzing_known",
                condition=Q(verwijzing__in=["", "geen", "verwezen", "begeleid"]),
            ),
            models.CheckConstraint(
                name="advies_verwezen_says_where",
                condition=Q(verwijzing="verwezen") & ~Q(verwezen_naar="")
                | ~Q(verwijzing="verwezen") & Q(verwezen_naar=""),
            ),
        ]


class Situatieomschrijving(ZaakRow):
    """What one talk was about and what was advised in it, by whom. A second talk adds one.

    What was agreed and told belongs to its talk; the advies shows that of the last one.
    """

    keep: ClassVar = {"follow_up", "plan", "told"}

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    situation = SealedField()
    advice = SealedField()
    follow_up = models.CharField(max_length=12)
    plan = models.CharField(max_length=12)
    told = models.CharField(max_length=6)
    told_why = SealedField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="situatie_told_known", condition=Q(told__in=["alles", "deels", "niet"])
            ),
            models.CheckConstraint(
                name="situatie_plan_known", condition=Q(plan__in=["ja", "twijfel", "nee"])
            ),
            models.CheckConstraint(
                name="situatie_follow_up_known",
                condition=Q(follow_up__in=["geen", "aangeboden", "dringend", "afgewezen"]),
            ),
        ]
