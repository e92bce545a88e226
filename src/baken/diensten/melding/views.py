"""The screens of a melding: how an advies becomes one, who reported, whom it is about."""

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from baken.casework.dossier.queries import find_betrokkene, people_of
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.core.kalender import in_amsterdam
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import find_advies
from baken.diensten.melding import actions
from baken.diensten.melding.forms import BetrokkeneForm, OpeningForm, known_of
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import (
    find_melding,
    handed_on,
    melder_card,
    melding_of_advies,
)
from baken.diensten.melding.rules.states import Basis
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import colleagues_of

SECOND = ("gedragswetenschapper", "vertrouwensarts", "teammanager", "crisisdienst")


@require_http_methods(["GET", "POST"])
def open_melding(request: SignedIn, number: str) -> HttpResponse:
    """Show what goes from an advies into a melding, and open it."""
    now = timezone.now()
    advies = find_advies(user=request.actor, number=number)
    if not holds_somewhere("melding.open", request.actor):
        raise NotAllowed
    if request.method == "POST":
        form = _opening_form(request, request.POST)
        if form.is_valid():
            return _open(request, advies, form, now)
        return _check_page(request, advies, form, now, status=422)
    if melding_of_advies(advies=advies) is not None:
        raise WrongState("is_melding_already")
    known = handed_on(advies=advies)
    initial = {
        "melder_name": known.name,
        "melder_organisation": known.organisation,
        "melder_telephone": known.telephone,
    }
    return _check_page(request, advies, _opening_form(request, initial=initial), now, status=200)


@require_GET
def melder(request: SignedIn, number: str) -> HttpResponse:
    """Show who reported; that it was read is written down by itself."""
    card = melder_card(user=request.actor, number=number, at=timezone.now())
    return render(request, "melding/melder.html", {"card": card, "number": number.upper()})


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, number: str) -> HttpResponse:
    """Ask for a person of the household, and add him."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    if request.method == "GET":
        return _person_page(request, melding, BetrokkeneForm(today=today), status=200)
    form = BetrokkeneForm(request.POST, today=today)
    if not form.is_valid():
        return _person_page(request, melding, form, status=422)
    once = form.cleaned_data["once"]
    actions.add_betrokkene(user=request.actor, at=now, melding=melding, told=form.told(), once=once)
    messages.success(request, _("Toegevoegd."))
    return redirect("betrokkene-add" if "more" in request.POST else "zaak", number=number)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Show what is known of a person of the household, and correct it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    if request.method == "GET":
        read_zaak(user=request.actor, number=number, at=now)
        form = BetrokkeneForm(initial=_known(melding, pk, today), today=today)
        return _person_page(request, melding, form, status=200)
    form = BetrokkeneForm(request.POST, today=today)
    if not form.is_valid():
        return _person_page(request, melding, form, status=422)
    actions.change_betrokkene(
        user=request.actor,
        at=now,
        melding=melding,
        betrokkene=find_betrokkene(zaak=melding.zaak, pk=pk),
        told=form.told(),
        seen=form.cleaned_data["seen"] or 0,
        once=form.cleaned_data["once"],
    )
    messages.success(request, _("Gewijzigd."))
    return redirect("zaak", number=number)


def _known(melding: Melding, pk: int, today: date) -> dict[str, object]:
    people = {one.pk: one for one in people_of(zaak=melding.zaak, on=today)}
    if pk not in people:
        raise NotFound
    return known_of(people[pk])


def _open(request: SignedIn, advies: Advies, form: OpeningForm, now: datetime) -> HttpResponse:
    opening = form.opening()
    by_melder = opening.basis is Basis.MELDER
    do = actions.open_from_advies if by_melder else actions.open_without_melder
    once = form.cleaned_data["once"]
    melding = do(user=request.actor, at=now, advies=advies, opening=opening, once=once)
    words = _("Melding %(number)s is open. Vul nu in over wie het gaat.")
    messages.success(request, words % {"number": melding.zaak.number})
    return redirect("betrokkene-add", number=melding.zaak.number)


def _opening_form(request: SignedIn, *given: object, **kwargs: object) -> OpeningForm:
    alone = holds_somewhere("melding.open_without_melder", request.actor)
    bases = list(Basis) if alone else [Basis.MELDER]
    today = in_amsterdam(timezone.now()).date()
    colleagues = colleagues_of(user=request.actor, roles=SECOND, on=today)
    return OpeningForm(*given, bases=[one.value for one in bases], colleagues=colleagues, **kwargs)


def _check_page(
    request: SignedIn, advies: Advies, form: OpeningForm, now: datetime, *, status: int
) -> HttpResponse:
    read_zaak(user=request.actor, number=advies.zaak.number, at=now)
    known = handed_on(advies=advies)
    context = {"form": form, "known": known, "zaak": advies.zaak, "alone": len(form.bases) > 1}
    return render(request, "melding/nieuw.html", context, status=status)


def _person_page(
    request: SignedIn, melding: Melding, form: BetrokkeneForm, *, status: int
) -> HttpResponse:
    context = {"form": form, "zaak": melding.zaak}
    return render(request, "melding/betrokkene.html", context, status=status)
