"""The page of one zaak: what it is, its clocks, and what can be done next."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.bekend.queries import bekend_panel
from baken.casework.consult.forms import raad_of
from baken.casework.termijn.queries import clocks_of
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import may, read_zaak
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import advies_panel, find_advies
from baken.diensten.afronding.queries import afronding_panel
from baken.diensten.beoordeling.queries import beoordelingen_of
from baken.diensten.melding.forms import DeclineForm
from baken.diensten.melding.queries import melding_of_advies, melding_panel
from baken.diensten.melding.rules.states import TO_ASSESS
from baken.foundation.identity.models import SignedIn
from baken.intake.chat.queries import kept_text

# What the page offers, by the right it takes.
MAY = {
    "can_report": "melding.open",
    "may_close": "advies.close",
    "may_follow_up": "advies.follow_up",
    "may_end_support": "advies.end_support",
    "may_promise": "advies.promise",
    "may_confirm": "advies.confirm",
}


@dataclass(frozen=True, kw_only=True)
class Became:
    """The melding an advies became; its number is empty for who may not open it."""

    number: str


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
        "became": _became(request, advies),
        "advies": advies_panel(zaak=found),
        "kept": kept_text(user=request.actor, zaak=found),
        "clocks": clocks_of(zaak=found),
        "raad": raad_of(zaak=found, user=request.actor),
        "now": now,
        "promise_url": reverse("advies-support", args=[found.number]),
        "paper_url": reverse("advies-confirmation", args=[found.number]),
        **{name: may(right=right, user=request.actor, zaak=found) for name, right in MAY.items()},
    }
    return render(request, "zaak/zaak.html", context)


def _became(request: SignedIn, advies: Advies) -> Became | None:
    """Return the melding this advies became, and whether this person may open it."""
    melding = melding_of_advies(advies=advies)
    if melding is None:
        return None
    opens = may(right="zaak.view", user=request.actor, zaak=melding.zaak)
    return Became(number=melding.zaak.number if opens else "")


def _melding(request: SignedIn, found: Zaak, now: datetime) -> HttpResponse:
    melding = melding_panel(zaak=found, user=request.actor)
    made = beoordelingen_of(zaak=found, user=request.actor)
    may_check = may(right="bekend.check", user=request.actor, zaak=found)
    context = {
        "zaak": found,
        "melding": melding,
        "bekend": bekend_panel(zaak=found, user=request.actor, at=now) if may_check else None,
        "may_decide": melding.state == "without_melder"
        and may(right="melding.take_in", user=request.actor, zaak=found),
        "decline": DeclineForm(),
        "made": made,
        "can_assess": melding.state in TO_ASSESS
        and not any(one.state == "proposed" for one in made)
        and may(right="beoordeling.propose", user=request.actor, zaak=found),
        "ending": afronding_panel(zaak=found, user=request.actor),
        "clocks": clocks_of(zaak=found),
        "now": now,
    }
    return render(request, "zaak/melding.html", context)
