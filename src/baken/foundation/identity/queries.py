"""Reads about people: as whom they work, and who works beside them."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from baken.foundation.identity.actor import Actor, Kind
from baken.foundation.identity.models import Membership, Organisatie, User


def memberships_on(*, day: date) -> QuerySet[Membership]:
    """Return the memberships in force on a day."""
    return Membership.objects.filter(from_date__lte=day).filter(
        Q(until_date__isnull=True) | Q(until_date__gt=day)
    )


def actor_of(*, user: User, on: date, organisatie_id: int | None = None) -> Actor | None:
    """Return the person as they work today, in the chosen organisatie or else their first."""
    works = _just_read(user)
    if works is None or works.on != on:
        works = _works_on(user.pk, on)
    for organisatie, roles in works.places:
        if organisatie_id in (None, organisatie):
            return Actor(
                kind=Kind.PERSON,
                organisatie_id=organisatie,
                roles=frozenset(roles),
                user_id=user.pk,
                name=user.name,
            )
    return None


def find_user(*, user_id: int) -> User | None:
    """Return a person by id, or None, with the places where they work today.

    Asked with every request, so it is not composed anew; `actor_of` takes those places once.
    """
    today = timezone.localdate()
    columns = [field.attname for field in User._meta.concrete_fields]
    with connection.cursor() as cursor:
        told = ", ".join(f"u.{column}" for column in columns)
        cursor.execute(_USER.format(columns=told, places=_PLACES), {"user": user_id, "on": today})
        rows = cursor.fetchall()
    if not rows:
        return None
    user = User.from_db(connection.alias, columns, rows[0][:-2])
    places = [row[-2:] for row in rows if row[-2] is not None]
    setattr(user, _JUST_READ, _Works(today, places))
    return user


class _Works(NamedTuple):
    """Where somebody works on a day, and in which roles."""

    on: date
    places: Sequence[tuple[int, Sequence[str]]]


_JUST_READ = "_works_just_read"


def _just_read(user: User) -> _Works | None:
    """Take what was read with the person: a membership that ended counts with the next request."""
    works: _Works | None = getattr(user, _JUST_READ, None)
    if works is not None:
        delattr(user, _JUST_READ)
    return works


def _works_on(user_id: int, on: date) -> _Works:
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"user": user_id, "on": on})
        return _Works(on, cursor.fetchall())


# The days are those of `memberships_on`.
_PLACES = """
    SELECT organisatie_id, roles FROM identity_membership
    WHERE user_id = %(user)s AND from_date <= %(on)s AND (until_date IS NULL OR until_date > %(on)s)
    ORDER BY organisatie_id
"""
_USER = """
    SELECT {columns}, m.organisatie_id, m.roles FROM identity_user u
    LEFT JOIN LATERAL ({places}) m ON true WHERE u.id = %(user)s
"""


def colleagues_of(*, user: Actor, roles: Collection[str], on: date) -> dict[int, str]:
    """Return the names, by id, of others who hold one of these roles where this person works."""
    held = memberships_on(day=on).filter(
        organisatie_id=user.organisatie_id, roles__overlap=list(roles), user__is_active=True
    )
    others = held.exclude(user_id=user.person_id).select_related("user")
    return {one.user_id: one.user.name for one in others.order_by("user__name")}


def names_of(*, user_ids: set[int]) -> dict[int, str]:
    """Return the names of these people by their ids."""
    if not user_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM identity_user WHERE id = ANY(%s)", [list(user_ids)])
        return dict(cursor.fetchall())


@cache
def code_of(*, organisatie_id: int) -> str:
    """Return the code of an organisatie, which names its regional policy; it never changes."""
    return Organisatie.objects.values_list("code", flat=True).get(pk=organisatie_id)


@cache
def name_of_organisatie(*, organisatie_id: int) -> str:
    """Return the name of an organisatie, as it was when this process first asked."""
    return Organisatie.objects.values_list("name", flat=True).get(pk=organisatie_id)
