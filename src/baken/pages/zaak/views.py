"""The page of one zaak: what it is, its clocks, and what can be done next."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.consult.forms import raad_of
from baken.casework.termijn.queries import clocks_of
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import may, read_zaak
from baken.diensten.advies.queries import advies_panel, find_advies
from baken.diensten.melding.queries import melding_of_advies, melding_panel
from baken.foundation.identity.models import SignedIn


@require_GET
def zaak(request: SignedIn, number: str) -> HttpResponse:
    """Show a zaak by its number; a terugbelverzoek has a page of its own."""
    now = timezone.now()
    found = read_zaak(user=request.actor, number=number, at=now)
    if found.soort == "terugbelverzoek":
        return redirect("terugbelverzoek", number=found.number)
    if found.soort == "melding":
        return _melding(request, found, now)
    advies = find_advies(user=request.actor, number=found.number)
    context = {
        "zaak": found,
        "became": melding_of_advies(advies=advies),
        "can_report": may(right="melding.open", user=request.actor, zaak=found),
        "advies": advies_panel(zaak=found),
        "clocks": clocks_of(zaak=found),
        "raad": raad_of(zaak=found, user=request.actor),
        "may_close": may(right="advies.close", user=request.actor, zaak=found),
        "may_follow_up": may(right="advies.follow_up", user=request.actor, zaak=found),
        "now": now,
        "may_promise": may(right="advies.promise", user=request.actor, zaak=found),
        "may_confirm": may(right="advies.confirm", user=request.actor, zaak=found),
        "promise_url": reverse("advies-support", args=[found.number]),
        "paper_url": reverse("advies-confirmation", args=[found.number]),
    }
    return render(request, "zaak/zaak.html", context)


def _melding(request: SignedIn, found: Zaak, now: datetime) -> HttpResponse:
    context = {
        "zaak": found,
        "melding": melding_panel(zaak=found, user=request.actor),
        "clocks": clocks_of(zaak=found),
        "now": now,
    }
    return render(request, "zaak/melding.html", context)
