"""The list of ketenpartners, and the page on which one is added or changed."""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.forms import ChooseForm, KetenpartnerForm, known_of
from baken.casework.ketenpartner.queries import (
    KetenpartnerCard,
    KetenpartnerRow,
    find_ketenpartner,
    gemeenten_of_region,
    ketenpartner_card,
    list_ketenpartners,
)
from baken.core.errors import Conflict, NotAllowed
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.policy.codelijsten import Gemeente


@require_http_methods(["GET", "POST"])
def ketenpartners(request: SignedIn) -> HttpResponse:
    """Show the directory, or the part of it that was asked for."""
    if not holds_somewhere("ketenpartner.view", request.actor):
        raise NotAllowed
    sent = (request.POST,) if request.method == "POST" else ()
    form = ChooseForm(*sent, region=_region(request))
    is_wrong = form.is_bound and not form.is_valid()
    asked = form.cleaned_data if form.is_bound and not is_wrong else {}
    rows = list_ketenpartners(user=request.actor, at=timezone.now(), **asked)
    running = [row for row in rows if row.ended_at is None]
    context = {
        "form": form,
        "count": len(running),
        "groups": _by_soort(running),
        "stopped": [row for row in rows if row.ended_at is not None],
        "over": [row for row in running if row.over],
        "may_manage": holds_somewhere("ketenpartner.manage", request.actor),
    }
    return render(request, "ketenpartner/lijst.html", context, status=422 if is_wrong else 200)


@require_http_methods(["GET", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """Ask for a new ketenpartner, and add it."""
    if not holds_somewhere("ketenpartner.manage", request.actor):
        raise NotAllowed
    if request.method == "GET":
        return _page(request, KetenpartnerForm(region=_region(request)), None, status=200)
    form = KetenpartnerForm(request.POST, region=_region(request))
    if not form.is_valid():
        return _page(request, form, None, status=422)
    once = form.cleaned_data["once"]
    made = actions.add_ketenpartner(
        user=request.actor, at=timezone.now(), told=form.told(), once=once
    )
    messages.success(request, _("Toegevoegd. Vul nu in hoe je deze ketenpartner bereikt."))
    return redirect("ketenpartner", pk=made.pk)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, pk: int) -> HttpResponse:
    """Show what is known of a ketenpartner, and change it."""
    now = timezone.now()
    card = ketenpartner_card(user=request.actor, at=now, pk=pk)
    if not holds_somewhere("ketenpartner.manage", request.actor):
        raise NotAllowed
    if request.method == "GET":
        form = KetenpartnerForm(initial=known_of(card), region=_region(request))
        return _page(request, form, card, status=200)
    form = KetenpartnerForm(request.POST, region=_region(request))
    if not form.is_valid():
        return _page(request, form, card, status=422)
    try:
        _change(request, pk, form, now)
    except Conflict:
        return _page(request, form, card, status=409)
    messages.success(request, _("Gewijzigd."))
    return redirect("ketenpartner", pk=pk)


def _change(request: SignedIn, pk: int, form: KetenpartnerForm, now: datetime) -> None:
    actions.change_ketenpartner(
        user=request.actor,
        at=now,
        ketenpartner=find_ketenpartner(user=request.actor, pk=pk),
        told=form.told(),
        **form.seen_once,
    )


def _region(request: SignedIn) -> list[Gemeente]:
    return gemeenten_of_region(organisatie_id=request.actor.organisatie_id)


def _by_soort(rows: Iterable[KetenpartnerRow]) -> list[tuple[str, list[KetenpartnerRow]]]:
    return [(soort, list(found)) for soort, found in groupby(rows, key=lambda row: row.soort)]


def _page(
    request: SignedIn, form: KetenpartnerForm, card: KetenpartnerCard | None, *, status: int
) -> HttpResponse:
    """Return the page of one ketenpartner; on 409 with what somebody else wrote meanwhile."""
    newer = card if status == HTTPStatus.CONFLICT else None
    seen = newer.version if newer else form["seen"].value()
    context = {"form": form, "card": card, "newer": newer, "seen": seen}
    return render(request, "ketenpartner/wijzigen.html", context, status=status)
