"""Notes of one person alone: the drafts they type, sealed, and whether their telephone is on."""

from typing import ClassVar

from django.db import models

from baken.foundation.identity.models import Organisatie, User
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis


class Draft(models.Model):
    """The fields of one form as one person left them. `key` names the form and its subject."""

    keep: ClassVar = {"key"}

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisatie_id = models.BigIntegerField()
    key = models.CharField(max_length=60)
    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    fields = SealedField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "organisatie_id", "key"], name="draft_one")
        ]


class Presence(models.Model):
    """Whether a person does telephone duty: set by themselves, and kept alive by their screen."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    is_on = models.BooleanField()
    set_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "user"], name="presence_one")
        ]
