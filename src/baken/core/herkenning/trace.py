"""What is found in a text: which kind of trace, and where it begins and ends."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of text looks like."""

    BSN = "bsn"
    BIRTH = "geboortedatum"
    TELEPHONE = "telefoon"
    ADDRESS = "adres"
    NAME = "naam"


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One piece of a text, from the character at `start` up to the one at `end`."""

    kind: Kind
    start: int
    end: int

    def overlaps(self, other: "Trace") -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end
