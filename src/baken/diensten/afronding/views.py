"""The screens of the end of a melding: tell the melder, and close it."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.termijn.queries import clocks_of
from baken.casework.zaak.queries import may, read_zaak
from baken.core.errors import NotAllowed, WrongState
from baken.diensten.afronding import actions
from baken.diensten.afronding.forms import FeedbackForm
from baken.diensten.afronding.queries import hears_of, stand_of, told_of
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_draft, kept_draft
from baken.foundation.notes.forms import initial_from
from baken.foundation.ui.once import token_in


@require_http_methods(["GET", "POST"])
def feed_back(request: SignedIn, number: str) -> HttpResponse:
    """Say what this melder may hear, and write down what was told."""
    now = timezone.now()
    melding = find_melding(user=request.actor, number=number)
    if not may(right="melding.feed_back", user=request.actor, zaak=melding.zaak):
        raise NotAllowed
    if request.method == "GET":
        form = FeedbackForm()
        draft = kept_draft(user=request.actor, key=_draft_key(melding))
        form.initial.update(initial_from(form.fields, draft))
        return _page(request, melding, form, now, status=200)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, melding, form, now, status=422)
    actions.feed_back(user=request.actor, at=now, melding=melding, **form.cleaned_data)
    drop_draft(user=request.actor, key=_draft_key(melding), at=now)
    messages.success(request, _("Vastgelegd."))
    return redirect("zaak", number=melding.zaak.number)


@require_POST
def close(request: SignedIn, number: str) -> HttpResponse:
    """End a melding of which nothing follows."""
    melding, seen = find_melding(user=request.actor, number=number), request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit()):
        raise WrongState("bad_request")
    actions.close(
        user=request.actor,
        at=timezone.now(),
        melding=melding,
        seen=int(seen[:9]),
        once=token_in(request.POST),
    )
    words = _("Melding %(number)s is gesloten.")
    messages.success(request, words % {"number": melding.zaak.number})
    return redirect("werk")


def _draft_key(melding: Melding) -> str:
    return f"terugkoppeling-{melding.zaak.number}"


def _page(
    request: SignedIn, melding: Melding, form: FeedbackForm, now: datetime, *, status: int
) -> HttpResponse:
    zaak = read_zaak(user=request.actor, number=melding.zaak.number, at=now)
    stand = stand_of(melding=melding)
    if not stand.needs_feedback:
        raise WrongState("nobody_to_tell")
    hears, not_hears = hears_of(melding=melding)
    context = {
        "form": form,
        "zaak": zaak,
        "stand": stand,
        "told": told_of(zaak=zaak),
        "hears": hears,
        "not_hears": not_hears,
        "clocks": clocks_of(zaak=zaak),
        "draft": reverse("concept", args=[_draft_key(melding)]),
        "now": now,
    }
    return render(request, "afronding/terugkoppelen.html", context, status=status)
