"""Who is offered a visitor that waits."""

from datetime import timedelta
from enum import StrEnum


class Offer(StrEnum):
    """How a visitor that waits stands on the desk of one organisatie."""

    OWN = "eigen"  # of this region, or of a region nobody knows
    OTHER = "ander"  # of another region, that did not take it up in time
    NONE = "niet"


def offer_to(regio: str, *, asked_of: str, waits: timedelta, own_region_for: timedelta) -> Offer:
    """Return how a visitor of a region stands with an organisatie that has room for one.

    `regio` is empty when the visitor told no gemeente.
    """
    if regio in ("", asked_of):
        return Offer.OWN
    return Offer.OTHER if waits >= own_region_for else Offer.NONE
