"""What is made, cut in batches that can be made apart from each other and in any order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.config.demo.lifelike.figures import Regio, regios, shares
from baken.config.demo.lifelike.keys import Above
from baken.config.fault import Fault

OF_A_BATCH = 1000  # zaken, at most
ROOM = 20_000  # ids of each table that a batch may use; the rest is skipped
OPEN_AT_MOST = 5  # one in this many zaken is open, where there are few


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How much is wanted; `open_each` zaken of each organisatie are open, if it has that many."""

    zaken: int
    organisaties: int
    seed: int
    open_each: int = 60

    def regios(self) -> Sequence[Regio]:
        """Return the regions that take part. :raises Fault: if the numbers do not fit."""
        if not 1 <= self.organisaties <= len(regios()):
            raise Fault(f"There are {len(regios())} regions: name 1 to {len(regios())}.")
        if self.zaken < self.organisaties:
            raise Fault("Name at least one zaak for each organisatie.")
        return regios()[: self.organisaties]

    def zaken_each(self) -> list[int]:
        """Return the number of zaken of each region."""
        return shares(self.zaken, [regio.weight for regio in self.regios()])


@dataclass(frozen=True, kw_only=True)
class Place:
    """One organisatie with its people: who takes calls down, and who advises."""

    organisatie_id: int
    code: str
    gemeenten: tuple[str, ...]
    above: Above
    secretariaat: tuple[int, ...]
    frontoffice: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """A stretch of the past of one organisatie; the last one has its open work too."""

    place: Place
    at: datetime
    seed: int
    part: int
    parts: int
    zaken: int
    open_zaken: int
    first: Mapping[str, int]


def batches(
    wish: Wish, places: Sequence[Place], *, at: datetime, first: Mapping[str, int]
) -> Iterator[Batch]:
    """Go through the batches, the oldest first, so that ids rise with time.

    `first` is the first id of each table that is free.
    """
    each = wish.zaken_each()
    parts = max(1, -(-max(each) // OF_A_BATCH))
    count = 0
    for part in range(parts):
        for place, total in zip(places, each, strict=True):
            still_open = min(wish.open_each, total // OPEN_AT_MOST)
            ended = shares(total - still_open, [1.0] * parts)[part]
            yield Batch(
                place=place,
                at=at,
                seed=wish.seed,
                part=part,
                parts=parts,
                zaken=ended,
                open_zaken=still_open if part == parts - 1 else 0,
                first={table: free + count * ROOM for table, free in first.items()},
            )
            count += 1
