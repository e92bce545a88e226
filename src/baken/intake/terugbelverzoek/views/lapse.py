"""Lets a request lapse: by one person after enough attempts, or with a gedragswetenschapper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.core.errors import WrongState
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.once import token_in
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
    at, once = timezone.now(), token_in(request.POST)
    may_alone = verzoek.zaak.spoed_at is None and not verzoek.has_children
    do = actions.lapse if may_alone else actions.ask_lapse
    reason = form.cleaned_data["reason"]
    do(user=request.actor, at=at, verzoek=verzoek, reason=reason, once=once)
    done = _("Het verzoek is vervallen. De teammanager ziet dit.")
    messages.success(request, done if may_alone else _("Een gedragswetenschapper kijkt mee."))
    return redirect("werk")


@require_POST
def decide(request: SignedIn, number: str) -> HttpResponse:
    """Take the decision of a gedragswetenschapper: it lapses, we call again, or we wait."""
    verzoek = find_verzoek(user=request.actor, number=number)
    user, at, once = request.actor, timezone.now(), token_in(request.POST)
    match request.POST.get("decision"):
        case "lapse":
            reason = verzoek.lapse_reason or "niet_veilig_bereikbaar"
            actions.agree_lapse(user=user, at=at, verzoek=verzoek, reason=reason, once=once)
        case "retry":
            actions.allow_retry(user=user, at=at, verzoek=verzoek, once=once)
        case "wait":
            actions.wait_again(user=user, at=at, verzoek=verzoek, once=once)
        case _:
            raise WrongState("wrong_state")
    messages.success(request, _("Je besluit is bewaard."))
    return redirect("werk")
