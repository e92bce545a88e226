"""Works inside one organisatie: the transaction in which row level security shows its rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

_organisatie: ContextVar[int | None] = ContextVar("organisatie", default=None)
_after_rollback: ContextVar[list[Callable[[], None]] | None] = ContextVar(
    "after_rollback", default=None
)


@contextmanager
def inside(organisatie_id: int) -> Iterator[None]:
    """Open a transaction (or a savepoint in one) that sees this organisatie and no other.

    What was given to `again_after_rollback` is done anew, in a transaction of its own, when the
    outermost of these ends in an error.
    """
    outer = _organisatie.get()
    if outer == organisatie_id:
        with transaction.atomic():
            yield
        return
    waiting: list[Callable[[], None]] = []
    inner_token = _organisatie.set(organisatie_id)
    waiting_token = _after_rollback.set(waiting) if outer is None else None
    try:
        with transaction.atomic():
            _tell_database(organisatie_id)
            yield
            if outer is not None:
                _tell_database(outer)
    except BaseException:
        if outer is None and waiting:
            with transaction.atomic():
                _tell_database(organisatie_id)
                for do in waiting:
                    do()
        raise
    finally:
        _organisatie.reset(inner_token)
        if waiting_token is not None:
            _after_rollback.reset(waiting_token)


def again_after_rollback(do: Callable[[], None]) -> None:
    """Do a thing now, and once more if the transaction we stand in does not last."""
    waiting = _after_rollback.get()
    if waiting is not None:
        waiting.append(do)
    do()


def _tell_database(organisatie_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.organisatie', %s, true)", [str(organisatie_id)])
