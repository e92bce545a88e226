"""Measures whether somebody known is known again: `./baken bench known`.

  --people 1000000      how many stand in dossiers
  --households 500      how many of them, of four people each, come in again, damaged

It prints how many of those are found, for each kind of damage, and how long the check of a
household takes beside its one large statement by psycopg alone, over the same connection settings.
A run of the usual size is written to bench/RESULTS.md.
"""

import os
import statistics
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import ground
import psycopg
import report
from results import keep

PEOPLE, HOUSEHOLDS, SIZE = 1_000_000, 500, 4
RECALL, RATIO = 0.9, 2.0


def main() -> int:
    """Measure, and print what was found; return 1 when a goal is missed."""
    asked = _parser().parse_args()
    given = Path(os.environ["BAKEN_DATA"])
    with ground.own_database(given, is_small=False) as here:
        import known_asked  # noqa: PLC0415 (Django is set up by now)
        import known_place  # noqa: PLC0415

        place = known_place.make_place()
        begun = time.perf_counter()
        sample = known_place.fill(here, place, people=asked.people, keep=asked.households)
        filled = time.perf_counter() - begun
        ground.settle(here)
        with psycopg.connect(here.conninfo("app"), autocommit=True) as bare:
            measured = known_asked.come_again(place, sample, bare)
            strangers = known_asked.strangers_come(place, bare)
        action = known_place.time_of_action(place, sample[: asked.households // 5])
        size = known_place.size_of_index(here)
        found = {"machine": report.machine(here), "filled": filled, "size": size, "action": action}
    text = _page(asked, measured, strangers, found)
    sys.stdout.write(text)
    if asked.people == PEOPLE and asked.households == HOUSEHOLDS:
        keep(text)
    return 0 if measured.recall >= RECALL and measured.ratio <= RATIO else 1


def _page(asked: Namespace, measured: Any, strangers: Any, found: dict[str, Any]) -> str:
    lines = [
        "# Is somebody known already",
        "",
        found["machine"],
        "",
        f"{asked.people:,} invented people in dossiers of one organisatie; {asked.households} of"
        f" those households, of {SIZE} people each, came in again, each person damaged in one way.",
        "",
        *_recall(measured),
        "",
        *_times(measured, found["action"]),
        "- Hits shown for each person who came in again:"
        f" {measured.hits / measured.asked.total():.2f}; of {strangers.asked.total()} people who"
        f" stand in no dossier {strangers.found.total()} got one, {strangers.hits} together.",
        *_index(asked.people, found["size"]),
        f"- Making it all took {found['filled']:.0f} s.",
        "",
    ]
    return "\n".join(lines)


def _recall(measured: Any) -> list[str]:
    """The table of what was found of each kind of damage."""
    rows = [
        f"| {kind} | {count} | {measured.found[kind]} | {measured.found[kind] / count:.3f} |"
        for kind, count in measured.asked.items()
    ]
    every, found = measured.asked.total(), measured.found.total()
    head = ["| damage | asked | found | recall |", "|---|---|---|---|"]
    return [*head, *rows, f"| **all** | {every} | {found} | **{measured.recall:.3f}** |"]


def _times(measured: Any, action: float) -> list[str]:
    whole, bare = statistics.median(measured.whole), statistics.median(measured.bare)
    return [
        f"- Recall {measured.recall:.3f}, at least {RECALL}: {_said(measured.recall >= RECALL)}",
        f"- A check of a household of {SIZE}, median: {whole:.1f} ms; its statement by psycopg"
        f" alone {bare:.1f} ms.",
        f"- Ratio {measured.ratio:.2f}, at most {RATIO}: {_said(measured.ratio <= RATIO)}",
        "- The whole action, with right, trail, sealed question and what is kept:"
        f" {action:.1f} ms.",
    ]


def _index(people: int, size: tuple[int, int, int]) -> list[str]:
    words, table, indexes = size
    return [
        f"- Index: {words:,} words, {words / people:.1f} for each person; table"
        f" {table / 1e9:.2f} GB, its indexes {indexes / 1e9:.2f} GB."
    ]


def _said(is_reached: object) -> str:
    return "yes" if is_reached else "NO"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="./baken bench known", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many stand in dossiers")
    parser.add_argument("--households", type=int, default=HOUSEHOLDS, help="how many come in again")
    return parser


if __name__ == "__main__":
    sys.exit(main())
