"""The screens of an advies that is registered: its follow-up, and its closing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.casework.taak.queries import find_taak
from baken.core.errors import WrongState
from baken.diensten.advies import actions
from baken.diensten.advies.forms import FollowUpForm
from baken.diensten.advies.queries import find_advies
from baken.foundation.identity.models import SignedIn
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
    advies = find_advies(user=request.actor, number=number)
    taak = find_taak(zaak=advies.zaak, pk=pk)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        raise WrongState("wrong_state")
    now, once = timezone.now(), token_in(request.POST)
    actions.end_follow_up(user=request.actor, at=now, taak=taak, once=once, **form.cleaned_data)
    messages.success(request, _("De afspraak is afgerond."))
    return redirect("zaak", number=number)
