"""Lets the clock of each organisatie act, each in a transaction of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

from django.db import DatabaseError, transaction

from baken.core.errors import Refused
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor, clock_of
from baken.foundation.identity.models import Organisatie


def each_clock() -> Iterator[Actor]:
    """Go through the clocks of all organisaties; what is done with one is inside its own."""
    for organisatie_id in Organisatie.objects.order_by("pk").values_list("pk", flat=True):
        with inside(organisatie_id):
            yield clock_of(organisatie_id)


@contextmanager
def one_by_one() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Give what does one row of a job alone: a row that fails stops no other.

    :raises ExceptionGroup: at the end, when all else is done, with what each row failed by.
    """
    failed: list[Exception] = []

    @contextmanager
    def alone() -> Iterator[None]:
        try:
            with transaction.atomic():
                yield
        except (Refused, DatabaseError) as fault:
            failed.append(fault)

    yield alone
    if failed:
        raise ExceptionGroup("rows of a job failed", failed)


def moment_of(timestamp: int) -> datetime:
    """Return the moment a periodic job was meant for."""
    return datetime.fromtimestamp(timestamp, tz=UTC)
