"""The screens of an advies that is registered: what was agreed, its closing, its confirmation."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.taak.queries import find_taak
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import find_zaak, read_zaak
from baken.core.errors import WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.forms import (
    ConfirmationForm,
    OutcomeForm,
    SupportForm,
)
from baken.diensten.advies.queries import confirmation_of, find_advies, put_on_paper
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import name_of_organisatie
from baken.foundation.ui.once import token_in


@require_POST
def close(request: SignedIn, number: str) -> HttpResponse:
    """Close an advies when nothing is left to do."""
    advies = find_advies(user=request.actor, number=number)
    now, once = timezone.now(), token_in(request.POST)
    actions.close_advies(user=request.actor, at=now, advies=advies, once=once)
    messages.success(request, _("Advies %(number)s is gesloten.") % {"number": advies.zaak.number})
    return redirect("werk")


@require_POST
def follow_up(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Keep how an agreed follow-up went."""
    form = OutcomeForm(request.POST, lijst="vervolg_uitkomst")
    return _end(request, number, pk, form, actions.end_follow_up)


@require_http_methods(["GET", "POST"])
def support(request: SignedIn, number: str) -> HttpResponse:
    """Promise a professional one more support."""
    found = find_zaak(user=request.actor, number=number, right="advies.promise")
    advies = find_advies(user=request.actor, number=found.number)
    now = timezone.now()
    form = SupportForm(request.POST or None, now=now)
    if request.method == "POST" and form.is_valid():
        once, promised = form.cleaned_data["once"], form.support()
        actions.promise_support(
            user=request.actor, at=now, advies=advies, support=promised, once=once
        )
        messages.success(request, _("De afspraak staat op Mijn werk."))
        return redirect("zaak", number=found.number)
    status = 422 if request.method == "POST" else 200
    context = {"zaak": found, "form": form, "now": now}
    return render(request, "advies/steun.html", context, status=status)


@require_POST
def end_support(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Keep how promised support ended."""
    form = OutcomeForm(request.POST, lijst="steun_uitkomst")
    return _end(request, number, pk, form, actions.end_support)


def _end(
    request: SignedIn, number: str, pk: int, form: OutcomeForm, end: Callable[..., None]
) -> HttpResponse:
    advies = find_advies(user=request.actor, number=number)
    taak = find_taak(zaak=advies.zaak, pk=pk)
    if not form.is_valid():
        raise WrongState("wrong_state")
    now, once = timezone.now(), token_in(request.POST)
    end(user=request.actor, at=now, taak=taak, once=once, **form.cleaned_data)
    messages.success(request, _("De afspraak is afgerond."))
    return redirect("zaak", number=number)


@require_http_methods(["GET", "POST"])
def confirmation(request: SignedIn, number: str) -> HttpResponse:
    """Let the text be read over, then show it as a paper to hand to the professional."""
    found = find_zaak(user=request.actor, number=number, right="advies.confirm")
    now = timezone.now()
    form = ConfirmationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _paper(request, put_on_paper(user=request.actor, at=now, number=found.number))
    zaak = read_zaak(user=request.actor, number=found.number, at=now)
    context = {"zaak": zaak, "form": form, "talks": confirmation_of(zaak=zaak), "now": now}
    status = 422 if form.is_bound else 200
    return render(request, "advies/bevestiging_nalezen.html", context, status=status)


def _paper(request: SignedIn, zaak: Zaak) -> HttpResponse:
    name = name_of_organisatie(organisatie_id=zaak.organisatie_id)
    context = {"zaak": zaak, "talks": confirmation_of(zaak=zaak), "organisatie": name}
    return render(request, "advies/bevestiging.html", context)
