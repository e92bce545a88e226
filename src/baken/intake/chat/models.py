"""A chat line: a talk in writing, kept so that nobody falls off it.

A line belongs to no organisatie until somebody there accepts it. Nothing on its rows says who
somebody is: no address, no device, no name. Its texts are sealed, each part (`deel`) under a key of
its own.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual

from baken.casework.contact.models import Contact
from baken.foundation.access.models import Condition, Protected
from baken.foundation.identity.models import Organisatie, User
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis
from baken.intake.chat.rules.secrecy import BOX_BYTES, KEY_BYTES

CHANNEL = "chat"  # of its contact
MOST_SEALED = 20_000  # bytes of one message, whoever writes it
MOST_LEFT = 8_000  # bytes of one call-back request


def _size(field: str, size: int) -> Q:
    return Q(Exact(Length(field), size))


def _at_most(field: str, most: int) -> Q:
    return Q(LessThanOrEqual(Length(field), most))


class Lijn(models.Model):
    """One visitor. `name` is the hash of the token in his browser, `public` the key he is written
    to with; `regio` is that of his gemeente, empty when he told none.

    `language` is that of the page he reads. `heard_at` is the last sign of life; `left_as` says how
    he left: weg (quick exit) or stop. `held_as` says why the text may not go yet. The region that
    helped is the organisatie; the region of the visitor is `regio`.
    """

    keep: ClassVar = {"gemeente", "regio", "language", "left_as", "held_as"}

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    contact = models.OneToOneField(Contact, models.PROTECT, null=True, related_name="+")
    kluis = models.ForeignKey(Kluis, models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.BinaryField(unique=True)
    public = models.BinaryField()
    gemeente = models.CharField(max_length=4, blank=True)
    regio = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="nl")
    opened_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    heard_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    left_as = models.CharField(max_length=12, blank=True)
    ended_at = models.DateTimeField(null=True)
    code = models.BinaryField(null=True)
    code_ends_at = models.DateTimeField(null=True)
    last_number = models.IntegerField(default=0)
    held_as = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="chat_lijn_accepted_whole",
                condition=Q(
                    accepted_at__isnull=True, accepted_by__isnull=True, organisatie__isnull=True
                )
                | Q(
                    accepted_at__isnull=False, accepted_by__isnull=False, organisatie__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="chat_lijn_left_whole",
                condition=Q(left_at__isnull=True, left_as="")
                | (Q(left_at__isnull=False) & ~Q(left_as="")),
            ),
            models.CheckConstraint(
                name="chat_lijn_held_known", condition=Q(held_as__in=["", "klacht", "calamiteit"])
            ),
            models.CheckConstraint(
                name="chat_lijn_sizes",
                condition=_size("name", KEY_BYTES)
                & _size("public", KEY_BYTES)
                & _at_most("code", KEY_BYTES),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["opened_at"],
                condition=Q(accepted_at__isnull=True, ended_at__isnull=True),
                name="chat_lijn_waits",
            ),
            models.Index(
                fields=["organisatie", "accepted_by"],
                condition=Q(ended_at__isnull=True),
                name="chat_lijn_open",
            ),
        ]


class Dienst(Protected):
    """Chat duty of one worker, from `on_at` to `off_at`. It counts while the screen is alive.

    `handed_to` took over the open talks; `off_reason` is why the last one left in the hours.
    """

    keep: ClassVar = {"off_reason"}
    conditions: ClassVar[Mapping[str, Condition]] = {
        "of_region": lambda user: Q(),
        "own": lambda user: Q(medewerker=user.user_id),
    }

    medewerker = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    off_at = models.DateTimeField(null=True)
    off_reason = models.CharField(max_length=20, blank=True)
    handed_to = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisatie", "medewerker"],
                condition=Q(off_at__isnull=True),
                name="chat_dienst_once",
            ),
            models.CheckConstraint(
                name="chat_dienst_off_whole",
                condition=Q(off_at__isnull=False) | Q(off_reason="", handed_to__isnull=True),
            ),
        ]


class Misser(models.Model):
    """How many wrong codes were typed in a minute, by all visitors together."""

    typed_at = models.DateTimeField(unique=True)
    count = models.IntegerField()


class Deel(models.Model):
    """One part of a talk, with a key of its own. A visitor who was away begins a new part.

    `for_visitor` is the key in a box only his token opens; it goes when he leaves. `for_staff` is
    the key in the kluis of the talk, from the moment that somebody accepted it. `silent_at` is
    when he was last heard before this part; the first part has none.
    """

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, related_name="+", db_index=False
    )
    lijn = models.ForeignKey(Lijn, models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()
    for_visitor = models.BinaryField(null=True)
    for_staff = SealedField(null=True)
    begun_at = models.DateTimeField()
    silent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lijn", "number"], name="chat_deel_once"),
            models.CheckConstraint(
                name="chat_deel_size", condition=_size("for_visitor", BOX_BYTES)
            ),
        ]

    @property
    def kluis_id(self) -> int | None:
        """The kluis of the talk."""
        return self.lijn.kluis_id


class Sleutel(models.Model):
    """The key of a part in a box for one organisatie, until one of them accepts the talk."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    deel = models.ForeignKey(Deel, models.PROTECT, related_name="+", db_constraint=False)
    boxed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="chat_sleutel_size", condition=_size("boxed", BOX_BYTES))
        ]


class Sleutelpaar(models.Model):
    """The pair of an organisatie: anybody may close a box with it, the organisatie alone opens."""

    organisatie = models.OneToOneField(Organisatie, models.PROTECT, related_name="+")
    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+", db_index=False)
    public = models.BinaryField()
    private = SealedField()
    made_at = models.DateTimeField()


class Regel(models.Model):
    """One message, sealed. `side` is b (bezoeker), m (medewerker) or s (what the system says).

    `client` is the id that the sender gave it: sent again, it is the same message.
    """

    keep: ClassVar = {"side", "client"}

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, related_name="+", db_index=False
    )
    lijn = models.ForeignKey(Lijn, models.PROTECT, related_name="+", db_index=False)
    number = models.IntegerField()
    deel = models.SmallIntegerField()
    side = models.CharField(max_length=1)
    client = models.UUIDField()
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lijn", "number"], name="chat_regel_number"),
            models.UniqueConstraint(fields=["lijn", "side", "client"], name="chat_regel_once"),
            models.CheckConstraint(
                name="chat_regel_side_known", condition=Q(side__in=["b", "m", "s"])
            ),
            models.CheckConstraint(
                name="chat_regel_size", condition=_at_most("sealed", MOST_SEALED)
            ),
        ]


class Inworp(Protected):
    """A call-back request that was left on the public site, sealed for its organisatie alone.

    The clock opens it and makes a terugbelverzoek of it; then it is gone.
    """

    keep: ClassVar = {"client"}

    client = models.UUIDField(unique=True)
    boxed = models.BinaryField()
    sealed = models.BinaryField()
    left_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="chat_inworp_sizes",
                condition=_size("boxed", BOX_BYTES) & _at_most("sealed", MOST_LEFT),
            )
        ]
