"""Numbers for who leads: the work of the front office by person, and the queues. No content."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from baken.casework.consult.models import WAITING, Consult
from baken.casework.taak.models import Taak
from baken.casework.termijn.queries import first_limits
from baken.casework.zaak.models import Zaak
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.ui.templatetags.policy_words import said
from baken.policy.rights import roles

NOBODY = ""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One line of numbers: how much is open, and of that what is late or ends today."""

    name: str
    open: int
    late: int
    today: int


def by_person(*, user: Actor, now: datetime, tomorrow: datetime) -> list[Counted] | None:
    """Return the open work of the front office by its behandelaar, late first; None who may not
    see it. What nobody has in hand comes on a line without a name."""
    if not holds_somewhere("werk.by_person", user):
        return None
    zaken = _with_limit(Zaak.objects.for_right("werk.by_person", user).filter(queue="frontoffice"))
    counted = zaken.values("behandelaar_id", "behandelaar__name").annotate(
        **_numbers(now, tomorrow)
    )
    rows = [_counted(row["behandelaar__name"] or NOBODY, row) for row in counted]
    return sorted(rows, key=lambda row: (-row.late, -row.today, -row.open, row.name))


def figures(*, user: Actor, now: datetime, tomorrow: datetime) -> list[Counted] | None:
    """Return the numbers of each queue; None who may not see them."""
    if not holds_somewhere("werk.figures", user):
        return None
    zaken = Zaak.objects.for_right("werk.figures", user)
    counted = _with_limit(zaken).values("soort", "queue").annotate(**_numbers(now, tomorrow))
    queues = [
        (_queue(row["soort"], row["queue"]), row) for row in counted.order_by("queue", "soort")
    ]
    running = Case(
        When(spoed_at__isnull=False, taken_at__isnull=False, then=None), default="due_at"
    )
    waiting = Consult.objects.filter(WAITING, zaak__in=zaken, organisatie_id=user.organisatie_id)
    asked = waiting.annotate(limit_at=running).values("to_role").annotate(**_numbers(now, tomorrow))
    raad = [
        (_("Raad") + ", " + said(roles()[row["to_role"]].label), row)
        for row in asked.order_by("to_role")
    ]
    return [_counted(name, row) for name, row in [*queues, *raad]]


def _with_limit(zaken: QuerySet[Zaak]) -> QuerySet[Any]:
    """Add the earliest limit or appointment that still runs to the open zaken."""
    limits = first_limits().filter(zaak=OuterRef("pk"))
    taken = Taak.objects.filter(zaak=OuterRef("pk"), done_at=None, withdrawn_at=None).order_by()
    limit = Subquery(limits.values("first"))
    taak = Subquery(taken.values("zaak").annotate(first=Min("planned_at")).values("first"))
    return zaken.filter(closed_at=None).annotate(limit_at=Least(limit, taak))


def _numbers(now: datetime, tomorrow: datetime) -> dict[str, Count]:
    return {
        "open": Count("pk"),
        "late": Count("pk", filter=Q(limit_at__lte=now)),
        "today": Count("pk", filter=Q(limit_at__gt=now, limit_at__lte=tomorrow)),
    }


def _counted(name: str, row: dict[str, Any]) -> Counted:
    return Counted(name=name, open=row["open"], late=row["late"], today=row["today"])


def _queue(soort: str, queue: str) -> str:
    what = {
        "terugbelverzoek": _("Terugbellen"),
        "advies": _("Adviezen"),
        "melding": _("Meldingen"),
    }[soort]
    return f"{what}, {said(roles()[queue].label)}"
