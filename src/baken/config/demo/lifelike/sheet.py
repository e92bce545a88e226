"""Rows as COPY takes them: the columns a model has today, each row a line of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models.fields import NOT_PROVIDED

NOTHING = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_AS_TEXT: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: NOTHING,
    bool: lambda value: "t" if value else "f",
    str: lambda value: value.translate(_ESCAPES),
    bytes: lambda value: "\\\\x" + value.hex(),
    list: lambda value: "{" + ",".join(value) + "}",
}


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
        """Add a row. :raises ValueError: if it names a column that the table does not have."""
        silent = layout_of(model).silent
        row = silent | {name: as_text(value) for name, value in given.items()}
        if len(row) != len(silent):
            raise ValueError(f"{model._meta.label} has no {sorted(row.keys() - silent.keys())}")
        self._lines.setdefault(model, []).append("\t".join(row.values()))

    def blocks(self) -> Iterator[tuple[type[models.Model], bytes, int]]:
        """Go through the tables: the lines of each as one block, and how many there are."""
        for model, lines in self._lines.items():
            yield model, ("\n".join(lines) + "\n").encode(), len(lines)


def as_text(value: Any) -> str:
    """Return a value as the text format of COPY spells it."""
    return _AS_TEXT.get(type(value), str)(value)


@cache
def layout_of(model: type[models.Model]) -> Layout:
    """Return the columns of a model; a column that was added since has the default of its field."""
    fields = [f for f in model._meta.concrete_fields if f.db_default is NOT_PROVIDED]
    silent = {f.attname: as_text(f.get_default()) for f in fields}
    columns = tuple(f'"{f.column}"' for f in fields)
    return Layout(model._meta.db_table, columns, silent)
