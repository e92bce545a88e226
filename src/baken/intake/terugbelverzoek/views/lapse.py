"""Lets a request lapse: by one person after enough attempts, or with a gedragswetenschapper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.core.errors import WrongState
from baken.foundation.identity.models import SignedIn
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import LapseForm, OutcomeForm
from baken.intake.terugbelverzoek.queries import find_verzoek
from baken.intake.terugbelverzoek.views.call import call_page


@require_POST
def lapse(request: SignedIn, number: str) -> HttpResponse:
    """Let a request lapse, or ask a gedragswetenschapper when one person may not decide."""
    verzoek = find_verzoek(user=request.actor, number=number)
    form = LapseForm(request.POST)
    if not form.is_valid():
        return call_page(request, verzoek.zaak, OutcomeForm(), form, status=422)
    told = {"at": timezone.now(), "verzoek": verzoek, "reason": form.cleaned_data["reason"]}
    if verzoek.zaak.spoed_at is None and not verzoek.has_children:
        actions.lapse(user=request.actor, **told)
        messages.success(request, _("Het verzoek is vervallen. De teammanager ziet dit."))
    else:
        actions.ask_lapse(user=request.actor, **told)
        messages.success(request, _("Een gedragswetenschapper kijkt mee."))
    return redirect("werk")


@require_POST
def decide(request: SignedIn, number: str) -> HttpResponse:
    """Take the decision of a gedragswetenschapper: it lapses, we call again, or we wait."""
    verzoek = find_verzoek(user=request.actor, number=number)
    now = timezone.now()
    match request.POST.get("decision"):
        case "lapse":
            reason = verzoek.lapse_reason or "niet_veilig_bereikbaar"
            actions.agree_lapse(user=request.actor, at=now, verzoek=verzoek, reason=reason)
        case "retry":
            actions.allow_retry(user=request.actor, at=now, verzoek=verzoek)
        case "wait":
            actions.wait_again(user=request.actor, at=now, verzoek=verzoek)
        case _:
            raise WrongState("wrong_state")
    messages.success(request, _("Je besluit is bewaard."))
    return redirect("werk")
