"""Whom a melding is about."""

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.dossier.queries import bsn_of, find_betrokkene
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import Conflict
from baken.core.kalender import in_amsterdam
from baken.diensten.melding import actions
from baken.diensten.melding.forms import BetrokkeneForm, known_of
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
from baken.diensten.melding.views.shown import Household, household_of, person_of
from baken.foundation.identity.models import SignedIn


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
    """Show what is known of a person and of how he lives, and correct it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    read_zaak(user=request.actor, number=number, at=now)
    home = household_of(zaak=melding.zaak, pk=pk, on=today)
    if request.method == "GET":
        form = BetrokkeneForm(initial=_known(melding, pk, today), today=today)
        return _person_page(request, melding, form, status=200, home=home)
    form = BetrokkeneForm(request.POST, today=today)
    if not form.is_valid():
        return _person_page(request, melding, form, status=422, home=home)
    try:
        _change(request, melding, pk, form, now)
    except Conflict:
        newer = _known(melding, pk, today)
        return _person_page(request, melding, form, status=409, home=home, newer=newer)
    messages.success(request, _("Gewijzigd."))
    return redirect("zaak", number=number)


def _change(
    request: SignedIn, melding: Melding, pk: int, form: BetrokkeneForm, now: datetime
) -> None:
    actions.change_betrokkene(
        user=request.actor,
        at=now,
        melding=melding,
        betrokkene=find_betrokkene(zaak=melding.zaak, pk=pk),
        told=form.told(),
        seen=form.cleaned_data["seen"] or 0,
        once=form.cleaned_data["once"],
    )


def _known(melding: Melding, pk: int, today: date) -> dict[str, object]:
    betrokkene = find_betrokkene(zaak=melding.zaak, pk=pk)
    person = person_of(zaak=melding.zaak, pk=pk, on=today)
    bsn = bsn_of(betrokkene=betrokkene)
    return known_of(person, bsn=bsn, bsn_source=betrokkene.bsn_source)


def _person_page(
    request: SignedIn,
    melding: Melding,
    form: BetrokkeneForm,
    *,
    status: int,
    home: Household | None = None,
    newer: dict[str, object] | None = None,
) -> HttpResponse:
    seen = newer["seen"] if newer else form["seen"].value()
    context = {"form": form, "zaak": melding.zaak, "newer": newer, "seen": seen, "home": home}
    return render(request, "melding/betrokkene.html", context, status=status)
