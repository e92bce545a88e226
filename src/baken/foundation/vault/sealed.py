"""Seals what a person typed into its column, and reads it back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Model

from baken.foundation.vault import envelope
from baken.foundation.vault.envelope import Key
from baken.foundation.vault.errors import Destroyed, Tampered, alarm
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.keys import find_key, find_keys
from baken.foundation.vault.models import Kluis


class Cell(NamedTuple):
    """One sealed column of one row, with what it takes to open it."""

    pk: int
    kluis_id: int
    organisatie_id: int | None
    sealed: bytes | None


class Reader:
    """The open keys of some rows: asked in one query, gone with this object.

    Use one for all sealed columns of all rows of a page, of one model or of several.

    :raises NotFound: if a row names a kluis that is not there for this organisatie.
    """

    def __init__(self, rows: Iterable[Model]) -> None:
        self._keys = find_keys({_kluis_id(row) for row in rows})

    def text(self, row: Model, column: str) -> str:
        """Return the text of a sealed column ('' if it holds nothing).

        :raises Destroyed: if its kluis is destroyed.
        :raises Tampered: if it is not what was sealed.
        """
        _check_column(type(row), column)
        return _open(_cell(row, column), type(row), column, self._keys[_kluis_id(row)])


def seal(row: Model, /, **texts: str) -> None:
    """Set sealed columns of a row that has its pk and its kluis; an empty text becomes null.

    Asks no query when the row holds the kluis that `new_kluis` gave, else one.

    :raises Destroyed: if the kluis is destroyed.
    """
    if row.pk is None:
        raise ValueError("a row is sealed after its id is known: reserve it first")
    key = _own_key(row) or find_key(_kluis_id(row))
    _check_organisatie(getattr(row, "organisatie_id", None), key)
    for column, text in texts.items():
        field = _check_column(type(row), column)
        empty = field.null and not text
        place = _place(row, column)
        setattr(row, column, None if empty else envelope.seal(text.encode(), key=key, place=place))


def read(row: Model, column: str) -> str:
    """Return the text of one sealed column of one row ('' if it holds nothing), in one query.

    :raises Destroyed: if its kluis is destroyed. :raises Tampered: if it is not what was sealed.
    """
    return Reader([row]).text(row, column)


def read_many(
    rows: Iterable[Model], column: str, *, destroyed: str | None = None
) -> Mapping[Any, str]:
    """Return the text of a sealed column of many rows by their pk, in one query.

    `destroyed` is what a list shows for a row whose kluis is gone.

    :raises Destroyed: if a kluis is destroyed and no such text is given.
    """
    listed = list(rows)
    if not listed:
        return {}
    cells = [_cell(row, column) for row in listed]
    return read_cells(cells, type(listed[0]), column, destroyed=destroyed)


def read_cells(
    cells: Sequence[Cell], model: type[Model], column: str, *, destroyed: str | None = None
) -> Mapping[Any, str]:
    """Do as `read_many` for what a list read of the rows of a model, without making the rows."""
    _check_column(model, column)
    keys = find_keys({cell.kluis_id for cell in cells})
    found = {}
    for cell in cells:
        key = keys[cell.kluis_id]
        gone = key is None and cell.sealed is not None and destroyed is not None
        found[cell.pk] = str(destroyed) if gone else _open(cell, model, column, key)
    return found


def _open(cell: Cell, model: type[Model], column: str, key: Key | None) -> str:
    if cell.sealed is None:
        return ""
    if key is None:
        raise Destroyed(kluis=cell.kluis_id)
    place = (model._meta.db_table, column, cell.pk)
    try:
        _check_organisatie(cell.organisatie_id, key)
        return envelope.unseal(bytes(cell.sealed), key=key, place=place).decode()
    except Tampered:
        alarm(table=model._meta.db_table, row_id=cell.pk)
        raise


def _cell(row: Model, column: str) -> Cell:
    organisatie_id = getattr(row, "organisatie_id", None)
    return Cell(row.pk, _kluis_id(row), organisatie_id, getattr(row, column))


def _own_key(row: Model) -> Key | None:
    """The key that came with the making of the kluis, held by the row or by what it hangs on."""
    for holder in (row, row._state.fields_cache.get("zaak")):
        kluis = holder._state.fields_cache.get("kluis") if isinstance(holder, Model) else None
        if isinstance(kluis, Kluis) and kluis.pk == _kluis_id(row):
            return kluis.opened
    return None


def _kluis_id(row: Model) -> int:
    kluis_id = row.kluis_id  # type: ignore[attr-defined]
    if kluis_id is None:
        raise ValueError(f"{row._meta.label} has no kluis")
    return int(kluis_id)


def _place(row: Model, column: str) -> tuple[str | int, ...]:
    return (row._meta.db_table, column, row.pk)


def _check_column(model: type[Model], column: str) -> SealedField:
    field = model._meta.get_field(column)
    if not isinstance(field, SealedField):
        raise TypeError(f"{model._meta.label}.{column} is not a sealed column")
    return field


def _check_organisatie(organisatie_id: int | None, key: Key) -> None:
    # A row not yet routed has no organisatie; any other stands where its kluis stands.
    if organisatie_id not in (None, key.organisatie_id):
        raise Tampered(kluis=key.kluis_id)
