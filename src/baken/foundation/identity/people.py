"""Finds the one person that a log-in is about, and where they work."""

from collections.abc import Sequence
from datetime import date

from baken.foundation.identity.models import Organisatie, User
from baken.foundation.identity.queries import memberships_on


def find_by_login(*, typed: str) -> User | None:
    """Return whose account this user name or e-mail address opens, in any case."""
    by_name = User.objects.filter(username__iexact=typed).first()
    return by_name or _only_one(list(User.objects.filter(email__iexact=typed or "-")[:2]))


def find_by_verified_email(*, emails: Sequence[str]) -> User | None:
    """Return the one active person with one of these addresses; two are none."""
    found = {
        user.pk: user
        for email in emails
        if email
        for user in User.objects.filter(email__iexact=email, is_active=True)[:2]
    }
    return _only_one(list(found.values()))


def organisaties_of(*, user: User, on: date) -> list[Organisatie]:
    """Return the organisaties this person works for on a day, by name."""
    held = memberships_on(day=on).filter(user=user).values("organisatie_id")
    return list(Organisatie.objects.filter(pk__in=held).order_by("name"))


def _only_one(found: Sequence[User]) -> User | None:
    return found[0] if len(found) == 1 else None
