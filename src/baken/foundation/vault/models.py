"""What stands in the database of the vault: wrapped keys, and files as sealed rows."""

from typing import ClassVar

from django.db import models

from baken.foundation.identity.models import Organisatie
from baken.foundation.vault.envelope import Key
from baken.foundation.vault.fields import SealedField

# Every table carries its organisatie: row level security compares that column and nothing else.
# It is never searched by, so it has no index; nor has a key that a constraint indexes already.


class Organisatiesleutel(models.Model):
    """The key of one organisatie, wrapped by the master key that it names."""

    keep: ClassVar = {"master_id"}

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    master_id = models.CharField(max_length=12)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()


class Kluis(models.Model):
    """What is destroyed by itself: a zaak, a person, a draft, a file. It outlives its key."""

    keep: ClassVar = {"purpose"}

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField(max_length=30)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="kluis_destroyed_after_made",
                condition=models.Q(destroyed_at__isnull=True)
                | models.Q(destroyed_at__gte=models.F("made_at")),
            )
        ]

    # The open key of a kluis that this very object made, so that sealing needs no query.
    opened: Key | None = None


class Kluissleutel(models.Model):
    """The data key of one kluis, wrapped; in a table of its own, with its own short backup."""

    kluis = models.OneToOneField(Kluis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    organisatiesleutel = models.ForeignKey(
        Organisatiesleutel, models.PROTECT, related_name="+", db_index=False
    )
    wrapped = models.BinaryField()


class Bestand(models.Model):
    """A file in sealed rows.

    The row at position 0 is the file: it holds the sealed heading (name, media type, size,
    sha256) and is what other rooms point to. The rows after it hold the content in order.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    bestand = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    position = models.PositiveSmallIntegerField()
    content = SealedField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bestand", "position"], name="bestand_part_once"),
            models.CheckConstraint(
                name="bestand_heading_comes_first",
                condition=models.Q(bestand__isnull=True, position=0)
                | models.Q(bestand__isnull=False, position__gt=0),
            ),
        ]
