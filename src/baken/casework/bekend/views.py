"""Asking whether people are known, and saying who is the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.casework.bekend import actions
from baken.casework.bekend.queries import find_vergelijking
from baken.casework.bekend.rules.verdict import Verdict
from baken.casework.zaak.queries import find_zaak
from baken.core.errors import WrongState
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.once import token_in


@require_POST
def check(request: SignedIn, number: str) -> HttpResponse:
    """Ask whether the people of this melding are known, and go back to it."""
    zaak = find_zaak(user=request.actor, number=number, right="bekend.check")
    actions.check(user=request.actor, at=timezone.now(), zaak=zaak, once=token_in(request.POST))
    messages.success(request, _("Nagekeken. Het antwoord staat bij Eerder bekend."))
    return redirect("zaak", number=zaak.number)


@require_POST
def decide(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Say whether a hit is the same person."""
    found = find_vergelijking(user=request.actor, number=number, pk=pk)
    said = request.POST.get("verdict", "")
    if said not in set(Verdict):
        raise WrongState("bad_request")
    actions.decide(user=request.actor, at=timezone.now(), vergelijking=found, verdict=Verdict(said))
    messages.success(request, _("Bewaard. Wij vragen het niet opnieuw."))
    return redirect("zaak", number=found.zaak.number)
