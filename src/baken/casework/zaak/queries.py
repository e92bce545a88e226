"""Reads of zaken: the one that is asked for, and the open work in the order of its risk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from baken.casework.zaak.models import Verantwoordelijke, Zaak
from baken.core.errors import NotFound
from baken.foundation.audit.look import look
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of

LISTED = ("terugbelverzoek", "advies", "melding")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which zaken a person asks of the list; what is left out does not limit it.

    `since` and `until` are the first moment and the one after the last at which they began.
    """

    soort: str = ""
    is_open: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    oldest_first: bool = False


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Somebody who answers for a zaak, and since which day."""

    name: str
    from_date: date


def find_zaak(*, user: Actor, number: str, right: str = "zaak.view") -> Zaak:
    """Return the zaak if this person may see it, to act on. :raises NotFound: otherwise."""
    zaak = Zaak.objects.for_right(right, user).filter(number=number.upper()).first()
    if zaak is None:
        raise NotFound
    return zaak


def read_zaak(*, user: Actor, number: str, at: datetime) -> Zaak:
    """Return the zaak to read its content, and note that it was read.

    :raises NotFound: if it is not there, or not for this person.
    """
    rows = Zaak.objects.filter(number=number.upper())
    return look("zaak.view", user=user, at=at, rows=rows)


def may(*, right: str, user: Actor, zaak: Zaak) -> bool:
    """Return whether this person holds this right on this zaak, to show a button or not."""
    return Zaak.objects.for_right(right, user).filter(pk=zaak.pk).exists()


def numbers_open_to(*, user: Actor, numbers: Collection[str]) -> set[str]:
    """Return those of these numbers whose page this person may open."""
    zaken = Zaak.objects.for_right("zaak.view", user).filter(number__in=numbers)
    return set(zaken.values_list("number", flat=True))


def open_zaken(*, user: Actor, soort: str) -> QuerySet[Zaak]:
    """Return the open zaken of one soort that this person may see."""
    return Zaak.objects.for_right("zaak.view", user).filter(soort=soort, closed_at=None)


def listed_zaken(*, user: Actor, wanted: Wanted) -> QuerySet[Zaak]:
    """Return the zaken this person may list, with who handles them; nothing of their content."""
    limits: dict[str, object] = {
        "soort": wanted.soort or None,
        "closed_at__isnull": wanted.is_open,
        "opened_at__gte": wanted.since,
        "opened_at__lt": wanted.until,
    }
    given = {name: limit for name, limit in limits.items() if limit is not None}
    zaken = Zaak.objects.for_right("zaak.list", user).filter(**given)
    order = ("opened_at", "pk") if wanted.oldest_first else ("-opened_at", "-pk")
    return zaken.select_related("behandelaar").order_by(*order)


def own_open_zaken(*, user: Actor, soorten: Collection[str]) -> QuerySet[Zaak]:
    """Return the open zaken of these soorten that this person handles, oldest first."""
    seen = Zaak.objects.for_right("zaak.view", user)
    own = seen.filter(soort__in=soorten, closed_at=None, behandelaar=user.user_id)
    return own.order_by("opened_at")


def responsible_for(*, zaak: Zaak) -> Sequence[Responsible]:
    """Return who answers for a zaak, the first one first."""
    rows = list(
        Verantwoordelijke.objects.filter(zaak=zaak, organisatie_id=zaak.organisatie_id).order_by(
            "from_date", "pk"
        )
    )
    names = names_of(user_ids={row.medewerker_id for row in rows})
    return [Responsible(name=names[row.medewerker_id], from_date=row.from_date) for row in rows]
