"""Code lists: the answers CBS asks for and our own, with their words and their grouping."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baken.core.kalender.words import Words
from baken.policy.files import read_text, read_toml


@dataclass(frozen=True, kw_only=True)
class Item:
    """One answer with its code; `marks` are facts other rules ask for."""

    code: str
    label: Words
    group: str
    marks: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Codelijst:
    """One list of answers, its source, and the groups a person chooses from first."""

    key: str
    source: str
    groups: Mapping[str, Words]
    items: Mapping[str, Item]

    def in_group(self, group: str) -> list[Item]:
        """Return the answers of one group, in the order of the file."""
        return [item for item in self.items.values() if item.group == group]

    def marked(self, mark: str) -> frozenset[str]:
        """Return the codes that carry a mark."""
        return frozenset(code for code, item in self.items.items() if mark in item.marks)


@dataclass(frozen=True, kw_only=True)
class Gemeente:
    """One gemeente: its CBS code, its name, and the region of Veilig Thuis it belongs to."""

    code: str
    name: str
    regio: str


@cache
def codelijsten() -> Mapping[str, Codelijst]:
    """Return all code lists by their key."""
    return {key: _list(key, entry) for key, entry in read_toml("codelijsten.toml").items()}


def _list(key: str, entry: dict[str, object]) -> Codelijst:
    groups: dict[str, Words] = {}
    items: dict[str, Item] = {}
    for number, group in enumerate(entry["groups"], start=1):  # type: ignore[arg-type,var-annotated]
        name = str(number)
        groups[name] = Words(nl=group["nl"], en=group["en"])
        for item in group["items"]:
            items[item["code"]] = Item(
                code=item["code"],
                label=Words(nl=item["nl"], en=item["en"]),
                group=name,
                marks=frozenset(item.get("marks", ())),
            )
    return Codelijst(key=key, source=str(entry["source"]), groups=groups, items=items)


@cache
def gemeenten() -> Mapping[str, Gemeente]:
    """Return the gemeenten of 2026 by their CBS code (source: first lines of the file)."""
    lines = (line for line in read_text("gemeenten.csv").splitlines() if not line.startswith("#"))
    return {
        row["code"]: Gemeente(code=row["code"], name=row["gemeente"], regio=row["regio"])
        for row in csv.DictReader(io.StringIO("\n".join(lines)))
    }
