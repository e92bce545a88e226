"""The statements of one answer, written down once and run again by psycopg alone."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection

Row = list[bytes | None]
SMALLEST = 1000  # numbers below are counts, codes and people: they stay what they were


@dataclass(frozen=True)
class Statement:
    """One statement with what it was given and the first row it gave back."""

    sql: Any
    params: Any
    first: Row


@contextmanager
def written_down() -> Iterator[list[Statement]]:
    """Give the list in which every statement inside the block is written down."""
    found: list[Statement] = []

    def note(execute: Callable[..., Any], sql: Any, params: Any, many: Any, context: Any) -> Any:
        result = execute(sql, params, many, context)
        found.append(Statement(sql, params, _first(context["cursor"].cursor)))
        return result

    with connection.execute_wrapper(note):
        yield found


def rate(
    answers: list[list[Statement]],
    *,
    new: Callable[[], Mapping[Any, Any] | None],
    seconds: float,
) -> float:
    """Run the statements of one answer after another, each as one transaction, again and again;
    return transactions a second.

    `new` gives, for each time, what stands in place of numbers and tokens of the first time; the
    ids that follow from them are found as the rows come back. None: nothing is written.
    """
    connection.ensure_connection()
    plain: psycopg.Connection[Any] = connection.connection
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        other = new()
        _run(plain, answers[count % len(answers)], None if other is None else dict(other))
        count += 1
    return count / (time.perf_counter() - begun)


def _run(
    plain: psycopg.Connection[Any], statements: list[Statement], known: dict[Any, Any] | None
) -> None:
    with plain.transaction(), plain.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.sql, _with(known, statement.params))
            if known is not None:
                _learn(known, statement.first, _first(cursor))
            if cursor.description:
                cursor.fetchall()


def _first(cursor: Any) -> Row:
    result = cursor.pgresult
    if result is None or result.ntuples == 0:
        return []
    return [result.get_value(0, column) for column in range(result.nfields)]


def _learn(known: dict[Any, Any], before: Row, after: Row) -> None:
    for old, new in zip(before, after, strict=False):
        if old and new and old != new and old.isdigit() and int(old) > SMALLEST:
            known[int(old)] = int(new)


def _with(known: dict[Any, Any] | None, params: Any) -> Any:
    if not known or not params:
        return params
    if isinstance(params, Mapping):
        return {name: _swap(known, one) for name, one in params.items()}
    return [_swap(known, one) for one in params]


def _swap(known: dict[Any, Any], one: Any) -> Any:
    if isinstance(one, list):
        return [_swap(known, part) for part in one]
    try:
        return known.get(one, one)
    except TypeError:
        return one
