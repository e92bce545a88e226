"""Asks again what a gate admits, without composing the question again.

Composing a query takes Django longer than PostgreSQL takes to answer it. So the SQL of a query is
kept for each set of roles, and the ids of the actor and the moments are put in their places.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from baken.foundation.identity.actor import Actor, Kind

Row = tuple[Any, ...]
Build = Callable[..., QuerySet[Any, Row]]

# Stand-ins while a query is composed: no row has such an id, no clock shows such a moment.
_ID = 8_900_000_000_000_000_000
_MOMENT = datetime(8000, 1, 1, tzinfo=UTC)
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Around:
    """A statement that reads the rows of a gate as `asked`, with what stands in its places."""

    sql: str
    params: Sequence[object] = ()


@dataclass(frozen=True)
class _Place:
    """Where something of this time comes: "organisatie", "user", or the number of a moment."""

    of: str | int


@dataclass(frozen=True)
class _Kept:
    """A composed query: its SQL, and what goes with it, known already or a place."""

    sql: str
    params: tuple[object, ...]


def ask_again(
    build: Build,
    *given: Hashable,
    user: Actor,
    moments: Sequence[datetime] = (),
    around: Around | None = None,
) -> list[Row]:
    """Return the rows of `build(user, *moments, *given)`, composed once for each set of roles.

    `around` is a statement that reads the rows as `asked`, to order them by what Django would
    reckon anew at each mention; it can leave rows out and add columns, and no more.

    `build` returns a query of `values_list`. It may branch on roles and on what is given, and hands
    ids and moments to the query as they are; it is a function of a module, so that what is kept
    does not grow.

    :raises ValueError: if the actor is no person.
    :raises RuntimeError: if `build` reckons with an id or a moment: it would be kept for another.
    """
    if user.user_id is None:
        raise ValueError("only a person asks the same thing again and again")
    kept = _kept(build, given, user.kind, user.roles, len(moments))
    if kept is None:
        return []
    now: dict[object, Any] = {"organisatie": user.organisatie_id, "user": user.user_id}
    now |= dict(enumerate(moments))
    params: list[Any] = [now[one.of] if isinstance(one, _Place) else one for one in kept.params]
    sql = kept.sql
    if around is not None:
        sql = f"WITH asked AS MATERIALIZED ({sql}) {around.sql}"
        params += around.params
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Row] = cursor.fetchall()
        return rows


@lru_cache(maxsize=512)
def _kept(
    build: Build, given: tuple[Hashable, ...], kind: Kind, roles: frozenset[str], count: int
) -> _Kept | None:
    """Compose the query with two sets of stand-ins; both must give the same. None: no rows ever."""
    first, second = (_composed(build, given, kind, roles, count, turn=turn) for turn in (1, 2))
    if first != second:
        raise RuntimeError(f"{build.__name__} reckons with an id or a moment")
    return first


def _composed(
    build: Build,
    given: tuple[Hashable, ...],
    kind: Kind,
    roles: frozenset[str],
    count: int,
    *,
    turn: int,
) -> _Kept | None:
    organisatie_id, user_id = _ID + turn, _ID + 10 + turn
    moments = [_MOMENT + (10 * number + turn) * _YEAR for number in range(count)]
    user = Actor(kind=kind, organisatie_id=organisatie_id, roles=roles, user_id=user_id)
    places: dict[object, _Place] = {organisatie_id: _Place("organisatie"), user_id: _Place("user")}
    places |= {moment: _Place(number) for number, moment in enumerate(moments)}
    rows = build(user, *moments, *given)
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    return _Kept(sql, tuple(places.get(one, one) for one in params))
