"""The page of one zaak: what it is, its clocks, and what can be done next."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.termijn.queries import clocks_of
from baken.casework.zaak.queries import holds_on, read_zaak
from baken.diensten.advies.queries import advies_panel
from baken.foundation.identity.models import SignedIn


@require_GET
def zaak(request: SignedIn, number: str) -> HttpResponse:
    """Show a zaak by its number; a terugbelverzoek has a page of its own."""
    now = timezone.now()
    found = read_zaak(user=request.actor, number=number, at=now)
    if found.soort == "terugbelverzoek":
        return redirect("terugbelverzoek", number=found.number)
    context = {
        "zaak": found,
        "advies": advies_panel(zaak=found),
        "clocks": clocks_of(zaak=found),
        "now": now,
        "may_promise": holds_on(right="advies.promise", user=request.actor, zaak=found),
        "may_confirm": holds_on(right="advies.confirm", user=request.actor, zaak=found),
        "promise_url": reverse("advies-support", args=[found.number]),
        "paper_url": reverse("advies-confirmation", args=[found.number]),
    }
    return render(request, "zaak/zaak.html", context)
