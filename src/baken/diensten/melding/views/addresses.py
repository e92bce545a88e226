"""Where the people of a melding live, or lived."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.dossier.queries import Person, find_adres, find_betrokkene
from baken.casework.zaak.queries import read_zaak
from baken.core.errors import Conflict, WrongState
from baken.core.kalender import in_amsterdam
from baken.diensten.melding import actions
from baken.diensten.melding.forms import AddressForm, known_address
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import OpenedAddress, find_melding, open_address
from baken.diensten.melding.views.shown import person_of
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.templatetags.policy_words import sentence_of


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Ask for an address of a person, and keep it; an earlier home stays."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    read_zaak(user=request.actor, number=number, at=now)
    person = person_of(zaak=melding.zaak, pk=pk, on=today)
    form = AddressForm(request.POST if request.method == "POST" else None, today=today)
    if not form.is_valid():
        return _page(request, melding, form, person)
    try:
        actions.add_address(
            user=request.actor, at=now, melding=melding, address=form.address(),
            betrokkene=find_betrokkene(zaak=melding.zaak, pk=pk), once=form.cleaned_data["once"],
        )  # fmt: skip
    except WrongState as refusal:
        form.add_error("from_date", sentence_of(refusal.code))
        return _page(request, melding, form, person)
    messages.success(request, _("Toegevoegd."))
    return redirect("betrokkene-change", number=number, pk=pk)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Show one whole address, a geheim one too, and correct or end it; it is a look of its own."""
    melding = find_melding(user=request.actor, number=number)
    now = timezone.now()
    today = in_amsterdam(now).date()
    opened = open_address(user=request.actor, number=number, pk=pk, at=now)
    person = person_of(zaak=melding.zaak, pk=opened.betrokkene_id, on=today)
    form = _form_of(request, opened)
    if not form.is_valid():
        return _page(request, melding, form, person)
    try:
        _change(request, melding, pk, form)
    except Conflict:
        newer = open_address(user=request.actor, number=number, pk=pk, at=now)
        return _page(request, melding, form, person, newer=newer)
    except WrongState as refusal:
        form.add_error("soort", sentence_of(refusal.code))
        return _page(request, melding, form, person)
    messages.success(request, _("Gewijzigd."))
    return redirect("betrokkene-change", number=number, pk=person.pk)


def _form_of(request: SignedIn, opened: OpenedAddress) -> AddressForm:
    today = in_amsterdam(timezone.now()).date()
    if request.method == "POST":
        return AddressForm(request.POST, today=today)
    known = known_address(opened.address, version=opened.version)
    return AddressForm(initial=known, today=today)


def _change(request: SignedIn, melding: Melding, pk: int, form: AddressForm) -> None:
    actions.change_address(
        user=request.actor,
        at=timezone.now(),
        melding=melding,
        adres=find_adres(zaak=melding.zaak, pk=pk),
        address=form.address(),
        seen=form.cleaned_data["seen"] or 0,
        once=form.cleaned_data["once"],
    )


def _page(
    request: SignedIn,
    melding: Melding,
    form: AddressForm,
    person: Person,
    *,
    newer: OpenedAddress | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "zaak": melding.zaak,
        "person": person,
        "newer": newer,
        "seen": newer.version if newer else form["seen"].value(),
    }
    status = 409 if newer else 422 if form.is_bound else 200
    return render(request, "melding/adres.html", context, status=status)
