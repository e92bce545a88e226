"""Turns rounds into medians with their spread, and writes them down with the machine."""

import os
import platform
import statistics
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from client import Answer, Round

HEAD = """# What was measured

`make bench` writes this page. A question is what one person does once. Product and plain
(`bench/plain`: a stock Django, its `ListView`, `DetailView` and a form with one `create()`) are
served by the same command with {workers} processes each, from one database, and asked in
interleaved rounds of {seconds:g} seconds; every number is the median of {rounds} rounds with the
lowest and the highest beside it. "Bare SQL" runs the statements of the product's answer by psycopg
in one process, as one transaction. Whoever asks shares the machine with who answers.

- **Mijn werk**: 50 of 60 open call-backs of an organisatie, with all its panels and its look.
- **Open an advies**: each time another one; a person's first look at one in 15 minutes writes its
  audit row in the same transaction, a later one finds it. Plain shows one zaak of eight columns.
- **Register an advies**: the form of a talk is sent and the advies closed; that the talk began
  (its contact) is not in the measured time, nor is the page one is led to. Plain writes one row.

{machine}
"""
TABLE = """
## {name}

| | clients | a second | p50 ms | p95 ms | rows | bytes |
|---|---|---|---|---|---|---|
{lines}

{ratios}
"""


@dataclass
class Found:
    """All rounds of one case."""

    case: Any
    queries: int
    rounds: dict[tuple[str, int], list[Round]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def look_at(self, shown: dict[str, Answer], inside: Answer) -> None:
        """Count rows and bytes of one answer of each; refuse an answer of another kind."""
        for name, answer in {**shown, "inside": inside}.items():
            if answer.status != self.case.status:
                raise RuntimeError(f"{name}: {answer.status} {answer.body[:3000]!r}")
        self.rows = {name: self.case.rows(answer) for name, answer in shown.items()}
        self.sizes = {name: len(answer.body) for name, answer in shown.items()}

    def add(self, name: str, clients: int, done: Round) -> None:
        """Keep one round."""
        self.rounds.setdefault((name, clients), []).append(done)

    @property
    def is_valid(self) -> bool:
        """Whether product and plain gave the same number of rows."""
        return len(set(self.rows.values())) == 1

    def rates(self, name: str, clients: int) -> list[float]:
        """Return answers a second of each round."""
        return [one.rate for one in self.rounds[name, clients]]

    def ratios(self, over: str, clients: int) -> list[float]:
        """Return product over another in each round."""
        other = self.rates(over, 1 if over == "bare" else clients)
        return [a / b for a, b in zip(self.rates("product", clients), other, strict=True)]


def write(found: list[Found], *, here: Any, size: Any) -> str:
    """Return the whole page."""
    head = HEAD.format(
        workers=here.workers, seconds=size.seconds, rounds=size.rounds, machine=_machine(here)
    )
    return head + "".join(_section(one) for one in found)


def _section(one: Found) -> str:
    lines = [_line(one, name, clients) for name, clients in sorted(one.rounds, key=_order)]
    said = []
    for clients in sorted({clients for name, clients in one.rounds if name == "product"}):
        plain, bare = one.ratios("plain", clients), one.ratios("bare", clients)
        people = "1 client" if clients == 1 else f"{clients} clients"
        said.append(f"{people}: **{_spread(plain, 2)} of plain**, {_spread(bare, 2)} of bare SQL.")
    if one.case.goal:
        said.append(f"To reach: {one.case.goal}.")
    said.append(f"Statements in an answer of the product: {one.queries}.")
    if not one.is_valid:
        said.append("**Not valid: the numbers of rows differ.**")
    ratios = "\n".join(f"- {sentence}" for sentence in said)
    return TABLE.format(name=one.case.name, lines="\n".join(lines), ratios=ratios)


def _order(key: tuple[str, int]) -> tuple[int, int]:
    return ("product", "plain", "bare").index(key[0]), key[1]


def _line(one: Found, name: str, clients: int) -> str:
    rates = one.rates(name, clients)
    if name == "bare":
        return f"| bare SQL | 1 | {_spread(rates, 0)} | | | | |"
    times = sorted(t for done in one.rounds[name, clients] for t in done.times)
    p50, p95 = (times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.95))
    shown = f"{one.rows[name]} | {one.sizes[name]:,}"
    return f"| {name} | {clients} | {_spread(rates, 0)} | {p50:.1f} | {p95:.1f} | {shown} |"


def _spread(found: list[float], places: int) -> str:
    middle, low, high = statistics.median(found), min(found), max(found)
    return f"{middle:.{places}f} ({low:.{places}f} to {high:.{places}f})"


def _machine(here: Any) -> str:
    model = [x for x in _read("/proc/cpuinfo").splitlines() if x.startswith("model name")]
    memory = int(_read("/proc/meminfo").split()[1]) / 2**20
    with psycopg.connect(here.conninfo("owner")) as owner:
        server = owner.execute("SHOW server_version").fetchone()[0]
    parts = [f"{name} {version(name)}" for name in ("django", "psycopg", "uvicorn", "a2wsgi")]
    return (
        f"Machine: {os.cpu_count()} cores ({model[0].split(': ')[1] if model else 'unknown'}), "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}. "
        f"Python {platform.python_version()}, PostgreSQL {server}, {', '.join(parts)}."
    )


def _read(path: str) -> str:
    return Path(path).read_text("utf-8")
