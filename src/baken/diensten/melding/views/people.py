"""Whom a melding is about."""

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.dossier.queries import Person, find_betrokkene, people_of
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import Conflict, NotFound
from baken.core.kalender import in_amsterdam
from baken.diensten.melding import actions
from baken.diensten.melding.forms import BetrokkeneForm, known_of
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
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
    """Show what is known of a person of the household, and correct it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    if request.method == "GET":
        read_zaak(user=request.actor, number=number, at=now)
        form = BetrokkeneForm(initial=known_of(_person(melding, pk, today)), today=today)
        return _person_page(request, melding, form, status=200)
    form = BetrokkeneForm(request.POST, today=today)
    if not form.is_valid():
        return _person_page(request, melding, form, status=422)
    try:
        _change(request, melding, pk, form, now)
    except Conflict:
        read_zaak(user=request.actor, number=number, at=now)
        newer = known_of(_person(melding, pk, today))
        return _person_page(request, melding, form, status=409, newer=newer)
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


def _person(melding: Melding, pk: int, today: date) -> Person:
    people = {one.pk: one for one in people_of(zaak=melding.zaak, on=today)}
    if pk not in people:
        raise NotFound
    return people[pk]


def _person_page(
    request: SignedIn,
    melding: Melding,
    form: BetrokkeneForm,
    *,
    status: int,
    newer: dict[str, object] | None = None,
) -> HttpResponse:
    seen = newer["seen"] if newer else form["seen"].value()
    context = {"form": form, "zaak": melding.zaak, "newer": newer, "seen": seen}
    return render(request, "melding/betrokkene.html", context, status=status)
