"""The ketenpartner: an organisation that help is handed to, or that we work with.

It tells of organisations and their desks, never of a household. So its columns are plain.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from baken.foundation.access.models import Protected, Versioned


class Ketenpartner(Protected, Versioned):
    """One organisation of the directory; one that was stopped stays, to be read."""

    keep: ClassVar = {"naam", "soort", "hours", "remark", "ended_why"}

    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=30)
    hours = models.CharField(max_length=300, blank=True)
    remark = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ketenpartner_ended_with_a_reason",
                condition=Q(ended_at__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False, ended_at__gte=F("made_at")) & ~Q(ended_why="")),
            )
        ]


class OfKetenpartner(Protected):
    """A row that belongs to one ketenpartner."""

    ketenpartner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def spine(self) -> Protected:
        return self.ketenpartner


class Werkgebied(OfKetenpartner):
    """A gemeente in which a ketenpartner works; one without any works in the whole region."""

    keep: ClassVar = {"gemeente"}

    gemeente = models.CharField(max_length=4)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ketenpartner", "gemeente"], name="werkgebied_once")
        ]


class Contactpunt(OfKetenpartner, Versioned):
    """A desk or function that can be reached: never a worker by name.

    `is_secure` says that its mail is secure as NTA 7516 asks.
    """

    keep: ClassVar = {"desk", "telephone", "mail", "post_address"}

    desk = models.CharField(max_length=120)
    telephone = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=254, blank=True)
    is_secure = models.BooleanField(default=False)
    post_address = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contactpunt_can_be_reached",
                condition=~Q(telephone="", mail="", post_address=""),
            ),
            models.CheckConstraint(
                name="contactpunt_secure_is_a_mail", condition=Q(is_secure=False) | ~Q(mail="")
            ),
        ]


class Afspraak(OfKetenpartner, Versioned):
    """What was agreed with a ketenpartner; `until_date` is its last day, null while none is set."""

    keep: ClassVar = {"soort", "title"}

    soort = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    from_date = models.DateField()
    until_date = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="afspraak_ends_after_it_begins",
                condition=Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")),
            )
        ]
