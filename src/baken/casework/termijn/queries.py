"""Reads of termijnen: those of a zaak, and why a date is what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal, NamedTuple

from django.db.models import Min, Q, QuerySet

from baken.casework.termijn.models import Termijn
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import open_zaken
from baken.core.kalender import Werkkalender, Words, in_amsterdam, reckon
from baken.foundation.access.prepared import Around, ask_again
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import code_of
from baken.policy.termijnen import edition, termijn_rules, werkkalender
from baken.policy.volgorde import volgorde

ONE_DAY = timedelta(days=1)
Whose = Literal["own", "all"]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One clock as it is shown, with the answer to "waarom deze datum?".

    `is_same_edition` is false when the policy has changed since the date was reckoned; the date
    stays, and the steps are those of the policy of today.
    """

    key: str
    label: Words
    source: str
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    stopped_at: datetime | None
    is_aim: bool
    steps: Sequence[Words]
    edition: str
    is_same_edition: bool


class Listed(NamedTuple):
    """One open zaak of a list by risk, with the earliest limit that still runs and its class of
    `policy/volgorde.toml`."""

    pk: int
    number: str
    kluis_id: int
    behandelaar_id: int | None
    opened_at: datetime
    spoed_at: datetime | None
    due_at: datetime | None
    risk: str


OF_ZAAK = Listed._fields[:6]


def clocks_of(*, zaak: Zaak) -> list[Clock]:
    """Return the clocks of a zaak, first due first."""
    return [
        _clock(termijn)
        for termijn in Termijn.objects.filter(
            zaak=zaak, organisatie_id=zaak.organisatie_id
        ).order_by("due_at")
    ]


def first_limits() -> QuerySet[Any, Any]:
    """Return the earliest limit that still runs for each `zaak`, as `first`; for who has asked for
    the zaken."""
    running = Termijn.objects.filter(is_aim=False, met_at=None, stopped_at=None)
    return running.order_by().values("zaak").annotate(first=Min("due_at"))


def werkkalender_of(*, zaak: Zaak) -> Werkkalender:
    """Return the office hours and free days of the region of a zaak."""
    return werkkalender(code_of(organisatie_id=zaak.organisatie_id))


def _clock(termijn: Termijn) -> Clock:
    regio = code_of(organisatie_id=termijn.organisatie_id)
    rule = termijn_rules(regio)[termijn.key]
    reckoning = reckon(rule, start=termijn.started_at, werkdagen=werkkalender(regio))
    return Clock(
        key=termijn.key,
        label=rule.label,
        source=rule.source,
        started_at=termijn.started_at,
        due_at=termijn.due_at,
        met_at=termijn.met_at,
        stopped_at=termijn.stopped_at,
        is_aim=termijn.is_aim,
        steps=reckoning.stappen,
        edition=termijn.edition,
        is_same_edition=termijn.edition == edition(regio),
    )


def werkkalender_in(*, user: Actor) -> Werkkalender:
    """Return the office hours and free days of the region a person works for."""
    return werkkalender(code_of(organisatie_id=user.organisatie_id))


def list_by_risk(
    *,
    user: Actor,
    soort: str,
    now: datetime,
    most: int,
    whose: Whose = "all",
    queue: str = "",
) -> list[Listed]:
    """Return the open zaken of a soort, riskiest first; `own` has the spoed of nobody too."""
    tomorrow = in_amsterdam(now).replace(hour=0, minute=0, second=0, microsecond=0) + ONE_DAY
    classes = list(volgorde())
    zaken = ask_again(
        _open,
        soort,
        whose,
        queue,
        user=user,
        around=Around(_by_risk(tuple(classes)), [now, tomorrow, most]),
    )
    return [Listed._make([*told, classes[place]]) for *told, place in zaken]


def _open(user: Actor, soort: str, whose: Whose, queue: str) -> QuerySet[Zaak, tuple[Any, ...]]:
    zaken = open_zaken(user=user, soort=soort)
    if whose == "own":
        mine = Q(behandelaar_id=user.user_id)
        zaken = zaken.filter(mine | Q(behandelaar_id=None, spoed_at__isnull=False))
    if queue:
        zaken = zaken.filter(queue=queue)
    return zaken.values_list(*OF_ZAAK)


@cache
def _by_risk(classes: tuple[str, ...]) -> str:
    """Return the order by classes of risk: the first that fits is the class of a zaak."""
    fits = {
        "spoed": "spoed_at IS NOT NULL",
        "te_laat": "due_at <= moments.now",
        "vandaag": "due_at <= moments.tomorrow",
    }
    whens = [f"WHEN {fits[key]} THEN {n}" for n, key in enumerate(classes) if key in fits]
    of_zaak = ", ".join(OF_ZAAK)
    return (
        f"SELECT limits.*, CASE {' '.join(whens)} ELSE {classes.index('later')} END AS place "  # noqa: S608
        f"FROM (SELECT {of_zaak}, min(due_at) AS due_at FROM asked AS zaak ({of_zaak}) "
        "LEFT JOIN termijn_termijn ON zaak_id = pk AND NOT is_aim AND met_at IS NULL "
        f"AND stopped_at IS NULL GROUP BY {of_zaak}) AS limits, "
        "(VALUES (%s, %s)) AS moments (now, tomorrow) ORDER BY place, due_at, pk LIMIT %s"
    )
