"""What the worker said while the visitor was away, and how it is said again."""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5


class Written(NamedTuple):
    """One message of the worker: its number, its part, its own id, and when it was said."""

    number: int
    deel: int
    client: UUID
    at: datetime


def again(client: UUID, *, deel: int) -> UUID:
    """Return the id under which a message is said again in a later part: twice it is the same."""
    return uuid5(client, f"part {deel}")


def unread(
    written: Sequence[Written],
    *,
    silences: Mapping[int, datetime],
    away_since: datetime | None,
    known: Set[UUID],
) -> list[Written]:
    """Return the messages that nobody can have read: said in a silence, and not said again.

    `silences` says for each later part since when the visitor had not been heard; `away_since` is
    that of the silence that lasts now. `known` are the ids of all messages of the worker.
    """

    def in_silence(one: Written) -> bool:
        now_away = away_since is not None and one.at > away_since
        return now_away or any(
            one.deel < deel and one.at > since for deel, since in silences.items()
        )

    def said_again(one: Written) -> bool:
        return any(again(one.client, deel=deel) in known for deel in silences if deel > one.deel)

    return [one for one in written if in_silence(one) and not said_again(one)]
