"""Reads of zaken: the one that is asked for, and the open work in the order of its risk."""

from datetime import datetime

from django.db.models import QuerySet

from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.audit.look import look
from baken.foundation.identity.actor import Actor


def find_zaak(*, user: Actor, number: str, right: str = "zaak.view") -> Zaak:
    """Return the zaak if this person may see it, to act on. :raises NotFound: otherwise."""
    zaak = Zaak.objects.for_right(right, user).filter(number=number.upper()).first()
    if zaak is None:
        raise NotFound
    return zaak


def holds_on(*, right: str, user: Actor, zaak: Zaak) -> bool:
    """Return whether this person holds a right on this zaak, to show its button or not."""
    return Zaak.objects.for_right(right, user).filter(pk=zaak.pk).exists()


def read_zaak(*, user: Actor, number: str, at: datetime) -> Zaak:
    """Return the zaak to read its content, and note that it was read.

    :raises NotFound: if it is not there, or not for this person.
    """
    rows = Zaak.objects.filter(number=number.upper())
    return look("zaak.view", user=user, at=at, rows=rows)


def open_zaken(*, user: Actor, soort: str) -> QuerySet[Zaak]:
    """Return the open zaken of one soort that this person may see."""
    return Zaak.objects.for_right("zaak.view", user).filter(soort=soort, closed_at=None)


def own_open_zaken(*, user: Actor, soort: str) -> QuerySet[Zaak]:
    """Return the open zaken of one soort that this person handles, oldest first."""
    own = open_zaken(user=user, soort=soort).filter(behandelaar=user.user_id)
    return own.order_by("opened_at")
