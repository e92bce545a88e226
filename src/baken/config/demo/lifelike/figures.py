"""How the invented work is divided: the figures of the csv, as draws from a source of chance."""

import csv
import io
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from random import Random


@dataclass(frozen=True)
class Division:
    """The codes of one reeks with their weights."""

    codes: Sequence[str]
    weights: Sequence[float]
    sums: Sequence[float]

    def draw(self, chance: Random) -> str:
        """Return one code, by its weight."""
        return self.codes[
            bisect(self.sums, chance.random() * self.sums[-1], 0, len(self.codes) - 1)
        ]


@dataclass(frozen=True, kw_only=True)
class Regio:
    """One region of Veilig Thuis, and how much of the work of the country comes there."""

    code: str
    name: str
    weight: float


@cache
def divisions() -> Mapping[str, Division]:
    """Return all divisions by the name of their reeks."""
    rows = list(_rows("cijfers.csv"))
    found = {}
    for reeks in {row["reeks"] for row in rows}:
        of_reeks = [row for row in rows if row["reeks"] == reeks]
        weights = [float(row["gewicht"]) for row in of_reeks]
        codes = [row["code"] for row in of_reeks]
        found[reeks] = Division(codes, weights, list(accumulate(weights)))
    return found


@cache
def regios() -> tuple[Regio, ...]:
    """Return the regions, those of the small practice data first."""
    return tuple(
        Regio(code=row["code"], name=row["naam"], weight=float(row["gewicht"]))
        for row in _rows("regios.csv")
    )


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Return a whole number divided by these weights; the parts add up to it exactly."""
    ends = [round(total * part / sum(weights)) for part in accumulate(weights, initial=0.0)]
    return [after - before for before, after in pairwise(ends)]


def read_text(name: str) -> str:
    """Return the text of one file beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (line for line in read_text(name).splitlines() if not line.startswith("#"))
    return iter(csv.DictReader(io.StringIO("\n".join(lines))))
