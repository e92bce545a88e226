"""Takes a request to be called back: from the start page, or for a contact that has begun."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.contact.actions import begin_contact
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import (
    Earlier,
    find_contact,
    lines_in,
    recall_by_telephone,
    safe_contact_card,
)
from baken.casework.contact.rules.arrival import Arrived, rings_since
from baken.casework.termijn.queries import werkkalender_in
from baken.core.errors import NotFound, WrongState
from baken.core.numbers import is_number
from baken.core.telephone import for_reading, normalise
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import KeptDraft, drop_draft, kept_draft
from baken.foundation.notes.forms import initial_of
from baken.foundation.ui.once import token_in
from baken.foundation.ui.traces import ask_about_traces
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import ParkForm, RequestForm
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.queries import same_worker
from baken.intake.terugbelverzoek.views.shown import limit_of


@require_POST
def begin(request: SignedIn) -> JsonResponse:
    """Make the contact of a form at its first key, and say where its draft is kept."""
    contact = contact_of(request, at=timezone.now())
    draft = reverse("concept", args=[draft_key(contact)])
    return JsonResponse({"draft": draft, "fields": {"contact": contact.body}})


@require_POST
def receive(request: SignedIn) -> HttpResponse:
    """Take a request down; "park" keeps the number alone unless all was answered."""
    now = timezone.now()
    contact = contact_of(request, at=now)
    asks = _asks(request, contact)
    form, parked = RequestForm(request.POST, **asks), ParkForm(request.POST, **asks)
    if not {"park", "spoed"} & set(request.POST):
        ask_about_traces(form, at=now)
    if not form.is_valid() and not ("park" in request.POST and parked.is_valid()):
        shown = parked if "park" in request.POST else form
        said = _said(request, at=now) if "eerder" in request.POST else None
        return _form_page(request, contact, form, shown, status=422, said=said)
    verzoek = _take(request, contact, form if form.is_valid() else parked, at=now)
    drop_draft(user=request.actor, key=draft_key(contact), at=now)
    done = _("Terugbelverzoek %(number)s is bewaard.") % {"number": verzoek.zaak.number}
    messages.success(request, done)
    return redirect("werk")


@require_POST
def earlier(request: SignedIn) -> HttpResponse:
    """The caller says that he called before: show number, day and worker; what is typed stays."""
    now = timezone.now()
    contact = contact_of(request, at=now)
    check_open(contact)
    typed = KeptDraft(fields=dict(request.POST.lists()), saved_at=now)
    initial = {**initial_of(RequestForm, typed), "contact": contact.body}
    form = RequestForm(initial=initial, **_asks(request, contact))
    said = _said(request, at=now)
    return _form_page(request, contact, form, form, status=200, said=said)


@require_GET
def for_contact(request: SignedIn, body: str) -> HttpResponse:
    """Show the form of a request for a contact that has begun, with its draft."""
    contact = find_contact(user=request.actor, body=body)
    check_open(contact)
    draft = kept_draft(user=request.actor, key=draft_key(contact))
    typed = {**_known(contact), **initial_of(RequestForm, draft)}
    initial = {**typed, "contact": contact.body}
    form = RequestForm(initial=initial, **_asks(request, contact))
    return _form_page(request, contact, form, form, status=200)


def draft_key(contact: Contact) -> str:
    """Return the key of the draft of this contact's request."""
    return f"terugbel-{contact.body}"


def contact_of(request: SignedIn, *, at: datetime) -> Contact:
    """Return the contact a form is about: the one it names, or one that begins now."""
    body = request.POST.get("contact", "")
    if body and not is_number(body):
        raise NotFound
    if body:
        return find_contact(user=request.actor, body=body)
    once = uuid5(token_in(request.POST), "contact.begin")
    return begin_contact(user=request.actor, at=at, channel="telefoon", once=once)


def check_open(contact: Contact) -> None:
    """Say no when a contact has ended. :raises WrongState: then."""
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")


def _asks(request: SignedIn, contact: Contact) -> dict[str, Any]:
    user, missed = request.actor, contact.arrived == Arrived.MISSED
    asks = {"kalender": werkkalender_in(user=user), "lines": lines_in(user=user)}
    return {**asks, "missed": missed}


def _known(contact: Contact) -> dict[str, object]:
    """Return what is known of who was not spoken with, by the names of the form."""
    if contact.arrived == Arrived.ANSWERED:
        return {}
    card = safe_contact_card(contact=contact)
    number = for_reading(card.number) if card else ""
    return {"number": number, "may_call": "niet_gevraagd", "line": contact.line}


def _take(
    request: SignedIn, contact: Contact, form: RequestForm | ParkForm, *, at: datetime
) -> Terugbelverzoek:
    take = actions.receive if isinstance(form, RequestForm) else actions.park
    asked = form.request()
    if "same_worker" in request.POST:
        asked = replace(asked, behandelaar_id=_said(request, at=at).worker_id)
    return take(
        user=request.actor, at=at, contact=contact, request=asked, once=form.cleaned_data["once"]
    )


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is shown when the caller says that he called before, and who may be proposed."""

    found: Sequence[Earlier]
    worker: Earlier | None

    @property
    def worker_id(self) -> int | None:
        """The worker to propose, if he still takes calls here."""
        return self.worker.medewerker_id if self.worker else None


def _said(request: SignedIn, *, at: datetime) -> Said:
    number = normalise(request.POST.get("number", "")[:30]) or ""
    found = recall_by_telephone(user=request.actor, number=number, at=at)
    worker = same_worker(user=request.actor, earlier=found, day=timezone.localdate(at))
    return Said(found=found, worker=worker)


def _form_page(
    request: SignedIn,
    contact: Contact,
    form: RequestForm,
    shown: RequestForm | ParkForm,
    *,
    status: int,
    said: Said | None = None,
) -> HttpResponse:
    now = timezone.now()
    since = rings_since(arrived=contact.arrived, called_at=contact.started_at, at=now)
    context = {
        "now": now,
        "limit": limit_of(user=request.actor, since=since, now=now),
        "said": said,
        "form": form,
        "faulty": shown,
        "contact": contact,
        "draft": reverse("concept", args=[draft_key(contact)]),
    }
    return render(request, "terugbelverzoek/nieuw.html", context, status=status)
