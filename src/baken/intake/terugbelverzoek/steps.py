"""Writes of a terugbelverzoek, shared by its actions."""

from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import safe_contact_card
from baken.casework.contact.rules.arrival import check_rung_back, rings_since
from baken.casework.contact.steps import (
    check_open,
    end_as_zaak,
    note_line,
    note_naam,
    note_safe_contact,
)
from baken.casework.contact.steps import erase as erase_contact
from baken.casework.termijn.models import Termijn
from baken.casework.termijn.queries import werkkalender_of
from baken.casework.termijn.steps import start_termijn, stop_termijnen
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.steps import NewZaak, close_zaak, open_zaak
from baken.core.errors import WrongState
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import destroy_kluis, reserve_ids
from baken.intake.terugbelverzoek.models import Poging, Terugbelverzoek
from baken.intake.terugbelverzoek.queries import half_days_tried
from baken.intake.terugbelverzoek.rules.next_try import next_try
from baken.intake.terugbelverzoek.rules.request import NewRequest
from baken.intake.terugbelverzoek.rules.states import State, check_may_lapse, state_for
from baken.policy.terugbellen import terugbellen

AIM, LIMIT, OWN_LIMIT = "terugbellen.streef", "terugbellen.uiterlijk", "beller.belt.zelf"


def open_verzoek(
    *, contact: Contact, request: NewRequest, at: datetime, parked: bool
) -> Terugbelverzoek:
    """Make the request of a contact: its zaak, its clocks, and the contact ends in it.

    The clocks of a voicemail run from when it was left.
    :raises WrongState: if the contact has ended already, or was missed and nobody chose to ring.
    """
    check_open(contact=contact)
    check_rung_back(arrived=contact.arrived, is_deliberate=request.is_deliberate)
    since = rings_since(arrived=contact.arrived, called_at=contact.started_at, at=at)
    state = state_for(may_call=request.safe.may_call)
    new = NewZaak(
        soort="terugbelverzoek",
        organisatie_id=contact.region_id,
        queue="frontoffice",
        behandelaar_id=request.behandelaar_id or contact.meant_for_id,
        spoed_at=at if request.is_spoed else None,
        body=contact.body,
    )
    zaak = open_zaak(new=new, at=at)
    (pk,) = reserve_ids(Terugbelverzoek)
    verzoek = Terugbelverzoek(pk=pk, zaak=zaak, organisatie_id=zaak.organisatie_id, contact=contact)
    verzoek.state = state.value
    verzoek.uiterlijk = start_clocks(zaak=zaak, state=state, since=since)
    _fill(verzoek, request)
    verzoek.completed_at = None if parked else at
    verzoek.save(force_insert=True)
    _note_caller(contact, request, at=at)
    note_line(contact=contact, line=request.line)
    end_as_zaak(contact=contact, zaak=zaak, at=at)
    return verzoek


def fill_in(*, verzoek: Terugbelverzoek, request: NewRequest, at: datetime) -> None:
    """Put the answers in place of what was known; who may not be called gets the other clock.

    Spoed and children, once said, stay: else one person could let the request lapse alone.
    """
    state = state_for(may_call=request.safe.may_call)
    if verzoek.state in (State.WAITING, State.CALLER_RINGS):
        fit_clocks(verzoek=verzoek, state=state, at=at)
        verzoek.state = state.value
    zaak = verzoek.zaak
    zaak.spoed_at = zaak.spoed_at or (at if request.is_spoed else None)
    zaak.save(update_fields=["spoed_at"])
    had_children = verzoek.has_children
    _fill(verzoek, request)
    verzoek.has_children = had_children or request.has_children
    _note_caller(verzoek.contact, request, at=at)
    if verzoek.next_try_at is not None:
        plan_next_try(verzoek=verzoek, after=at)
    verzoek.completed_at = at
    verzoek.version += 1
    verzoek.save()


def fit_clocks(*, verzoek: Terugbelverzoek, state: State, at: datetime) -> None:
    """Give the request the clocks of its state, when those of the other state are running."""
    waits = verzoek.uiterlijk.key == OWN_LIMIT
    if waits is not (state is State.CALLER_RINGS):
        restart_clocks(verzoek=verzoek, state=state, at=at)


def restart_clocks(*, verzoek: Terugbelverzoek, state: State, at: datetime) -> None:
    """Stop the clocks of the request and start those of a state."""
    stop_termijnen(zaak=verzoek.zaak, at=at)
    verzoek.uiterlijk = start_clocks(zaak=verzoek.zaak, state=state, since=at)


def start_clocks(*, zaak: Zaak, state: State, since: datetime) -> Termijn:
    """Start the clocks that go with a state, and return the limit."""
    if state is State.CALLER_RINGS:
        return start_termijn(zaak=zaak, key=OWN_LIMIT, at=since)
    start_termijn(zaak=zaak, key=AIM, at=since, is_aim=True)
    return start_termijn(zaak=zaak, key=LIMIT, at=since)


def add_poging(*, verzoek: Terugbelverzoek, user: Actor, outcome: str, at: datetime) -> None:
    """Keep an attempt that did not become a talk."""
    Poging.objects.create(
        zaak=verzoek.zaak,
        organisatie_id=verzoek.organisatie_id,
        verzoek=verzoek,
        medewerker_id=user.person_id,
        at=at,
        outcome=outcome,
    )


def move(*, verzoek: Terugbelverzoek, to: State) -> None:
    """Give the request its next state; the caller of this step has set what goes with it."""
    verzoek.state = to.value
    verzoek.version += 1
    verzoek.save()


def plan_next_try(*, verzoek: Terugbelverzoek, after: datetime) -> None:
    """Plan the next try within the hours given, on a half-day not tried yet; none at a "nee"."""
    card = safe_contact_card(contact=verzoek.contact)
    if card is not None and card.may_call == "nee":
        verzoek.next_try_at = None
        return
    verzoek.next_try_at = next_try(
        after=after,
        tried=half_days_tried(verzoek=verzoek),
        kalender=werkkalender_of(zaak=verzoek.zaak),
        from_time=card.from_time if card else None,
        until_time=card.until_time if card else None,
    )


def check_tried(*, verzoek: Terugbelverzoek, at: datetime) -> None:
    """Say no when too little was tried. :raises WrongState: with what is still to be done."""
    check_may_lapse(
        state=State(verzoek.state),
        half_days_tried=len(half_days_tried(verzoek=verzoek)),
        half_days_asked=terugbellen().attempts_before_lapse,
        term_is_over=verzoek.uiterlijk.due_at <= at,
    )


def check_may_be_called(*, verzoek: Terugbelverzoek) -> None:
    """Say no when the caller asked us not to call. :raises WrongState: then."""
    card = safe_contact_card(contact=verzoek.contact)
    if card is not None and card.may_call == "nee":
        raise WrongState("may_not_be_called")


def check_rings_himself(*, verzoek: Terugbelverzoek) -> None:
    """Say no when the caller did not say that he rings back himself. :raises WrongState: then."""
    card = safe_contact_card(contact=verzoek.contact)
    if card is None or card.may_call != "nee":
        raise WrongState("wrong_state")


def who_brought_it(*, verzoek: Terugbelverzoek) -> frozenset[int | None]:
    """Return who asked that it lapses, or whose attempt holds it: somebody else decides."""
    last = Poging.objects.filter(verzoek=verzoek).order_by("at", "pk").last()
    held_by = last.medewerker_id if last and verzoek.state == State.HELD else None
    return frozenset({verzoek.lapse_asked_by_id, held_by}) - {None}


def end_as_lapsed(*, verzoek: Terugbelverzoek, to: State, reason: str, at: datetime) -> None:
    """End the request as lapsed, with the code of the reason."""
    verzoek.lapse_reason, verzoek.next_try_at = reason, None
    move(verzoek=verzoek, to=to)
    stop_termijnen(zaak=verzoek.zaak, at=at)
    close_zaak(zaak=verzoek.zaak, at=at)


def erase(*, verzoek: Terugbelverzoek, at: datetime) -> None:
    """Destroy the telephone, the name and all sealed text of a request."""
    erase_contact(contact=verzoek.contact)
    destroy_kluis(kluis_id=verzoek.zaak.kluis_id, at=at)


def _fill(verzoek: Terugbelverzoek, request: NewRequest) -> None:
    verzoek.caller = request.caller
    verzoek.has_children = request.has_children
    seal(verzoek, about=request.about)


def _note_caller(contact: Contact, request: NewRequest, *, at: datetime) -> None:
    note_safe_contact(contact=contact, safe=request.safe, at=at)
    is_professional = request.caller == "professional"
    note_naam(
        contact=contact,
        name="" if is_professional else request.name,
        organisation=request.name if is_professional else "",
    )
