"""The audit trail: one row for each thing somebody did or was refused, sealed in blocks.

The rows carry the fields of NEN 7513 as ids and codes; no name, no text and no foreign key, so
they may stay when what they tell of is destroyed. A user's name is looked up when it is shown.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class TransactionId(models.Func):
    """The 64-bit number of the running transaction, as a bigint."""

    function = "pg_current_xact_id"
    template = "((%(function)s())::text)::bigint"


class Cluster(models.Func):
    """The identity of the running database cluster: transaction numbers start anew in another."""

    template = "((pg_control_system()).system_identifier)"


class AuditRow(models.Model):
    """One act, look or refusal. NEN 7513 name of each field in the comment beside it."""

    keep: ClassVar = {
        "action", "verb", "ground", "actor_kind", "roles", "subject_type", "reason", "source",
        "query", "facts",
    }  # fmt: skip

    at = models.DateTimeField()  # EventDateTime
    recorded_at = models.DateTimeField(db_default=Now())
    action = models.CharField(max_length=1)  # EventActionCode
    outcome = models.PositiveSmallIntegerField(default=0)  # EventOutcomeIndicator: 0, or 4 refused
    verb = models.TextField()  # EventTypeCode: the right
    ground = models.TextField()  # purposeOfUse
    user_id = models.BigIntegerField(null=True)  # userID
    actor_kind = models.CharField(max_length=10)  # userIsRequestor: a person, or a machine
    roles = ArrayField(models.CharField(max_length=40))  # roleIDCode
    organisatie_id = models.BigIntegerField()  # AuditEnterpriseSiteID
    source = models.CharField(max_length=20)  # AuditSourceID: staff, jobs or command
    subject_type = models.CharField(max_length=60)  # ParticipantObjectTypeCode
    subject_id = models.BigIntegerField(null=True)  # ParticipantObjectID
    reason = models.CharField(max_length=60, blank=True)  # why refused, or the reason given
    query = models.CharField(max_length=60, blank=True)  # ParticipantObjectQuery: name of a list
    row_count = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=dict)  # ParticipantObjectDetail: ids and codes
    xid = models.BigIntegerField(db_default=TransactionId())
    cluster = models.BigIntegerField(db_default=Cluster())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "at"], name="audit_by_subject"),
            models.Index(
                fields=["user_id", "verb", "subject_type", "subject_id", "at"], name="audit_by_user"
            ),
        ]


class Block(models.Model):
    """One seal over rows that can no longer change: each block names the one before."""

    keep: ClassVar = {"head"}

    sealed_at = models.DateTimeField()
    row_count = models.PositiveIntegerField()
    previous = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)


class Leaf(models.Model):
    """The hash of one row at its place in its block."""

    row_id = models.BigIntegerField(primary_key=True)
    block = models.ForeignKey(Block, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["block", "position"], name="leaf_one_place")
        ]


class Once(models.Model):
    """The token of one form that was sent: the same form sent again finds its first result."""

    keep: ClassVar = {"verb", "subject_type"}

    token = models.UUIDField(primary_key=True)
    user_id = models.BigIntegerField(null=True)
    verb = models.TextField()
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
