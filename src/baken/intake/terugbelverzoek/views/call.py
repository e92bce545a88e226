"""Calls back: the safe-contact card in sight, and how the call ended in one key."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.consult.forms import raad_of
from baken.casework.termijn.queries import clocks_of, werkkalender_of
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import read_zaak
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import LapseForm, OutcomeForm
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.queries import find_verzoek, terugbel_panel
from baken.intake.terugbelverzoek.views.shown import allowed, due_of, outcomes, safe_card
from baken.policy.terugbellen import terugbellen

SPOKEN = {"gesproken": "uit", "belde_zelf": "in"}


@require_GET
def page(request: SignedIn, number: str) -> HttpResponse:
    """Show a request: safe contact first, then how the call ends."""
    zaak = read_zaak(user=request.actor, number=number, at=timezone.now())
    return call_page(request, zaak, OutcomeForm(), LapseForm(), status=200)


@require_POST
def outcome(request: SignedIn, number: str) -> HttpResponse:
    """Keep how an attempt ended; a talk goes on in the gesprek."""
    verzoek = find_verzoek(user=request.actor, number=number)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return call_page(request, verzoek.zaak, form, LapseForm(), status=422)
    code = form.cleaned_data["outcome"]
    if code in SPOKEN:
        return _spoken(request, verzoek, form)
    do = actions.hold if terugbellen().outcomes[code].holds else actions.attempt
    once = form.cleaned_data["once"]
    do(user=request.actor, at=timezone.now(), verzoek=verzoek, outcome=code, once=once)
    messages.success(request, _("De poging is bewaard."))
    return redirect("werk")


def call_page(
    request: SignedIn, zaak: Zaak, form: OutcomeForm, lapse: LapseForm, *, status: int
) -> HttpResponse:
    """Show the page of a request with these forms."""
    now = timezone.now()
    panel = terugbel_panel(zaak=zaak)
    kalender = werkkalender_of(zaak=zaak)
    left = kalender.werkdagen_between(
        timezone.localdate(now), timezone.localtime(panel.due_at).date()
    )
    context = {
        "panel": panel,
        "now": now,
        "form": form,
        "lapse": lapse,
        "card": safe_card(panel.card, now=now, is_held=panel.state == "held"),
        "can": allowed(panel.moves, user=request.actor),
        "can_complete": panel.moves and holds_somewhere("terugbelverzoek.complete", request.actor),
        "due": due_of(panel, now=now, werkdagen_left=left),
        "outcomes": outcomes(),
        "attempt_words": terugbellen().outcomes,
        "clocks": clocks_of(zaak=zaak),
        "raad": raad_of(zaak=zaak, user=request.actor),
    }
    return render(request, "terugbelverzoek/terugbelverzoek.html", context, status=status)


def _spoken(request: SignedIn, verzoek: Terugbelverzoek, form: OutcomeForm) -> HttpResponse:
    contact = actions.reach(
        user=request.actor,
        at=timezone.now(),
        verzoek=verzoek,
        direction=SPOKEN[form.cleaned_data["outcome"]],
        once=form.cleaned_data["once"],
    )
    return redirect("gesprek", body=contact.body)
