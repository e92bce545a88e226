"""What became of a contact: exactly one answer, whatever state it is in, and the sums of a day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a contact, in the order of the page: what has no answer comes first."""

    STILL_OPEN = "still_open"
    WAITING = "waiting"
    CALLER_RINGS = "caller_rings"
    HELD = "held"
    LAPSE_ASKED = "lapse_asked"
    REACHED = "reached"
    LAPSED = "lapsed"
    ADVIES_OPEN = "advies_open"
    ADVIES_PLANNED = "advies_planned"
    ADVIES_CLOSED = "advies_closed"
    MELDING = "melding"
    OTHER_OPEN = "other_open"
    OTHER_CLOSED = "other_closed"
    NOTHING = "nothing"


WAITS = frozenset({Outcome.WAITING, Outcome.CALLER_RINGS, Outcome.HELD, Outcome.LAPSE_ASKED})
_OF_VERZOEK = {one.value: one for one in (*WAITS, Outcome.REACHED, Outcome.LAPSED)}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a contact: the states are those of its terugbelverzoek or advies."""

    has_ended: bool
    nothing: str = ""
    has_zaak: bool = False
    verzoek: str = ""
    advies: str = ""
    has_appointment: bool = False
    zaak_is_closed: bool = False


def outcome_of(facts: Facts) -> Outcome:
    """Return what became of this contact. Who is neither "niets" nor in a zaak has no answer."""
    if not facts.has_ended or not (facts.nothing or facts.has_zaak):
        return Outcome.STILL_OPEN
    if facts.nothing:
        return Outcome.NOTHING
    if facts.verzoek in _OF_VERZOEK:
        return _OF_VERZOEK[facts.verzoek]
    if facts.advies:
        return _of_advies(facts)
    return Outcome.OTHER_CLOSED if facts.zaak_is_closed else Outcome.OTHER_OPEN


def _of_advies(facts: Facts) -> Outcome:
    if facts.advies == "melding":
        return Outcome.MELDING
    if facts.advies == "closed":
        return Outcome.ADVIES_CLOSED
    return Outcome.ADVIES_PLANNED if facts.has_appointment else Outcome.ADVIES_OPEN


@dataclass(frozen=True, kw_only=True)
class Line:
    """How many contacten had one outcome, for each channel of the day in its order."""

    outcome: Outcome
    counts: Sequence[int]
    total: int


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The sums of a day; `total` is the number of contacten, `lines` add up to it."""

    channels: Sequence[str]
    lines: Sequence[Line]
    per_channel: Sequence[int]
    total: int
    still_open: int


def sums_of(contacten: Iterable[tuple[str, Outcome]]) -> Sums:
    """Add up contacten, each told as its channel and its outcome."""
    cells = Counter(contacten)
    channels = sorted({channel for channel, _ in cells})
    found = {outcome for _, outcome in cells}
    return Sums(
        channels=channels,
        lines=[_line(cells, channels, outcome) for outcome in Outcome if outcome in found],
        per_channel=[sum(cells[channel, outcome] for outcome in Outcome) for channel in channels],
        total=cells.total(),
        still_open=sum(cells[channel, Outcome.STILL_OPEN] for channel in channels),
    )


def _line(cells: Counter[tuple[str, Outcome]], channels: Sequence[str], outcome: Outcome) -> Line:
    counts = [cells[channel, outcome] for channel in channels]
    return Line(outcome=outcome, counts=counts, total=sum(counts))
