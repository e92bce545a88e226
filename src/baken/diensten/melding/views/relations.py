"""How the people of a melding belong together."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.dossier.queries import KnownRelatie, Person, find_relatie, relaties_of
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import Conflict, NotFound, WrongState
from baken.core.kalender import in_amsterdam
from baken.diensten.melding import actions
from baken.diensten.melding.forms import RelationForm, known_relation
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
from baken.diensten.melding.views.shown import named, others_of, person_of
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.templatetags.policy_words import sentence_of


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Ask how a person belongs to others of the household, and keep it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    read_zaak(user=request.actor, number=number, at=now)
    person = person_of(zaak=melding.zaak, pk=pk, on=today)
    others = others_of(zaak=melding.zaak, pk=pk, on=today)
    sent = request.POST if request.method == "POST" else None
    form = RelationForm(sent, today=today, others=others)
    if not form.is_valid():
        return _page(request, melding, form, person)
    try:
        actions.relate_people(
            user=request.actor, at=now, melding=melding, relations=form.relations(one=pk),
            once=form.cleaned_data["once"],
        )  # fmt: skip
    except WrongState as refusal:
        form.add_error("soort", sentence_of(refusal.code))
        return _page(request, melding, form, person)
    messages.success(request, _("Toegevoegd."))
    return redirect("betrokkene-change", number=number, pk=pk)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Show how two people belong together, and correct or end it."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    read_zaak(user=request.actor, number=number, at=now)
    known = _known(melding, pk, today)
    form = _form_of(request, known, today)
    if not form.is_valid():
        return _page(request, melding, form, known.van)
    try:
        _change(request, melding, form, known)
    except Conflict:
        newer = known_relation(_known(melding, pk, today))
        return _page(request, melding, form, known.van, newer=newer)
    except WrongState as refusal:
        form.add_error("soort", sentence_of(refusal.code))
        return _page(request, melding, form, known.van)
    messages.success(request, _("Gewijzigd."))
    return redirect("betrokkene-change", number=number, pk=known.van.pk)


def _form_of(request: SignedIn, known: KnownRelatie, today: date) -> RelationForm:
    others: Mapping[int, str] = {known.naar.pk: named(known.naar)}
    if request.method == "POST":
        return RelationForm(request.POST, today=today, others=others)
    return RelationForm(initial=known_relation(known), today=today, others=others)


def _change(request: SignedIn, melding: Melding, form: RelationForm, known: KnownRelatie) -> None:
    (relation,) = form.relations(one=known.van.pk)
    actions.change_relatie(
        user=request.actor,
        at=timezone.now(),
        melding=melding,
        relatie=find_relatie(zaak=melding.zaak, pk=known.pk),
        relation=relation,
        seen=form.cleaned_data["seen"] or 0,
        once=form.cleaned_data["once"],
    )


def _known(melding: Melding, pk: int, today: date) -> KnownRelatie:
    found = {one.pk: one for one in relaties_of(zaak=melding.zaak, on=today)}
    if pk not in found:
        raise NotFound
    return found[pk]


def _page(
    request: SignedIn,
    melding: Melding,
    form: RelationForm,
    person: Person,
    *,
    newer: dict[str, object] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "zaak": melding.zaak,
        "person": person,
        "newer": newer,
        "seen": newer["seen"] if newer else form["seen"].value(),
    }
    status = 409 if newer else 422 if form.is_bound else 200
    return render(request, "melding/relatie.html", context, status=status)
