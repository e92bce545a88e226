"""Writes on a person's own row: how their screen works, and that their password is their own."""

from datetime import datetime

from baken.foundation.identity.models import User


def keep_screen(*, user: User, language: str, single_keys: bool) -> None:
    """Keep in which language a person reads, and whether single keys do something."""
    user.language, user.single_keys = language, single_keys
    user.save(update_fields=["language", "single_keys"])


def keep_own_password(*, user: User, at: datetime) -> None:
    """Note that this person now has a password that nobody handed out."""
    user.password_set_at = at
    user.save(update_fields=["password_set_at"])
