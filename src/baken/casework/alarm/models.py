"""The alarm: somebody must come now. It holds who, when and for what, and never a text."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Zaak
from baken.foundation.access.models import Condition, Protected
from baken.foundation.identity.models import User

POSTS = ["chat_onbemand"]  # what must be manned, and is not
REASONS = ["verbonden", "niemand", "opgehangen", "melding", "opgepakt", "niet_nodig"]


class Alarm(Protected):
    """Somebody asks for a colleague at once: for a contact, a zaak, or both; or a post is empty,
    and then the clock asks.

    It rings until it is ended; one that does not outlive the talk, until its contact has ended too.
    `ended` is the code of how it ended: put through, nobody came, the caller hung up, a melding was
    opened, somebody is at it, or it is not needed any more.
    """

    keep: ClassVar = {"kind", "ended"}
    conditions: ClassVar[Mapping[str, Condition]] = {
        "of_region": lambda user: Q(),
        "doctor_asked": lambda user: Q(kind="consult_vertrouwensarts"),
        "asked_or_taken": lambda user: Q(raised_by=user.user_id) | Q(accepted_by=user.user_id),
    }

    kind = models.CharField(max_length=40)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, related_name="+")
    raised_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="alarm_is_about_something",
                condition=Q(contact__isnull=False) | Q(zaak__isnull=False) | Q(kind__in=POSTS),
            ),
            models.CheckConstraint(
                name="alarm_raised_by_somebody",
                condition=Q(raised_by__isnull=False) | Q(kind__in=POSTS),
            ),
            models.CheckConstraint(
                name="alarm_accepted_by_somebody",
                condition=Q(accepted_by__isnull=True, accepted_at__isnull=True)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="alarm_ends_for_a_reason",
                condition=Q(ended_at__isnull=True, ended="")
                | Q(ended_at__isnull=False, ended__in=REASONS),
            ),
            models.CheckConstraint(
                name="alarm_put_through_to_somebody",
                condition=~Q(ended="verbonden") | Q(accepted_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["contact", "kind"],
                condition=Q(ended_at__isnull=True),
                name="alarm_rings_once",
            ),
            models.UniqueConstraint(
                fields=["zaak", "kind"],
                condition=Q(ended_at__isnull=True, contact__isnull=True),
                name="alarm_rings_once_for_a_zaak",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "kind"],
                condition=Q(ended_at__isnull=True, contact__isnull=True, zaak__isnull=True),
                name="alarm_rings_once_for_a_post",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "raised_at"],
                condition=Q(ended_at__isnull=True),
                name="alarm_ringing",
            ),
            models.Index(fields=["accepted_by", "ended_at"], name="alarm_taken"),
        ]
