"""Reads of terugbelverzoeken: one, its attempts, and the words of the rows in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import Earlier, SafeContactCard, naam_of, safe_contact_card
from baken.casework.contact.rules.arrival import Arrived
from baken.casework.termijn.queries import Listed, werkkalender_of
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.core.kalender import HalfDay
from baken.core.telephone import for_reading
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import memberships_on, names_of
from baken.foundation.vault.sealed import Cell, read_cells, read_many
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.rules.states import LIFE, State


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One attempt as it is shown."""

    at: datetime
    outcome: str
    by: str


@dataclass(frozen=True, kw_only=True)
class TerugbelPanel:
    """What the page of a terugbelverzoek shows."""

    number: str
    state: str
    version: int
    caller: str
    name: str
    about: str
    is_spoed: bool
    has_children: bool
    is_parked: bool
    received_at: datetime
    left_at: datetime | None
    due_at: datetime
    started_at: datetime
    next_try_at: datetime | None
    lapse_reason: str
    card: SafeContactCard | None
    attempts: Sequence[Attempt]
    moves: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class TerugbelRow:
    """One row of a list of requests."""

    zaak_id: int
    number: str
    state: str
    who: str
    caller: str
    about: str
    telephone: str
    is_spoed: bool
    has_children: bool
    is_parked: bool
    behandelaar_id: int | None
    received_at: datetime
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    next_try_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LapsedRow:
    """One request that lapsed, as the teammanager sees it."""

    number: str
    reason: str
    closed_at: datetime
    is_spoed: bool
    has_children: bool


def find_verzoek(*, user: Actor, number: str, right: str = "zaak.view") -> Terugbelverzoek:
    """Return a request to act on. :raises NotFound: if it is not there for this person."""
    zaken = Zaak.objects.for_right(right, user).filter(number=number.upper())
    verzoek = (
        Terugbelverzoek.objects.filter(zaak__in=zaken)
        .select_related("zaak", "contact", "uiterlijk")
        .first()
    )
    if verzoek is None:
        raise NotFound
    return verzoek


def verzoek_of(*, zaak: Zaak) -> Terugbelverzoek:
    """Return the request of a zaak. :raises NotFound: if the zaak is of another soort."""
    rows = Terugbelverzoek.objects.select_related("zaak", "contact", "uiterlijk")
    verzoek = rows.filter(zaak=zaak).first()
    if verzoek is None:
        raise NotFound
    return verzoek


def terugbel_panel(*, zaak: Zaak) -> TerugbelPanel:
    """Return what the page of this request shows; the caller has looked."""
    verzoek = verzoek_of(zaak=zaak)
    name, organisation = naam_of(contact=verzoek.contact)
    return TerugbelPanel(
        number=zaak.number,
        state=verzoek.state,
        version=verzoek.version,
        caller=verzoek.caller,
        name=name or organisation,
        about=_about(verzoek),
        is_spoed=zaak.spoed_at is not None,
        has_children=verzoek.has_children,
        is_parked=verzoek.completed_at is None,
        received_at=zaak.opened_at,
        left_at=_left_at(verzoek.contact),
        due_at=verzoek.uiterlijk.due_at,
        started_at=verzoek.uiterlijk.started_at,
        next_try_at=verzoek.next_try_at,
        lapse_reason=verzoek.lapse_reason,
        card=safe_contact_card(contact=verzoek.contact),
        attempts=attempts_of(verzoek=verzoek),
        moves=LIFE.open_from(State(verzoek.state)),
    )


def attempts_of(*, verzoek: Terugbelverzoek) -> list[Attempt]:
    """Return the attempts of a request, first one first."""
    pogingen = list(Poging.objects.filter(verzoek=verzoek).order_by("at"))
    names = names_of(user_ids={poging.medewerker_id for poging in pogingen})
    return [
        Attempt(at=poging.at, outcome=poging.outcome, by=names[poging.medewerker_id])
        for poging in pogingen
    ]


def half_days_tried(*, verzoek: Terugbelverzoek) -> frozenset[HalfDay]:
    """Return the half-days on which somebody tried."""
    kalender = werkkalender_of(zaak=verzoek.zaak)
    moments = Poging.objects.filter(verzoek=verzoek).values_list("at", flat=True)
    return frozenset(kalender.half_day(moment) for moment in moments)


class _Told(NamedTuple):
    """What the database tells of one row of a list."""

    pk: int
    zaak_id: int
    organisatie_id: int
    about: bytes | None
    state: str
    caller: str
    has_children: bool
    is_parked: bool
    next_try_at: datetime | None
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    telephone: str
    who: str


# All that the rows of a list tell in one query, without a model for each: a page has 50 of them.
_SUMMARIES = """
    SELECT v.id, v.zaak_id, v.organisatie_id, v.about, v.state, v.caller, v.has_children,
           v.completed_at IS NULL, v.next_try_at, t.started_at, t.due_at, t.met_at,
           coalesce(f.number, ''), coalesce(nullif(n.name, ''), n.organisation, '')
    FROM terugbelverzoek_terugbelverzoek v
    JOIN termijn_termijn t ON t.id = v.uiterlijk_id
    LEFT JOIN contact_naam n ON n.contact_id = v.contact_id
    LEFT JOIN contact_telefoon f ON f.contact_id = v.contact_id
    WHERE v.zaak_id = ANY(%s)
"""


def summaries(*, zaken: Sequence[Zaak | Listed]) -> list[TerugbelRow]:
    """Return the rows of these zaken in their order; the caller has looked at the list."""
    kluizen = {zaak.pk: zaak.kluis_id for zaak in zaken}
    with connection.cursor() as cursor:
        cursor.execute(_SUMMARIES, [list(kluizen)])
        told = {one.zaak_id: one for one in map(_Told._make, cursor.fetchall())}
    cells = [
        Cell(one.pk, kluizen[one.zaak_id], one.organisatie_id, one.about) for one in told.values()
    ]
    about = read_cells(cells, Terugbelverzoek, "about", destroyed="")
    return [_row(zaak, told[zaak.pk], about[told[zaak.pk].pk]) for zaak in zaken]


def _row(zaak: Zaak | Listed, told: _Told, about: str) -> TerugbelRow:
    return TerugbelRow(
        zaak_id=zaak.pk,
        number=zaak.number,
        state=told.state,
        who=told.who,
        caller=told.caller,
        about=about,
        telephone=for_reading(told.telephone),
        is_spoed=zaak.spoed_at is not None,
        has_children=told.has_children,
        is_parked=told.is_parked,
        behandelaar_id=zaak.behandelaar_id,
        received_at=zaak.opened_at,
        started_at=told.started_at,
        due_at=told.due_at,
        met_at=told.met_at,
        next_try_at=told.next_try_at,
    )


def request_of(*, verzoek: Terugbelverzoek) -> dict[str, object]:
    """Return what is known of a request, by the names of its form."""
    card = safe_contact_card(contact=verzoek.contact)
    name, organisation = naam_of(contact=verzoek.contact)
    may_call = card.may_call if card else ""
    is_asked = verzoek.completed_at is not None
    return {
        "number": for_reading(card.number) if card else "",
        "caller": verzoek.caller,
        "name": name or organisation,
        "about": _about(verzoek),
        "may_call": may_call or ("niet_gevraagd" if is_asked else ""),
        "from_time": f"{card.from_time:%H:%M}" if card and card.from_time else "",
        "until_time": f"{card.until_time:%H:%M}" if card and card.until_time else "",
        "voicemail": card.voicemail if card else "",
        "if_other": card.if_other if card else "",
        "spoed": verzoek.zaak.spoed_at is not None,
        "children": verzoek.has_children,
    }


def list_lapsed(*, user: Actor, since: datetime) -> list[LapsedRow]:
    """Return the requests that lapsed since a moment, newest first: number, reason, no content."""
    zaken = Zaak.objects.for_right("zaak.lapsed", user).filter(closed_at__gte=since)
    lapsed = Terugbelverzoek.objects.filter(zaak__in=zaken, state=State.LAPSED.value)
    return [
        LapsedRow(
            number=verzoek.zaak.number,
            reason=verzoek.lapse_reason,
            closed_at=verzoek.zaak.closed_at,
            is_spoed=verzoek.zaak.spoed_at is not None,
            has_children=verzoek.has_children,
        )
        for verzoek in lapsed.select_related("zaak").order_by("-zaak__closed_at")
        if verzoek.zaak.closed_at is not None
    ]


def same_worker(*, user: Actor, earlier: Sequence[Earlier], day: date) -> Earlier | None:
    """Return the newest earlier talk whose worker still takes calls here: who may be proposed."""
    here = memberships_on(day=day).filter(organisatie_id=user.organisatie_id)
    calls = here.filter(roles__overlap=["frontoffice", "coordinator_frontoffice"])
    workers = set(calls.values_list("user_id", flat=True))
    return next((one for one in earlier if one.medewerker_id in workers), None)


def list_ended_before(*, user: Actor, moment: datetime) -> list[Terugbelverzoek]:
    """Return the requests that ended before a moment and are not destroyed yet."""
    zaken = Zaak.objects.for_right("terugbelverzoek.erase", user).filter(
        soort="terugbelverzoek", closed_at__lt=moment, kluis__destroyed_at=None
    )
    rows = Terugbelverzoek.objects.filter(zaak__in=zaken)
    return list(rows.select_related("zaak", "contact"))


def _left_at(contact: Contact) -> datetime | None:
    """Return when a message was left, or None where there was none."""
    return contact.started_at if contact.arrived == Arrived.VOICEMAIL else None


def _about(verzoek: Terugbelverzoek) -> str:
    return read_many([verzoek], "about", destroyed="")[verzoek.pk]
