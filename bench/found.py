"""What one case gave at one size, as plain values that go from one process to another."""

import statistics
from dataclasses import dataclass, field

from client import Round


@dataclass
class Found:
    """All rounds of one case. Where `compares` is false, plain is another page, not a twin."""

    name: str
    goal: str
    queries: int
    compares: bool
    grows: str
    rounds: dict[tuple[str, int], list[Round]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, clients: int, done: Round) -> None:
        """Keep one round."""
        self.rounds.setdefault((name, clients), []).append(done)

    @property
    def is_valid(self) -> bool:
        """Whether product and plain gave the same number of rows, where they are twins."""
        return not self.compares or len(set(self.rows.values())) == 1

    def clients(self) -> list[int]:
        """Return for how many people at once the product was asked."""
        return sorted({clients for name, clients in self.rounds if name == "product"})

    def rates(self, name: str, clients: int) -> list[float]:
        """Return answers a second of each round."""
        return [one.rate for one in self.rounds[name, clients]]

    def ratios(self, over: str, clients: int) -> list[float]:
        """Return product over another in each round."""
        other = self.rates(over, 1 if over == "bare" else clients)
        return [a / b for a, b in zip(self.rates("product", clients), other, strict=True)]

    def milliseconds(self, name: str) -> float:
        """Return the median time of one answer, one person asking."""
        return 1000 / statistics.median(self.rates(name, 1))


@dataclass
class Size:
    """How much is measured; `zaken` is 0 for the small practice data."""

    zaken: int
    rounds: int
    seconds: float
    bare_seconds: float

    @property
    def called(self) -> str:
        """Return the size in words."""
        return f"{self.zaken:,} zaken" if self.zaken else "the small practice data"


@dataclass
class Made:
    """How long it took to make the past, and to write the same rows by COPY alone."""

    rows: int
    generator: float
    bare_copy: float
    gigabytes: float


@dataclass
class Measured:
    """All that was measured at one size."""

    size: Size
    machine: str
    workers: int
    made: Made | None
    memory: dict[str, float]
    found: list[Found]
