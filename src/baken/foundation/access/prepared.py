"""Asks again what a gate admits, without composing the question again.

Composing a query takes Django longer than PostgreSQL takes to answer it. So the SQL of a query is
kept for each set of roles, and the ids of the actor, the moments and the lists of ids are put in
their places.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
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
_LISTED = _ID + 1000
_MOMENT = datetime(8000, 1, 1, tzinfo=UTC)
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Around:
    """A statement that reads the rows of a gate as `asked`, with what stands in its places."""

    sql: str
    params: Sequence[object] = ()


@dataclass(frozen=True)
class _Place:
    """Where something of this time comes: "organisatie", "user", a moment or a list of ids."""

    of: str
    number: int = 0


_ORGANISATIE, _USER = _Place("organisatie"), _Place("user")


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
    lists: Sequence[Collection[int]] = (),
    around: Around | None = None,
) -> list[Row]:
    """Return the rows of `build(user, *moments, *lists, *given)`, composed once for each set of
    roles. A list of ids is asked for by `any_of`, which makes one parameter of it; where one is
    empty nothing is asked.

    `around` is a statement that reads the rows as `asked`, to order them by what Django would
    reckon anew at each mention; it can leave rows out and add columns, and no more.

    `build` returns a query of `values_list`. It may branch on roles and on what is given, and hands
    ids, moments and lists to the query as they are; it is a function of a module, so that what is
    kept does not grow.

    :raises ValueError: if the actor is no person.
    :raises RuntimeError: if `build` reckons with an id, a moment or a list: it would be kept for
        another.
    """
    if user.user_id is None:
        raise ValueError("only a person asks the same thing again and again")
    kept = _kept(build, given, user.kind, user.roles, len(moments), len(lists))
    if kept is None or not all(lists):
        return []
    now: dict[_Place, Any] = {_ORGANISATIE: user.organisatie_id, _USER: user.user_id}
    now |= {_Place("moment", number): moment for number, moment in enumerate(moments)}
    now |= {_Place("list", number): list(ids) for number, ids in enumerate(lists)}
    params: list[Any] = [now[one] if isinstance(one, _Place) else one for one in kept.params]
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
    build: Build,
    given: tuple[Hashable, ...],
    kind: Kind,
    roles: frozenset[str],
    moments: int,
    lists: int,
) -> _Kept | None:
    """Compose the query with two sets of stand-ins; both must give the same. None: no rows ever."""
    first, second = (_composed(build, given, kind, roles, moments, lists, turn) for turn in (1, 2))
    if first != second:
        raise RuntimeError(f"{build.__name__} reckons with an id or a moment")
    return first


def _composed(
    build: Build,
    given: tuple[Hashable, ...],
    kind: Kind,
    roles: frozenset[str],
    moments: int,
    lists: int,
    turn: int,
) -> _Kept | None:
    organisatie_id, user_id = _ID + turn, _ID + 10 + turn
    times = [_MOMENT + (10 * number + turn) * _YEAR for number in range(moments)]
    listed = [[_LISTED + 10 * number + turn] for number in range(lists)]
    user = Actor(kind=kind, organisatie_id=organisatie_id, roles=roles, user_id=user_id)
    places: dict[object, _Place] = {organisatie_id: _ORGANISATIE, user_id: _USER}
    places |= {moment: _Place("moment", number) for number, moment in enumerate(times)}
    places |= {tuple(ids): _Place("list", number) for number, ids in enumerate(listed)}
    rows = build(user, *times, *listed, *given)
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    found = (tuple(one) if isinstance(one, list) else one for one in params)
    return _Kept(sql, tuple(places.get(key, one) for key, one in zip(found, params, strict=True)))
