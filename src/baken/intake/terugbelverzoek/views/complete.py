"""Completes or corrects a request; when two people do, both texts stand side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.termijn.queries import werkkalender_in
from baken.core.errors import Conflict
from baken.foundation.identity.models import SignedIn
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import RequestForm
from baken.intake.terugbelverzoek.queries import find_verzoek, request_of
from baken.intake.terugbelverzoek.views.shown import clashes


@require_http_methods(["GET", "POST"])
def complete(request: SignedIn, number: str) -> HttpResponse:
    """Show what is known of a request and take in what is added."""
    verzoek = find_verzoek(user=request.actor, number=number, right="terugbelverzoek.complete")
    kalender = werkkalender_in(user=request.actor)
    known = request_of(verzoek=verzoek)
    shown = {"number": verzoek.zaak.number, "seen": verzoek.version, "clashes": []}
    if request.method != "POST":
        form = RequestForm(initial=known, kalender=kalender)
        return _page(request, form, shown, status=200)
    form = RequestForm(request.POST, kalender=kalender)
    shown["seen"] = _seen(request)
    if not form.is_valid():
        return _page(request, form, shown, status=422)
    told = {"verzoek": verzoek, "request": form.request(), "seen": shown["seen"]}
    try:
        actions.complete(user=request.actor, at=timezone.now(), **told)
    except Conflict as conflict:
        newer = request_of(verzoek=verzoek)
        shown |= {"seen": conflict.facts["newer"], "clashes": clashes(form, newer)}
        return _page(request, form, shown, status=409)
    messages.success(request, _("Het terugbelverzoek is bijgewerkt."))
    return redirect("terugbelverzoek", number=number)


def _seen(request: SignedIn) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0  # noqa: PLR2004


def _page(
    request: SignedIn, form: RequestForm, shown: dict[str, object], *, status: int
) -> HttpResponse:
    context = {"form": form, **shown}
    return render(request, "terugbelverzoek/aanvullen.html", context, status=status)
