"""The gate for reading: the row is asked for by right, and that it was read is written down."""

from datetime import datetime
from typing import TypeVar

from baken.core.errors import NotFound
from baken.foundation.access.models import Protected, ProtectedQuerySet
from baken.foundation.audit.record import Entry, write, write_unless_just_seen
from baken.foundation.identity.actor import Actor

M = TypeVar("M", bound=Protected)


def look(right: str, *, user: Actor, at: datetime, rows: ProtectedQuerySet[M]) -> M:
    """Return the one row of these that the actor may read, and note that it was read.

    :raises NotFound: if it is not there, or not for this actor.
    """
    row = rows.for_right(right, user).first()
    if row is None:
        raise NotFound
    write_unless_just_seen(Entry(right=right, user=user, at=at, subject=row.spine))
    return row


def look_at_list(right: str, *, user: Actor, at: datetime, query: str, row_count: int) -> None:
    """Note that a list was read: the name of its query and the number of its rows."""
    write_unless_just_seen(Entry(right=right, user=user, at=at, query=query, row_count=row_count))


def look_up(right: str, *, user: Actor, at: datetime, query: str, row_count: int) -> None:
    """Note that something was searched: each search is another question, so each leaves a row."""
    write(Entry(right=right, user=user, at=at, query=query, row_count=row_count))
