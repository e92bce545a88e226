"""Rows as COPY takes them: the columns a model has today, each row a line of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models.fields import NOT_PROVIDED

NOTHING = "\\N"
_SPECIAL = re.compile(r"[\\\n\r\t]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def as_text(value: Any) -> str:
    """Return a value as the text format of COPY spells it; asked ten times for each row."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if value is None:
        return NOTHING
    if kind is bool:
        return "t" if value else "f"
    if kind is bytes:
        return f"\\\\x{value.hex()}"
    if kind is list:
        return "{" + ",".join(value) + "}"
    return str(value)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


@dataclass(frozen=True)
class Layout:
    """The columns of a table that COPY fills, with what stands in a row that says nothing.

    A column for which the database has its own default is left to the database.
    """

    table: str
    columns: tuple[str, ...]
    silent: dict[str, str]


class Sheets:
    """The lines of some tables."""

    def __init__(self) -> None:
        self._lines: dict[type[models.Model], list[str]] = {}

    def add(self, model: type[models.Model], **given: Any) -> None:
        """Add a row. :raises KeyError: if it names a column that the table does not have."""
        row, places = _shape(model, tuple(given))
        cells = row.copy()
        for place, value in zip(places, given.values(), strict=True):
            cells[place] = as_text(value)
        self._lines.setdefault(model, []).append("\t".join(cells))

    def blocks(self) -> Iterator[tuple[type[models.Model], bytes, int]]:
        """Go through the tables: the lines of each as one block, and how many there are."""
        for model, lines in self._lines.items():
            yield model, ("\n".join(lines) + "\n").encode(), len(lines)


@cache
def layout_of(model: type[models.Model]) -> Layout:
    """Return the columns of a model; a column that was added since has the default of its field."""
    fields = [f for f in model._meta.concrete_fields if f.db_default is NOT_PROVIDED]
    silent = {f.attname: as_text(f.get_default()) for f in fields}
    columns = tuple(f'"{f.column}"' for f in fields)
    return Layout(model._meta.db_table, columns, silent)


@cache
def _shape(model: type[models.Model], names: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """Return a row that says nothing, and the places in it of the columns that are named."""
    silent = layout_of(model).silent
    order = {name: place for place, name in enumerate(silent)}
    return list(silent.values()), [order[name] for name in names]
