"""Completes or corrects a request; when two people do, both texts stand side by side."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.termijn.queries import werkkalender_in
from baken.core.errors import Conflict
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_draft, kept_draft
from baken.foundation.notes.forms import initial_of
from baken.foundation.ui.parts import Clash
from baken.foundation.ui.traces import ask_about_traces
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import RequestForm
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.queries import find_verzoek, request_of
from baken.intake.terugbelverzoek.views.shown import clashes


@require_http_methods(["GET", "POST"])
def complete(request: SignedIn, number: str) -> HttpResponse:
    """Show what is known of a request, or one's own draft of it, and take in what is added."""
    verzoek = find_verzoek(user=request.actor, number=number, right="terugbelverzoek.complete")
    if request.method == "POST":
        return _take_in(request, verzoek)
    draft = kept_draft(user=request.actor, key=draft_key(verzoek))
    known = request_of(verzoek=verzoek) | initial_of(RequestForm, draft)
    form = RequestForm(initial=known, kalender=werkkalender_in(user=request.actor))
    seen = _number(draft.fields.get("seen", [""])[-1]) if draft else 0
    return _page(request, verzoek, form, status=200, seen=seen or verzoek.version)


def draft_key(verzoek: Terugbelverzoek) -> str:
    """Return the key of the draft in which a person corrects this request."""
    return f"aanvullen-{verzoek.zaak.number}"


def _take_in(request: SignedIn, verzoek: Terugbelverzoek) -> HttpResponse:
    form = RequestForm(request.POST, kalender=werkkalender_in(user=request.actor))
    now, seen = timezone.now(), _number(request.POST.get("seen", ""))
    if "spoed" not in request.POST and verzoek.zaak.spoed_at is None:
        ask_about_traces(form, at=now)
    if not form.is_valid():
        return _page(request, verzoek, form, status=422, seen=seen)
    try:
        actions.complete(
            user=request.actor,
            at=now,
            verzoek=verzoek,
            request=form.request(),
            seen=seen,
            once=form.cleaned_data["once"],
        )
    except Conflict as conflict:
        both = clashes(form, request_of(verzoek=verzoek))
        newer = int(conflict.facts["newer"])
        return _page(request, verzoek, form, status=409, seen=newer, both=both)
    drop_draft(user=request.actor, key=draft_key(verzoek), at=now)
    messages.success(request, _("Het terugbelverzoek is bijgewerkt."))
    return redirect("terugbelverzoek", number=verzoek.zaak.number)


def _number(seen: str) -> int:
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0  # noqa: PLR2004


def _page(
    request: SignedIn,
    verzoek: Terugbelverzoek,
    form: RequestForm,
    *,
    status: int,
    seen: int,
    both: Sequence[Clash] = (),
) -> HttpResponse:
    context = {
        "form": form,
        "number": verzoek.zaak.number,
        "is_spoed": verzoek.zaak.spoed_at is not None,
        "has_children": verzoek.has_children,
        "seen": seen,
        "clashes": both,
        "draft": reverse("concept", args=[draft_key(verzoek)]),
    }
    return render(request, "terugbelverzoek/aanvullen.html", context, status=status)
