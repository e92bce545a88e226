"""Turns rounds into medians with their spread, and writes them down with the machine."""

import os
import platform
import statistics
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from found import Found, Measured

HEAD = """# What was measured

`make bench` writes this page. A question is what one person does once. Product and plain
(`bench/plain`: a stock Django, its `ListView`, `DetailView` and a form with one `create()`) are
served by the same command with {workers} processes each, from one database, and asked in
interleaved rounds of {seconds:g} seconds; every number is the median of {rounds} rounds with the
lowest and the highest beside it. "Bare SQL" runs the statements of the product's answer by psycopg
in one process, as one transaction. Whoever asks shares the machine with who answers.

- **The past**: {sizes}, made by `./baken demo --zaken` for 25 organisaties, with three rows in the
  trail for each. The organisatie under test has the same 60 open zaken at each size.
- **Mijn werk**: 50 of 60 open call-backs of an organisatie, with all its panels and its look.
- **List with exact count**: the newest 50 of all zaken of the organisatie, a 25th part of the past,
  with the number of all of them, for a teammanager. Plain shows its list of 50 and counts nothing.
- **Open an advies**: each time another one; a person's first look at one in 15 minutes writes its
  audit row in the same transaction, a later one finds it. Plain shows one zaak of eight columns.
- **Register an advies**: the form of a talk is sent and the advies closed; that the talk began
  (its contact) is not in the measured time, nor is the page one is led to. Plain writes one row.
- **Search**: twenty different questions in turn, each kept sealed and written in the trail. Plain
  is the list of 50 rows, to compare with: it searches nothing, so rows differ.

{machine}
"""
TABLE = """
## {name}

| | clients | a second | p50 ms | p95 ms | rows | bytes |
|---|---|---|---|---|---|---|
{lines}

{said}
"""


def write(measured: list[Measured]) -> str:
    """Return the whole page."""
    first = measured[0]
    head = HEAD.format(
        workers=first.workers,
        seconds=first.size.seconds,
        rounds=first.size.rounds,
        machine=first.machine,
        sizes=" and ".join(one.size.called for one in measured),
    )
    parts = [head, _generator(measured), _memory(measured)]
    parts += [_section(name, measured) for name in dict.fromkeys(_names(measured))]
    return "".join(parts)


def _names(measured: list[Measured]) -> list[str]:
    return [one.name for size in measured for one in size.found]


def _generator(measured: list[Measured]) -> str:
    """The rate of the generator beside bare COPY of the same rows into the same tables."""
    lines = [
        f"| {one.size.called} | {one.made.rows:,} | {one.made.gigabytes:.2f} "
        f"| {one.made.generator:,.1f} | {one.made.rows / one.made.generator:,.0f} "
        f"| {one.made.bare_copy:,.1f} | {one.made.rows / one.made.bare_copy:,.0f} "
        f"| {one.made.bare_copy / one.made.generator:.2f} |\n"
        for one in measured
        if one.made
    ]
    if not lines:
        return ""
    head = (
        "\n## Making the past\n\nBoth with all indexes and constraints, and VACUUM ANALYZE after."
        "\n\n| | rows | GB as text | generator s | rows a second | bare COPY s | rows a second "
        "| of bare COPY |\n|---|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(lines)


def _memory(measured: list[Measured]) -> str:
    head = "\n## Memory\n\nMegabytes (RSS) of all processes that serve, after all cases.\n\n"
    head += "| | product | plain |\n|---|---|---|\n"
    lines = [
        f"| {one.size.called} | {one.memory['product']:.0f} | {one.memory['plain']:.0f} |\n"
        for one in measured
    ]
    return head + "".join(lines)


def _section(name: str, measured: list[Measured]) -> str:
    found = {size.size.called: one for size in measured for one in size.found if one.name == name}
    lines, said = [], []
    for called, one in found.items():
        lines += [_line(one, called, *key) for key in sorted(one.rounds, key=_order)]
        said += [f"{called}, {sentence}" for sentence in _ratios(one)]
    last = list(found.values())[-1]
    if last.goal:
        said.append(f"To reach: {last.goal}.")
    said += _growth(list(found.values()))
    said.append(f"Statements in an answer of the product: {last.queries}.")
    if not all(one.is_valid for one in found.values()):
        said.append("**Not valid: the numbers of rows differ.**")
    bullets = "\n".join(f"- {sentence}" for sentence in said)
    return TABLE.format(name=name, lines="\n".join(lines), said=bullets)


def _ratios(one: Found) -> list[str]:
    said = []
    for clients in one.clients():
        plain, bare = one.ratios("plain", clients), one.ratios("bare", clients)
        people = "1 client" if clients == 1 else f"{clients} clients"
        said.append(f"{people}: **{_spread(plain, 2)} of plain**, {_spread(bare, 2)} of bare SQL.")
    if not one.compares:
        took, bare_ms = one.milliseconds("product"), one.milliseconds("bare")
        most = bare_ms + 1.5 * one.milliseconds("plain")
        said.append(f"1 client: **{took:.1f} ms of at most {most:.1f}** (bare {bare_ms:.1f}).")
    return said


def _growth(found: list[Found]) -> list[str]:
    """How much longer the largest takes than the smallest, one person asking."""
    if len(found) == 1:
        return []
    first, last = found[0], found[-1]
    grew = last.milliseconds("product") / first.milliseconds("product")
    bare = last.milliseconds("bare") / first.milliseconds("bare")
    plain = last.milliseconds("plain") / first.milliseconds("plain")
    most = 1.3 + max(0.0, bare - 1) if last.grows == "bare" else 1.3
    return [
        f"From the first to the last size: **{grew:.2f} times as long**, of at most {most:.2f} "
        f"(bare SQL {bare:.2f}, plain {plain:.2f})."
    ]


def _order(key: tuple[str, int]) -> tuple[int, int]:
    return ("product", "plain", "bare").index(key[0]), key[1]


def _line(one: Found, called: str, name: str, clients: int) -> str:
    rates = one.rates(name, clients)
    if name == "bare":
        return f"| bare SQL, {called} | 1 | {_spread(rates, 0)} | | | | |"
    times = sorted(t for done in one.rounds[name, clients] for t in done.times)
    p50, p95 = (times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.95))
    shown = f"{one.rows[name]} | {one.sizes[name]:,}"
    return (
        f"| {name}, {called} | {clients} | {_spread(rates, 0)} | {p50:.1f} | {p95:.1f} | {shown} |"
    )


def _spread(found: list[float], places: int) -> str:
    middle, low, high = statistics.median(found), min(found), max(found)
    return f"{middle:.{places}f} ({low:.{places}f} to {high:.{places}f})"


def machine(here: Any) -> str:
    """Return the machine and what runs on it, in one line."""
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
