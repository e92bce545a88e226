"""What becomes of a melding of nobody known: a teammanager decides."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.core.errors import WrongState
from baken.diensten.melding import actions
from baken.diensten.melding.forms import DeclineForm
from baken.diensten.melding.queries import find_melding
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.once import token_in


@require_POST
def take_in(request: SignedIn, number: str) -> HttpResponse:
    """Handle it like any other melding."""
    melding, seen = find_melding(user=request.actor, number=number), request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit()):
        raise WrongState("bad_request")
    actions.take_in(
        user=request.actor,
        at=timezone.now(),
        melding=melding,
        seen=int(seen[:9]),
        once=token_in(request.POST),
    )
    messages.success(request, _("Deze melding wordt behandeld."))
    return redirect("zaak", number=melding.zaak.number)


@require_POST
def decline(request: SignedIn, number: str) -> HttpResponse:
    """Do not handle it, and say why."""
    melding = find_melding(user=request.actor, number=number)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        context = {"zaak": melding.zaak, "melding": melding, "decline": form}
        return render(request, "melding/besluit.html", context, status=422)
    actions.decline(user=request.actor, at=timezone.now(), melding=melding, **form.cleaned_data)
    messages.success(request, _("Deze melding is gesloten."))
    return redirect("werk")
