"""The gesprek: one page for one contact, from the first word to the closed advies."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.contact.actions import begin_contact
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import (
    find_contact,
    lines_in,
    naam_of,
    safe_contact_card,
)
from baken.core.errors import WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.forms import AdviesForm
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.states import State
from baken.diensten.melding.actions import register_in_melding
from baken.diensten.melding.queries import is_in_melding
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import code_of, name_of_organisatie
from baken.foundation.notes.drafts import KeptDraft, drop_drafts_about
from baken.foundation.notes.forms import initial_of
from baken.foundation.ui.once import token_in
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.foundation.ui.traces import ask_about_traces
from baken.intake.chat.models import CHANNEL
from baken.intake.chat.views.shown import desk_of, place_of_visitor, talk_panel
from baken.intake.chat.views.talk import end_with_the_talk
from baken.intake.terugbelverzoek.queries import request_of, verzoek_of
from baken.intake.terugbelverzoek.views.shown import safe_card
from baken.pages.gesprek.earlier import EarlierPanel, draft_key, drafts_of, earlier_panel
from baken.pages.gesprek.hulp import help_of_talk
from baken.pages.gesprek.views.gevaar import stand_of
from baken.policy.tekstblokken import tekstblokken
from baken.policy.telefoon import telefoon

# What closing is refused for, and the question whose answer can still be changed.
STILL_OPEN = {
    "follow_up_open": "vervolg",
    "support_open": "steun",
    "follow_up_and_support_open": "vervolg",
}
ENDED = "contact_has_ended"


@require_POST
def begin(request: SignedIn) -> HttpResponse:
    """Write down that somebody is there, and open the page for what this person may do."""
    once = token_in(request.POST)
    contact = begin_contact(user=request.actor, at=timezone.now(), channel="telefoon", once=once)
    page = "gesprek" if holds_somewhere("advies.register", request.actor) else "terugbel-form"
    return redirect(page, body=contact.body)


@require_http_methods(["GET", "POST"])
def gesprek(request: SignedIn, body: str) -> HttpResponse:
    """Show the questions of a talk, and register the advies when they are answered."""
    contact = find_contact(user=request.actor, body=body)
    now = timezone.now()
    if request.method == "POST":
        return _register(request, contact, now)
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")
    return talk_page(request, contact, now, status=200)


def talk_page(
    request: SignedIn,
    contact: Contact,
    now: datetime,
    *,
    status: int,
    earlier: EarlierPanel | None = None,
) -> HttpResponse:
    """Show the questions of a talk with what this person typed so far."""
    initial = known(contact)
    for draft in drafts_of(user=request.actor, contact=contact):
        initial |= _typed(draft)
    form = _form(request, contact, now, initial=initial)
    return _page(request, contact, form, now, status=status, earlier=earlier)


def _typed(draft: KeptDraft) -> dict[str, object]:
    """Return what a draft tells of this form; the other page asks less, and says less."""
    return {k: v for k, v in initial_of(AdviesForm, draft).items() if k in draft.fields}


def _register(request: SignedIn, contact: Contact, now: datetime) -> HttpResponse:
    form = _form(request, contact, now, request.POST)
    ask_about_traces(form, at=now)
    if not form.is_valid():
        return _page(request, contact, form, now, status=422)
    reports = "melding" in request.POST
    do = _action_of(request, contact)
    given = {"answers": form.answers(), "once": form.cleaned_data["once"]}
    try:
        advies = do(user=request.actor, at=now, contact=contact, **given)
    except WrongState as refusal:
        if refusal.code not in STILL_OPEN and refusal.code != ENDED:
            raise
        form.add_error(STILL_OPEN.get(refusal.code), sentence_of(refusal.code))
        return _page(request, contact, form, now, status=409 if refusal.code == ENDED else 422)
    drop_drafts_about(user=request.actor, subject=contact.body, at=now)
    end_with_the_talk(user=request.actor, contact=contact, at=now)
    if reports and State(advies.state) is not State.MELDING:
        return redirect("melding-open", number=advies.zaak.number)
    messages.success(request, _done(advies))
    return redirect("werk")


def _action_of(request: SignedIn, contact: Contact) -> Callable[..., Advies]:
    """Return what registers this talk: with its melding, left open, or closed at once."""
    if is_in_melding(contact=contact):
        return register_in_melding
    leaves_open = "melding" in request.POST or "open" in request.POST
    return actions.register_advies if leaves_open else actions.register_and_close


def _done(advies: Advies) -> str:
    words = {
        State.OPEN: _("Advies %(number)s blijft open tot het vervolg."),
        State.CLOSED: _("Advies %(number)s is gesloten."),
        State.MELDING: _("Advies %(number)s staat bij de melding."),
    }
    return words[State(advies.state)] % {"number": advies.zaak.number}


def known(contact: Contact) -> dict[str, object]:
    """Return what was told when the call-back was asked for: nothing is typed twice."""
    if contact.channel == CHANNEL:
        return {"kanaal": CHANNEL, "gemeente": place_of_visitor(contact=contact)}
    if contact.source is None:
        return {"kanaal": contact.channel, "line": contact.line}
    verzoek = verzoek_of(zaak=contact.source)
    name, organisation = naam_of(contact=verzoek.contact)
    return {
        "kanaal": contact.channel,
        "naam_keuze": "naam" if name else None,
        "naam": name,
        "organisatie": organisation,
        "situatie": request_of(verzoek=verzoek)["about"],
    }


def _form(
    request: SignedIn, contact: Contact, now: datetime, *typed: object, **given: object
) -> AdviesForm:
    regio = name_of_organisatie(organisatie_id=request.actor.organisatie_id)
    lines = () if contact.channel == CHANNEL else lines_in(user=request.actor)
    form = AdviesForm(*typed, now=now, regio=regio, lines=lines, **given)
    if contact.channel == CHANNEL:
        form.fields["hoedanigheid"].label = _("Wie chat er?")
    return form


def _lasting(contact: Contact, now: datetime) -> dict[str, object]:
    """Return how long the talk lasts; of one that was entered afterwards that is not known."""
    lasts = now - contact.started_at
    return {
        "minutes": lasts // timedelta(minutes=1),
        "is_of_before": lasts > telefoon().talk_for,
    }


def _chat(request: SignedIn, contact: Contact, now: datetime) -> dict[str, object]:
    """Return the talk in writing beside the questions, and the lists of the desk; or nothing."""
    panel = talk_panel(user=request.actor, contact=contact, at=now)
    return {} if panel is None else {"chat": panel, "desk": desk_of(user=request.actor, at=now)}


def _page(
    request: SignedIn,
    contact: Contact,
    form: AdviesForm,
    now: datetime,
    *,
    status: int,
    earlier: EarlierPanel | None = None,
) -> HttpResponse:
    context = {
        "contact": contact,
        "gevaar": stand_of(request, contact),
        "can_call_for_help": holds_somewhere("alarm.raise_gevaar", request.actor),
        "form": form,
        "now": now,
        **_lasting(contact, now),
        "earlier": earlier or earlier_panel(user=request.actor, contact=contact, at=now),
        "card": safe_card(safe_contact_card(contact=contact), now=now, is_held=False),
        "hulp": help_of_talk(),
        "tekstblokken": tekstblokken(code_of(organisatie_id=request.actor.organisatie_id)),
        "draft": reverse("concept", args=[draft_key(contact)]),
        **_chat(request, contact, now),
        "can_request": holds_somewhere("terugbelverzoek.receive", request.actor),
    }
    return render(request, "gesprek/gesprek.html", context, status=status)
