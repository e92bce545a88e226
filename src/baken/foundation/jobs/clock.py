"""Lets the clock of each organisatie act, each in a transaction of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime

from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor, clock_of
from baken.foundation.identity.models import Organisatie


def each_clock() -> Iterator[Actor]:
    """Go through the clocks of all organisaties; what is done with one is inside its own."""
    for organisatie_id in Organisatie.objects.order_by("pk").values_list("pk", flat=True):
        with inside(organisatie_id):
            yield clock_of(organisatie_id)


def moment_of(timestamp: int) -> datetime:
    """Return the moment a periodic job was meant for."""
    return datetime.fromtimestamp(timestamp, tz=UTC)
