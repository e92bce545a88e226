"""Writes audit rows: the only place that does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models

from baken.foundation.identity.actor import Actor
from baken.policy.rights import rights

SAME_LOOK = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one audit row tells."""

    right: str
    user: Actor
    at: datetime
    subject: models.Model | None = None
    outcome: int = 0
    reason: str = ""
    query: str = ""
    row_count: int | None = None
    facts: Mapping[str, int | str] = field(default_factory=dict)

    def columns(self) -> dict[str, Any]:
        """Return the row as columns and values."""
        right = rights()[self.right]
        subject = self.subject
        return {
            "at": self.at,
            "action": right.kind,
            "outcome": self.outcome,
            "verb": self.right,
            "ground": right.ground,
            "user_id": self.user.user_id,
            "actor_kind": self.user.kind.value,
            "roles": sorted(self.user.roles),
            "organisatie_id": self.user.organisatie_id,
            "source": settings.BAKEN_SOURCE,
            "subject_type": subject._meta.label_lower if subject is not None else "",
            "subject_id": subject.pk if subject is not None else None,
            "reason": self.reason,
            "query": self.query,
            "row_count": self.row_count,
            "facts": json.dumps(dict(self.facts)),
        }


def write(entry: Entry) -> None:
    """Write one audit row."""
    _insert(entry.columns())


def write_unless_just_seen(entry: Entry) -> None:
    """Write a look, unless the same person at work for the same organisatie looked at the same
    thing within 15 minutes."""
    columns = entry.columns()
    seen: list[Any] = [
        entry.user.user_id,
        entry.user.organisatie_id,
        entry.right,
        columns["subject_type"],
        columns["subject_id"],
        entry.query,
        entry.at - SAME_LOOK,
    ]
    _insert(columns, _UNLESS_SEEN, seen)


_UNLESS_SEEN = """
    WHERE NOT EXISTS (
        SELECT 1 FROM audit_auditrow
        WHERE user_id = %s AND organisatie_id = %s AND verb = %s AND subject_type = %s
        AND subject_id IS NOT DISTINCT FROM %s AND query = %s AND at > %s AND outcome = 0
    )
"""


def _insert(columns: Mapping[str, Any], unless: str = "", known: Sequence[Any] = ()) -> None:
    """Write the row in one statement that is not composed anew: every act and look does this."""
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO audit_auditrow ({names}) SELECT {places} {unless}"
    with connection.cursor() as cursor:
        cursor.execute(statement, [*columns.values(), *known])
