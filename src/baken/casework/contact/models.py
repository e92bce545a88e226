"""The contact: the ledger row of everyone who turned to us, and how they can be reached safely.

A telephone number is a telephone, never a person. So what was said about safe contact belongs to
the contact in which it was said, and a later caller from the same telephone cannot change it.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.contact.rules.arrival import Arrived
from baken.casework.zaak.models import Zaak
from baken.foundation.access.models import Condition, Protected, Versioned
from baken.foundation.identity.models import Organisatie, User


class Contact(Protected, Versioned):
    """Somebody was there, through one channel. It ends as something, or as "niets" with a reason.

    `body` is the number without its letter: the zaak it becomes takes it over, so that it can be
    told during the talk. `source` is the zaak whose call-back this is; `meant_for` is the colleague
    whom a caller with a number of ours is looking for. `arrived` says whether somebody answered,
    `line` which of our numbers was called. Entered afterwards, `started_at` is the
    moment of the call all the same; of what nobody answered, nobody is the medewerker.
    """

    keep: ClassVar = {"body", "channel", "direction", "nothing", "arrived", "line"}
    conditions: ClassVar[Mapping[str, Condition]] = {
        "of_region": lambda user: Q(),
        "own": lambda user: Q(medewerker=user.user_id),
    }

    organisatie = models.ForeignKey(  # type: ignore[assignment]  # empty until it is routed
        Organisatie, models.PROTECT, null=True, related_name="+"
    )
    body = models.CharField(max_length=14, unique=True)
    channel = models.CharField(max_length=20)
    direction = models.CharField(max_length=3, default="in")
    arrived = models.CharField(max_length=12, default=Arrived.ANSWERED.value)
    line = models.CharField(max_length=20, blank=True)
    medewerker = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(Zaak, models.PROTECT, null=True, related_name="+")
    meant_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    nothing = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contact_ends_as_something_or_nothing",
                condition=Q(ended_at__isnull=True) | Q(zaak__isnull=False) ^ ~Q(nothing=""),
            ),
            models.CheckConstraint(
                name="contact_nothing_has_ended",
                condition=Q(nothing="") | Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_direction_known", condition=Q(direction__in=["in", "uit"])
            ),
            models.CheckConstraint(
                name="contact_arrived_known",
                condition=Q(arrived__in=["opgenomen", "voicemail", "gemist"]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "medewerker", "started_at"],
                condition=Q(ended_at__isnull=True),
                name="contact_open",
            )
        ]

    @property
    def region_id(self) -> int:
        """The organisatie it was routed to. :raises ValueError: while it is with nobody yet."""
        if self.organisatie_id is None:
            raise ValueError("a contact is routed before it tells of a person")
        return self.organisatie_id


class Telefoon(Protected):
    """The telephone of one contact and what was said about calling it safely.

    Empty means "niet gevraagd". `heard_as` tells who said it: the caller, or a form.
    """

    erase: ClassVar = {"number"}
    keep: ClassVar = {"may_call", "voicemail", "if_other", "heard_as"}

    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, blank=True)
    may_call = models.CharField(max_length=12, blank=True)
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    voicemail = models.CharField(max_length=12, blank=True)
    if_other = models.CharField(max_length=24, blank=True)
    heard_as = models.CharField(max_length=12, default="beller")
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="telefoon_may_call_known",
                condition=Q(may_call__in=["", "ja", "tussen", "nee"]),
            ),
            models.CheckConstraint(
                name="telefoon_hours_when_between",
                condition=~Q(may_call="tussen")
                | Q(from_time__isnull=False, until_time__gt=models.F("from_time")),
            ),
            models.CheckConstraint(
                name="telefoon_voicemail_known",
                condition=Q(voicemail__in=["", "nee", "neutraal"]),
            ),
            models.CheckConstraint(
                name="telefoon_if_other_known",
                condition=Q(if_other__in=["", "ophangen", "verkeerd_verbonden"]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "number"], condition=~Q(number=""), name="telefoon_number"
            )
        ]


class Naam(Protected):
    """The name a caller allows us to note, and the organisation a professional calls from."""

    erase: ClassVar = {"name", "organisation"}

    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)


class Naamwoord(Protected):
    """One word under which the caller of a contact is found; gone together with the name.

    Compared byte by byte (collation C): the index then serves behind the wall too (ADR 20).
    """

    erase: ClassVar = {"word"}

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=40, db_collation="C")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "word"], name="naamwoord_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "word", "contact"], name="naamwoord_word")
        ]
