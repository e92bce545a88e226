"""Drafts: what a person is typing, kept on the server, sealed, for that person alone."""

from typing import ClassVar

from django.db import models

from baken.foundation.identity.models import User
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
