"""How the people of a melding are reached, and what is safe then."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.dossier.queries import (
    KnownBereik,
    Person,
    bereik_of,
    find_bereik,
    find_betrokkene,
)
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import Conflict, NotFound
from baken.core.kalender import in_amsterdam
from baken.diensten.melding import actions
from baken.diensten.melding.forms import ReachForm, known_reach
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
from baken.diensten.melding.views.shown import person_of
from baken.foundation.identity.models import SignedIn


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Ask for a number or mail address of a person, and what is safe; keep it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    read_zaak(user=request.actor, number=number, at=now)
    person = person_of(zaak=melding.zaak, pk=pk, on=in_amsterdam(now).date())
    form = ReachForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, melding, form, person)
    actions.add_reach(
        user=request.actor,
        at=now,
        melding=melding,
        betrokkene=find_betrokkene(zaak=melding.zaak, pk=pk),
        reach=form.reach(),
        once=form.cleaned_data["once"],
    )
    messages.success(request, _("Toegevoegd."))
    return redirect("betrokkene-change", number=number, pk=pk)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Show what was said about a number, and change it or end its use."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    read_zaak(user=request.actor, number=number, at=now)
    known = _known(melding, pk)
    person = person_of(zaak=melding.zaak, pk=known.betrokkene_id, on=in_amsterdam(now).date())
    if request.method == "GET":
        return _page(request, melding, ReachForm(initial=known_reach(known)), person)
    form = ReachForm(request.POST)
    if not form.is_valid():
        return _page(request, melding, form, person)
    try:
        _change(request, melding, pk, form)
    except Conflict:
        return _page(request, melding, form, person, newer=_known(melding, pk))
    messages.success(request, _("Gewijzigd."))
    return redirect("betrokkene-change", number=number, pk=person.pk)


def _change(request: SignedIn, melding: Melding, pk: int, form: ReachForm) -> None:
    """Change a number, or end its use: that is what the other button says."""
    bereik = find_bereik(zaak=melding.zaak, pk=pk)
    user, at, seen = request.actor, timezone.now(), form.cleaned_data["seen"] or 0
    once = form.cleaned_data["once"]
    if "end" in request.POST:
        actions.end_reach(user=user, at=at, melding=melding, bereik=bereik, seen=seen, once=once)
        return
    reach = form.reach()
    actions.change_reach(
        user=user, at=at, melding=melding, bereik=bereik, reach=reach, seen=seen, once=once
    )


def _known(melding: Melding, pk: int) -> KnownBereik:
    found = {one.pk: one for one in bereik_of(zaak=melding.zaak)}
    if pk not in found:
        raise NotFound
    return found[pk]


def _page(
    request: SignedIn,
    melding: Melding,
    form: ReachForm,
    person: Person,
    *,
    newer: KnownBereik | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "zaak": melding.zaak,
        "person": person,
        "newer": known_reach(newer) if newer else None,
        "seen": newer.version if newer else form["seen"].value(),
    }
    status = 409 if newer else 422 if form.is_bound else 200
    return render(request, "melding/bereik.html", context, status=status)
