"""One door for every change."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import connection, models

from baken.core.errors import Conflict, NotAllowed, Refused
from baken.foundation.access.inside import again_after_rollback, inside
from baken.foundation.access.models import Protected, holds_somewhere, lock_anew
from baken.foundation.audit.models import Once
from baken.foundation.audit.record import Entry, write
from baken.foundation.identity.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")

_in_act: ContextVar[bool] = ContextVar("in_act", default=False)


class Repeated(Exception):
    """The same form was sent before; `subject_id` is what it made the first time."""

    def __init__(self, subject_id: int) -> None:
        super().__init__(subject_id)
        self.subject_id = subject_id


class Trail:
    """Collects the facts of one act: ids and codes, never names or texts."""

    def __init__(self, on: models.Model | None) -> None:
        self.subject = on
        self.facts: dict[str, int | str] = {}

    def note(self, subject: models.Model | None = None, **facts: int | str) -> None:
        """Say what the act is about, and what is worth remembering of it."""
        self.subject = subject or self.subject
        self.facts.update(facts)


@contextmanager
def act(
    right: str,
    *,
    user: Actor,
    at: datetime,
    on: Protected | None = None,
    seen: int | None = None,
    once: UUID | None = None,
) -> Iterator[Trail]:
    """Do one thing in one transaction: the right is checked, the rows are locked and read anew,
    the work is done, one audit row is written. A refusal is written down too.

    `seen` is the version the person looked at; `once` the token of the form.
    :raises NotAllowed: if the actor lacks the right here.
    :raises Conflict: if the row has a newer version than `seen`.
    """
    inner = _in_act.get()
    token = _in_act.set(True)
    trail = Trail(on)
    try:
        with inside(user.organisatie_id):
            if once is not None:
                _take_once(once, right, user=user, at=at)
            _take(on, right, user, seen)
            yield trail
            _leave(trail, right, user=user, at=at, once=once)
    except Refused as refusal:
        if not inner:
            _write_refusal(refusal, right, user=user, at=at, on=on)
        raise
    finally:
        _in_act.reset(token)


def answers_once(load: Callable[[int], R]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make an action answer a form that is sent twice with the result of the first time.

    The action takes its actor as `user`; `load` gets the id of the subject of the first time.
    """

    def decorate(action: Callable[P, R]) -> Callable[P, R]:
        @wraps(action)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return action(*args, **kwargs)
            except Repeated as repeated:
                user = cast(Actor, kwargs["user"])
                with inside(user.organisatie_id):
                    return load(repeated.subject_id)

        return answer

    return decorate


def nothing_more(_subject_id: int) -> None:
    """Answer a form that was sent twice when the action gives nothing back."""


def _take(on: Protected | None, right: str, user: Actor, seen: int | None) -> None:
    """Check the right, lock the spine and then the row, and read both anew."""
    if on is None:
        if not holds_somewhere(right, user):
            raise NotAllowed
        return
    spine = on.spine
    lock_anew(spine, type(spine)._default_manager.for_right(right, user))  # type: ignore[attr-defined]
    if spine is not on:
        lock_anew(on, type(on)._default_manager.filter(organisatie_id=user.organisatie_id))
        on.zaak = spine  # type: ignore[attr-defined]
    newer = getattr(on, "version", None)
    if seen is not None and newer is not None and newer != seen:
        raise Conflict(seen=seen, newer=newer)


_TAKE_ONCE = """
    INSERT INTO audit_once (token, user_id, verb, subject_type, at) VALUES (%s, %s, %s, '', %s)
    ON CONFLICT (token) DO NOTHING
"""


def _take_once(token: UUID, right: str, *, user: Actor, at: datetime) -> None:
    with connection.cursor() as cursor:
        # Waits for another who is sending the same form, and then finds what he made.
        cursor.execute(_TAKE_ONCE, [token, user.user_id, right, at])
        if cursor.rowcount:
            return
    first = Once.objects.filter(token=token, user_id=user.user_id, verb=right).first()
    if first is None or first.subject_id is None:
        raise NotAllowed("form_of_another")
    raise Repeated(first.subject_id)


def _leave(trail: Trail, right: str, *, user: Actor, at: datetime, once: UUID | None) -> None:
    subject = trail.subject
    if subject is None or subject.pk is None:
        raise RuntimeError(f"{right} left no subject in the audit trail")
    write(Entry(right=right, user=user, at=at, subject=subject, facts=trail.facts))
    if once is not None:
        Once.objects.filter(token=once).update(
            subject_type=subject._meta.label_lower, subject_id=subject.pk
        )


def _write_refusal(
    refusal: Refused, right: str, *, user: Actor, at: datetime, on: Protected | None
) -> None:
    entry = Entry(
        right=right, user=user, at=at, subject=on, outcome=4, reason=refusal.code,
        facts=refusal.facts,
    )  # fmt: skip
    with inside(user.organisatie_id):
        again_after_rollback(lambda: write(entry))
