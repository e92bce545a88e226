"""The screens of a veiligheidsbeoordeling: who proposes it, and who looks a second time."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.casework.termijn.queries import clocks_of
from baken.casework.zaak.queries import may, read_zaak
from baken.core.errors import Conflict, NotAllowed, NotFound, WrongState
from baken.diensten.beoordeling import actions
from baken.diensten.beoordeling.forms import AssessmentForm, SecondForm, known_of
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.beoordeling.queries import (
    Shown,
    beoordelingen_of,
    find_beoordeling,
    one_waits,
    people_to_assess,
)
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import find_melding
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_draft, kept_draft
from baken.foundation.notes.forms import initial_from


@require_http_methods(["GET", "POST"])
def assess(request: SignedIn, number: str) -> HttpResponse:
    """Ask how unsafe it is, with whom was spoken and what follows; then ask for a second look."""
    now = timezone.now()
    melding = find_melding(user=request.actor, number=number)
    if not may(right="beoordeling.propose", user=request.actor, zaak=melding.zaak):
        raise NotAllowed
    if request.method == "GET" and one_waits(zaak=melding.zaak):
        raise WrongState("beoordeling_waits")
    zaak = read_zaak(user=request.actor, number=melding.zaak.number, at=now)
    people = people_to_assess(zaak=zaak)
    if request.method == "GET":
        form = AssessmentForm(people=people)
        form.initial.update(_known(request, melding, form))
        return _assess_page(request, melding, form, now, status=200)
    form = AssessmentForm(request.POST, people=people)
    if not form.is_valid():
        return _assess_page(request, melding, form, now, status=422)
    given = {"assessment": form.assessment(), "once": form.cleaned_data["once"]}
    actions.propose(user=request.actor, at=now, melding=melding, **given)
    drop_draft(user=request.actor, key=_draft_key(melding), at=now)
    messages.success(request, _("De beoordeling wacht op een tweede kijk."))
    return redirect("zaak", number=zaak.number)


@require_http_methods(["GET", "POST"])
def second(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Show a veiligheidsbeoordeling to its end, and take the second look."""
    now = timezone.now()
    found = find_beoordeling(user=request.actor, number=number, pk=pk)
    if request.method == "GET":
        return _second_page(request, found, SecondForm(proposed=found.proposed), now, status=200)
    form = SecondForm(request.POST, proposed=found.proposed)
    if not form.is_valid():
        return _second_page(request, found, form, now, status=422)
    try:
        _look(request, found, form, now)
    except Conflict:
        return _second_page(request, found, form, now, status=409)
    return redirect("werk")


def _look(request: SignedIn, found: Beoordeling, form: SecondForm, now: datetime) -> None:
    given = form.cleaned_data
    told = {name: given[name] for name in ("words", "seen", "once")}
    if "back" in request.POST:
        actions.give_back(user=request.actor, at=now, beoordeling=found, **told)
        messages.success(request, _("De beoordeling is terug, met jouw reden."))
        return
    besluit = given["besluit"]
    actions.agree(user=request.actor, at=now, beoordeling=found, besluit=besluit, **told)
    words = _("Het besluit over %(number)s is genomen.")
    messages.success(request, words % {"number": found.zaak.number})


def _known(request: SignedIn, melding: Melding, form: AssessmentForm) -> dict[str, object]:
    """Return what was said before: in the last one, or since then in a draft."""
    made = beoordelingen_of(zaak=melding.zaak, user=request.actor)
    earlier = known_of(made[0]) if made else {}
    return earlier | initial_from(
        form.fields, kept_draft(user=request.actor, key=_draft_key(melding))
    )


def _draft_key(melding: Melding) -> str:
    return f"beoordeling-{melding.zaak.number}"


def _assess_page(
    request: SignedIn, melding: Melding, form: AssessmentForm, now: datetime, *, status: int
) -> HttpResponse:
    context = {
        "form": form,
        "zaak": melding.zaak,
        "clocks": clocks_of(zaak=melding.zaak),
        "draft": reverse("concept", args=[_draft_key(melding)]),
        "now": now,
    }
    return render(request, "beoordeling/maken.html", context, status=status)


def _second_page(
    request: SignedIn, found: Beoordeling, form: SecondForm, now: datetime, *, status: int
) -> HttpResponse:
    zaak = read_zaak(user=request.actor, number=found.zaak.number, at=now)
    context = {
        "form": form,
        "zaak": zaak,
        "shown": _shown(request, found),
        "is_changed": status == HTTPStatus.CONFLICT,
        "clocks": clocks_of(zaak=zaak),
        "now": now,
    }
    return render(request, "beoordeling/tweede_kijk.html", context, status=status)


def _shown(request: SignedIn, found: Beoordeling) -> Shown:
    made = beoordelingen_of(zaak=found.zaak, user=request.actor)
    shown = next((one for one in made if one.pk == found.pk), None)
    if shown is None:
        raise NotFound
    return shown
