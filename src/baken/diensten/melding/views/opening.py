"""How an advies becomes a melding, and who reported."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from baken.casework.zaak.queries import read_zaak
from baken.core.errors import NotAllowed, WrongState
from baken.core.kalender import in_amsterdam
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import find_advies
from baken.diensten.melding import actions
from baken.diensten.melding.forms import OpeningForm
from baken.diensten.melding.queries import (
    HandedOn,
    handed_on,
    melder_card,
    melding_of_advies,
)
from baken.diensten.melding.rules.states import Basis
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import colleagues_of
from baken.intake.terugbelverzoek.views.shown import safe_card
from baken.policy.rights import roles

SECOND = ("gedragswetenschapper", "vertrouwensarts", "teammanager", "crisisdienst")


@require_http_methods(["GET", "POST"])
def open_melding(request: SignedIn, number: str) -> HttpResponse:
    """Show what goes from an advies into a melding, and open it."""
    now = timezone.now()
    advies = find_advies(user=request.actor, number=number)
    if not holds_somewhere("melding.open", request.actor):
        raise NotAllowed
    sent = _opening_form(request, request.POST) if request.method == "POST" else None
    if sent is not None and sent.is_valid():
        return _open(request, advies, sent, now)
    if sent is None and melding_of_advies(advies=advies) is not None:
        raise WrongState("is_melding_already")
    read_zaak(user=request.actor, number=advies.zaak.number, at=now)
    known = handed_on(advies=advies)
    form = sent or _opening_form(request, initial=_known(known))
    context = {"form": form, "known": known, "zaak": advies.zaak, "alone": len(form.bases) > 1}
    return render(request, "melding/nieuw.html", context, status=422 if sent else 200)


@require_GET
def melder(request: SignedIn, number: str) -> HttpResponse:
    """Show who reported; that it was read is written down by itself."""
    now = timezone.now()
    card = melder_card(user=request.actor, number=number, at=now)
    safe = safe_card(card.safe, now=now, is_held=False)
    context = {"card": card, "safe": safe, "number": number.upper()}
    return render(request, "melding/melder.html", context)


def _open(request: SignedIn, advies: Advies, form: OpeningForm, now: datetime) -> HttpResponse:
    opening = form.opening()
    by_melder = opening.basis is Basis.MELDER
    do = actions.open_from_advies if by_melder else actions.open_without_melder
    once = form.cleaned_data["once"]
    melding = do(user=request.actor, at=now, advies=advies, opening=opening, once=once)
    words = _("Melding %(number)s is open. Vul nu in over wie het gaat.")
    messages.success(request, words % {"number": melding.zaak.number})
    return redirect("betrokkene-add", number=melding.zaak.number)


def seconds_for(request: SignedIn) -> dict[int, str]:
    """Return who may be the second person, by id; anybody when none of those roles is there."""
    today = in_amsterdam(timezone.now()).date()
    colleagues = colleagues_of(user=request.actor, roles=SECOND, on=today)
    return colleagues or colleagues_of(user=request.actor, roles=roles(), on=today)


def _opening_form(request: SignedIn, *given: object, **kwargs: object) -> OpeningForm:
    alone = holds_somewhere("melding.open_without_melder", request.actor)
    bases = list(Basis) if alone else [Basis.MELDER]
    colleagues = seconds_for(request)
    return OpeningForm(*given, bases=[one.value for one in bases], colleagues=colleagues, **kwargs)


def _known(known: HandedOn) -> dict[str, object]:
    return {
        "melder_name": known.name,
        "melder_organisation": known.organisation,
        "melder_telephone": known.telephone,
    }
