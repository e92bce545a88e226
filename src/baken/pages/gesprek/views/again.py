"""One more talk about the same situation: the caller names its number, or says he called before."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import find_contact
from baken.core.errors import Conflict, NotFound, WrongState
from baken.core.numbers import body_told
from baken.diensten.advies import actions
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import advies_panel, recall_advies
from baken.diensten.advies.rules.again import stays_closed
from baken.diensten.advies.rules.states import State, check_is_no_melding
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_drafts_about
from baken.foundation.notes.forms import initial_of
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.foundation.ui.traces import ask_about_traces
from baken.pages.gesprek.earlier import check_may_recall, draft_key, drafts_of, earlier_panel
from baken.pages.gesprek.forms import AgainForm, NumberForm
from baken.pages.gesprek.views.gevaar import stand_of
from baken.pages.gesprek.views.talk import known, talk_page


@require_POST
def number(request: SignedIn, body: str) -> HttpResponse:
    """Look for the advies whose number the caller names; what is not ours has one answer."""
    contact, now = _open_contact(request, body), timezone.now()
    form = NumberForm(request.POST)
    if form.is_valid():
        try:
            told = form.cleaned_data["nummer"]
            advies = recall_advies(user=request.actor, body=told, at=now)
        except NotFound:
            form.add_error("nummer", _("Dit nummer kennen we niet. Controleer het met de beller."))
        else:
            if State(advies.state) is not State.MELDING:
                return redirect("gesprek-again", body=contact.body, number=advies.zaak.number)
            form.add_error("nummer", sentence_of("advies_became_melding"))
    earlier = earlier_panel(user=request.actor, contact=contact, at=now, form=form)
    return talk_page(request, contact, now, earlier=earlier, status=422)


@require_POST
def said(request: SignedIn, body: str) -> HttpResponse:
    """The caller says that he called before: show number, day and worker, and no text."""
    contact, now = _open_contact(request, body), timezone.now()
    earlier = earlier_panel(user=request.actor, contact=contact, at=now, is_said=True)
    return talk_page(request, contact, now, earlier=earlier, status=200)


@require_http_methods(["GET", "POST"])
def again(request: SignedIn, body: str, number: str) -> HttpResponse:
    """Show what stands under a number, and take in one more talk about the same situation."""
    contact, now = find_contact(user=request.actor, body=body), timezone.now()
    check_may_recall(user=request.actor)
    told = body_told(number, letters="A")
    if told is None:
        raise NotFound
    if request.method == "GET":
        _check_open(contact)
    advies = recall_advies(user=request.actor, body=told, at=now)
    if request.method == "POST":
        return _continue(request, contact, advies, now)
    check_is_no_melding(State(advies.state))
    initial = known(contact)
    for draft in drafts_of(user=request.actor, contact=contact):
        initial |= initial_of(AgainForm, draft)
    form = AgainForm(initial=initial | {"seen": advies.version}, now=now)
    return _again_page(request, contact, advies, form, now, status=200)


def _open_contact(request: SignedIn, body: str) -> Contact:
    contact = find_contact(user=request.actor, body=body)
    check_may_recall(user=request.actor)
    _check_open(contact)
    return contact


def _check_open(contact: Contact) -> None:
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")


def _continue(request: SignedIn, contact: Contact, advies: Advies, now: datetime) -> HttpResponse:
    form = AgainForm(request.POST, now=now)
    ask_about_traces(form, at=now)
    if not form.is_valid():
        return _again_page(request, contact, advies, form, now, status=422)
    told, was = form.again(), State(advies.state)
    closed = stays_closed(state=was, again=told)
    do = actions.continue_and_close if closed else actions.continue_advies
    given = {"seen": form.cleaned_data["seen"], "once": form.cleaned_data["once"]}
    try:
        do(user=request.actor, at=now, advies=advies, contact=contact, again=told, **given)
    except Conflict:
        return _again_page(request, contact, advies, form, now, status=409)
    drop_drafts_about(user=request.actor, subject=contact.body, at=now)
    words = _("Het gesprek staat bij %(number)s. Het advies is gesloten.")
    if not closed:
        words = _("Het gesprek staat bij %(number)s. Het advies is open.")
    messages.success(request, words % {"number": advies.zaak.number})
    return redirect("werk")


def _again_page(
    request: SignedIn,
    contact: Contact,
    advies: Advies,
    form: AgainForm,
    now: datetime,
    *,
    status: int,
) -> HttpResponse:
    context = {
        "contact": contact,
        "gevaar": stand_of(request, contact),
        "can_call_for_help": holds_somewhere("alarm.raise_gevaar", request.actor),
        "advies": advies_panel(zaak=advies.zaak),
        "seen": advies.version if status == HTTPStatus.CONFLICT else form["seen"].value(),
        "form": form,
        "now": now,
        "is_changed": status == HTTPStatus.CONFLICT,
        "minutes": int((now - contact.started_at).total_seconds() // 60),
        "draft": reverse("concept", args=[draft_key(contact, page="bij")]),
    }
    return render(request, "gesprek/bij.html", context, status=status)
