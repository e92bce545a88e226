"""Enters what the telephone brought while nobody wrote: a voicemail, a missed call, a talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.contact.queries import lines_in
from baken.core.errors import NotAllowed
from baken.core.kalender import in_amsterdam
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import SignedIn
from baken.intake.telefoon import actions
from baken.intake.telefoon.forms import CallForm, KeptForm, TalkForm
from baken.intake.telefoon.queries import CallRow, list_waiting_calls

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Door:
    """One page on which a call is entered, for who may."""

    kind: str
    url: str
    label: str


def doors(*, user: Actor) -> Sequence[Door]:
    """Return the pages on which this person may enter a call."""
    may = {
        "voicemail": holds_somewhere("telefoon.enter_voicemail", user),
        "gemist": holds_somewhere("telefoon.enter_missed", user),
        "gesprek": holds_somewhere("telefoon.enter_talk", user),
    }
    names = {
        "voicemail": ("telefoon-voicemail", _("Voicemail")),
        "gemist": ("telefoon-missed", _("Gemiste oproep")),
        "gesprek": ("telefoon-talk", _("Gesprek buiten de uren")),
    }
    return [
        Door(kind=kind, url=_address(name), label=label)
        for kind, (name, label) in names.items()
        if may[kind]
    ]


@cache
def _address(name: str) -> str:
    return reverse(name)


@require_http_methods(["GET", "POST"])
def voicemail(request: SignedIn) -> HttpResponse:
    """Take down a message; what is known of it stands ready as a terugbelverzoek."""
    _check(request, "telefoon.enter_voicemail")
    now = timezone.now()
    form = _form(request, CallForm, now)
    if request.method == "GET" or not form.is_valid():
        return _page(request, "voicemail", form, now)
    call, once = form.call(), form.cleaned_data["once"]
    contact = actions.enter_voicemail(user=request.actor, at=now, call=call, once=once)
    return redirect("terugbel-form", body=contact.body)


@require_http_methods(["GET", "POST"])
def missed(request: SignedIn) -> HttpResponse:
    """Take down a missed call; the form comes back with its day and line for the next one."""
    _check(request, "telefoon.enter_missed")
    now = timezone.now()
    form = _form(request, CallForm, now)
    if request.method == "GET" or not form.is_valid():
        return _page(request, "gemist", form, now)
    call, once = form.call(), form.cleaned_data["once"]
    actions.enter_missed(user=request.actor, at=now, call=call, once=once)
    clock = f"{in_amsterdam(call.called_at):%H:%M}"
    messages.success(request, _("De gemiste oproep van %(clock)s is bewaard.") % {"clock": clock})
    if "klaar" in request.POST:
        return redirect("werk")
    kept = {"dag": f"{in_amsterdam(call.called_at):%d-%m-%Y}", "lijn": call.line}
    return redirect(f"{reverse('telefoon-missed')}?{urlencode(kept)}")


@require_http_methods(["GET", "POST"])
def talk(request: SignedIn) -> HttpResponse:
    """Take down a talk outside the hours; it goes on in the gesprek, from when it began."""
    _check(request, "telefoon.enter_talk")
    now = timezone.now()
    form = _form(request, TalkForm, now)
    if request.method == "GET" or not form.is_valid():
        return _page(request, "gesprek", form, now)
    call, once = form.call(), form.cleaned_data["once"]
    contact = actions.enter_talk(user=request.actor, at=now, call=call, once=once)
    return redirect("gesprek", body=contact.body)


def _check(request: SignedIn, right: str) -> None:
    if not holds_somewhere(right, request.actor):
        raise NotAllowed


def _form(request: SignedIn, kind: type[CallForm], now: datetime) -> CallForm:
    lines = lines_in(user=request.actor)
    if request.method == "POST":
        return kind(request.POST, now=now, lines=lines)
    kept = KeptForm(request.GET).kept(today=in_amsterdam(now).date())
    return kind(initial=kept, now=now, lines=lines)


def _page(request: SignedIn, kind: str, form: CallForm, now: datetime) -> HttpResponse:
    user = request.actor
    context = {
        "kind": kind,
        "form": form,
        "now": now,
        "doors": doors(user=user),
        "calls": _waiting(user, now),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "telefoon/invoer.html", context, status=status)


def _waiting(user: Actor, now: datetime) -> Sequence[CallRow] | None:
    if not holds_somewhere("telefoon.list", user):
        return None
    found = list_waiting_calls(user=user, most=MOST)
    look_at_list("telefoon.list", user=user, at=now, query="oproepen", row_count=len(found))
    return found
