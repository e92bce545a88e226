"""Telephone duty: on or away. A note needs no act: a person sets only their own."""

from datetime import datetime

from django.db.models import QuerySet

from baken.foundation.identity.actor import Actor
from baken.foundation.notes.models import Presence
from baken.policy.telefoon import telefoon


def does_duty(*, user: Actor) -> bool:
    """Return whether one of this person's roles does telephone duty."""
    return user.user_id is not None and not user.roles.isdisjoint(telefoon().duty_roles)


def set_duty(*, user: Actor, is_on: bool, at: datetime) -> None:
    """Note that this person takes calls from now on, or does not."""
    Presence.objects.update_or_create(
        user_id=user.person_id,
        organisatie_id=user.organisatie_id,
        defaults={"is_on": is_on, "set_at": at, "seen_at": at},
    )


def stay_there(*, user: Actor, at: datetime) -> None:
    """Note that the screen of this person is alive; who is away stays away."""
    rows = Presence.objects.filter(user_id=user.person_id, organisatie_id=user.organisatie_id)
    rows.filter(is_on=True).update(seen_at=at)


def on_duty_since(
    *, organisatie_id: int, set_since: datetime, seen_since: datetime
) -> QuerySet[Presence]:
    """Return who put the telephone on, and whose screen was alive, since these moments."""
    return Presence.objects.filter(
        organisatie_id=organisatie_id, is_on=True, set_at__gt=set_since, seen_at__gt=seen_since
    )
