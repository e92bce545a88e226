"""Reads about people: as whom they work, and who works beside them."""

from collections.abc import Collection
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import Q, QuerySet

from baken.foundation.identity.actor import Actor, Kind
from baken.foundation.identity.models import Membership, Organisatie, User


def memberships_on(*, day: date) -> QuerySet[Membership]:
    """Return the memberships in force on a day."""
    return Membership.objects.filter(from_date__lte=day).filter(
        Q(until_date__isnull=True) | Q(until_date__gt=day)
    )


def actor_of(*, user: User, on: date, organisatie_id: int | None = None) -> Actor | None:
    """Return the person as they work today, in the chosen organisatie or else their first."""
    with connection.cursor() as cursor:
        cursor.execute(_WORKS, {"user": user.pk, "on": on, "organisatie": organisatie_id})
        membership = cursor.fetchone()
    if membership is None:
        return None
    return Actor(
        kind=Kind.PERSON,
        organisatie_id=membership[0],
        roles=frozenset(membership[1]),
        user_id=user.pk,
        name=user.name,
    )


# Asked with every request, so it is not composed anew; the days are those of `memberships_on`.
_WORKS = """
    SELECT organisatie_id, roles FROM identity_membership
    WHERE user_id = %(user)s AND from_date <= %(on)s AND (until_date IS NULL OR until_date > %(on)s)
    AND organisatie_id = coalesce(%(organisatie)s, organisatie_id)
    ORDER BY organisatie_id LIMIT 1
"""


def find_user(*, user_id: int) -> User | None:
    """Return a person by id, or None: asked with every request, so it is not composed anew."""
    columns = [field.attname for field in User._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(_USER.format(columns=", ".join(columns)), [user_id])
        found = cursor.fetchone()
    return None if found is None else User.from_db(connection.alias, columns, found)


_USER = "SELECT {columns} FROM identity_user WHERE id = %s"


def colleagues_of(*, user: Actor, roles: Collection[str], on: date) -> dict[int, str]:
    """Return the names, by id, of others who hold one of these roles where this person works."""
    held = memberships_on(day=on).filter(
        organisatie_id=user.organisatie_id, roles__overlap=list(roles), user__is_active=True
    )
    others = held.exclude(user_id=user.person_id).select_related("user")
    return {one.user_id: one.user.name for one in others.order_by("user__name")}


def names_of(*, user_ids: set[int]) -> dict[int, str]:
    """Return the names of these people by their ids."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


@cache
def code_of(*, organisatie_id: int) -> str:
    """Return the code of an organisatie, which names its regional policy; it never changes."""
    return Organisatie.objects.values_list("code", flat=True).get(pk=organisatie_id)


@cache
def name_of_organisatie(*, organisatie_id: int) -> str:
    """Return the name of an organisatie, as it was when this process first asked."""
    return Organisatie.objects.values_list("name", flat=True).get(pk=organisatie_id)
