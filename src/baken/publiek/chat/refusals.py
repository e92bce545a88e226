"""What the public side refuses, counted by its reason: never who asked, or what."""

import logging
from collections import Counter

import psycopg

from baken.publiek.chat.wire import Denied

LOG = logging.getLogger("baken.publiek.refused")
REFUSED = (Denied, psycopg.Error)


class Refusals:
    """Counts the refusals of this process, and tells them now and then."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def count(self, fault: Denied | psycopg.Error) -> Denied:
        """Count one; return what the visitor is told."""
        if isinstance(fault, Denied):
            self._counted[fault.code] += 1
            return fault
        self._counted[type(fault).__name__] += 1
        return Denied(503, "even_niet")

    def tell(self) -> None:
        """Write in the log what was refused since the last time."""
        if self._counted:
            counts = ", ".join(f"{code} {count}" for code, count in self._counted.most_common())
            LOG.warning("refused: %s", counts)
            self._counted.clear()
