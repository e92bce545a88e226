"""The card of one ketenpartner, with its small forms: desks, agreements, and the end."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.forms import AfspraakForm, DeskForm, Once, StopForm, card_forms
from baken.casework.ketenpartner.queries import (
    find_afspraak,
    find_contactpunt,
    find_ketenpartner,
    ketenpartner_card,
)
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.core.kalender import in_amsterdam
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn


@require_GET
def ketenpartner(request: SignedIn, pk: int) -> HttpResponse:
    """Show how a ketenpartner is reached and what was agreed with it."""
    return _page(request, pk, timezone.now(), status=200)


@require_POST
def stop(request: SignedIn, pk: int) -> HttpResponse:
    """Stop a ketenpartner, with a reason."""
    now, found = timezone.now(), find_ketenpartner(user=request.actor, pk=pk)
    form = StopForm(request.POST, auto_id="stop_%s")
    if not form.is_valid():
        return _page(request, pk, now, status=422, sent=form)
    why = form.cleaned_data["why"]
    try:
        actions.stop_ketenpartner(
            user=request.actor, at=now, ketenpartner=found, why=why, **form.seen_once
        )
    except Conflict:
        return _page(request, pk, now, status=409, sent=form)
    messages.success(request, _("Gestopt. Deze ketenpartner is nog wel te lezen."))
    return redirect("ketenpartner", pk=pk)


@require_POST
def add_point(request: SignedIn, pk: int) -> HttpResponse:
    """Take in a new desk."""
    now, found = timezone.now(), find_ketenpartner(user=request.actor, pk=pk)
    form = DeskForm(request.POST, auto_id="punt_nieuw_%s")
    if not form.is_valid():
        return _page(request, pk, now, status=422, sent=form)
    once = form.cleaned_data["once"]
    actions.add_contactpunt(
        user=request.actor, at=now, ketenpartner=found, desk=form.told(), once=once
    )
    messages.success(request, _("Toegevoegd."))
    return redirect("ketenpartner", pk=pk)


@require_POST
def change_point(request: SignedIn, pk: int) -> HttpResponse:
    """Take in what is changed of a desk."""
    now, found = timezone.now(), find_contactpunt(user=request.actor, pk=pk)
    partner = found.ketenpartner
    form = DeskForm(request.POST, auto_id=f"punt_{pk}_%s")
    if not form.is_valid():
        return _page(request, partner.pk, now, status=422, sent=form, about=pk)
    about = {"ketenpartner": partner, "contactpunt": found, "desk": form.told(), **form.seen_once}
    try:
        actions.change_contactpunt(user=request.actor, at=now, **about)
    except Conflict:
        return _page(request, partner.pk, now, status=409, sent=form, about=pk)
    messages.success(request, _("Gewijzigd."))
    return redirect("ketenpartner", pk=partner.pk)


@require_POST
def end_point(request: SignedIn, pk: int) -> HttpResponse:
    """End a desk that is there no more."""
    now, found = timezone.now(), find_contactpunt(user=request.actor, pk=pk)
    partner = found.ketenpartner
    about = {"ketenpartner": partner, "contactpunt": found, **_pressed(request)}
    try:
        actions.end_contactpunt(user=request.actor, at=now, **about)
    except Conflict:
        return _page(request, partner.pk, now, status=409)
    messages.success(request, _("Dit contactpunt is geëindigd."))
    return redirect("ketenpartner", pk=partner.pk)


@require_POST
def add_afspraak(request: SignedIn, pk: int) -> HttpResponse:
    """Take in a new agreement."""
    now, found = timezone.now(), find_ketenpartner(user=request.actor, pk=pk)
    form = AfspraakForm(request.POST, auto_id="afspraak_nieuw_%s", today=in_amsterdam(now).date())
    if not form.is_valid():
        return _page(request, pk, now, status=422, sent=form)
    once = form.cleaned_data["once"]
    actions.add_afspraak(
        user=request.actor, at=now, ketenpartner=found, agreed=form.agreed(), once=once
    )
    messages.success(request, _("Toegevoegd."))
    return redirect("ketenpartner", pk=pk)


@require_POST
def change_afspraak(request: SignedIn, pk: int) -> HttpResponse:
    """Take in what is changed of an agreement."""
    now, found = timezone.now(), find_afspraak(user=request.actor, pk=pk)
    partner, today = found.ketenpartner, in_amsterdam(now).date()
    form = AfspraakForm(request.POST, auto_id=f"afspraak_{pk}_%s", today=today)
    if not form.is_valid():
        return _page(request, partner.pk, now, status=422, sent=form, about=pk)
    about = {"ketenpartner": partner, "afspraak": found, "agreed": form.agreed(), **form.seen_once}
    try:
        actions.change_afspraak(user=request.actor, at=now, **about)
    except Conflict:
        return _page(request, partner.pk, now, status=409, sent=form, about=pk)
    messages.success(request, _("Gewijzigd."))
    return redirect("ketenpartner", pk=partner.pk)


@require_POST
def end_afspraak(request: SignedIn, pk: int) -> HttpResponse:
    """Let an agreement end today."""
    now, found = timezone.now(), find_afspraak(user=request.actor, pk=pk)
    partner = found.ketenpartner
    about = {"ketenpartner": partner, "afspraak": found, **_pressed(request)}
    try:
        actions.end_afspraak(user=request.actor, at=now, **about)
    except Conflict:
        return _page(request, partner.pk, now, status=409)
    messages.success(request, _("Deze afspraak eindigt vandaag."))
    return redirect("ketenpartner", pk=partner.pk)


def _pressed(request: SignedIn) -> dict[str, Any]:
    """Return what a button sends along. :raises WrongState: if it cannot be read."""
    form = Once(request.POST)
    if not form.is_valid():
        raise WrongState("bad_request")
    return form.seen_once


def _page(
    request: SignedIn,
    pk: int,
    now: datetime,
    *,
    status: int,
    sent: Once | None = None,
    about: int = 0,
) -> HttpResponse:
    """Return the card; on 409 what somebody else wrote meanwhile stands above what was typed."""
    card = ketenpartner_card(user=request.actor, at=now, pk=pk)
    if sent is not None and not holds_somewhere("ketenpartner.manage", request.actor):
        raise NotAllowed
    if sent is not None and card.ended_at is not None:
        raise WrongState("ketenpartner_has_ended")
    today = in_amsterdam(now).date()
    context = {
        "card": card,
        "forms": card_forms(card=card, today=today, sent=sent, about=about),
        "sent": sent,
        "is_changed": status == HTTPStatus.CONFLICT,
        "now": now,
    }
    return render(request, "ketenpartner/kaart.html", context, status=status)
