"""Practice: an installation with invented people, where one click logs in."""

from dataclasses import dataclass

from django.conf import settings

from baken.foundation.identity.models import Installatie


@dataclass(frozen=True, kw_only=True)
class PracticePerson:
    """One invented person as the practice log-in shows them."""

    username: str
    name: str
    role_label: str
    icon: str


def is_practice() -> bool:
    """Return whether both the settings and the database say that this is practice."""
    return bool(settings.BAKEN.demo) and Installatie.objects.filter(kind="demo").exists()


def is_real() -> bool:
    """Return whether people do real work here: the settings do not say practice, or the
    database says real."""
    return not settings.BAKEN.demo or Installatie.objects.filter(kind="real").exists()
