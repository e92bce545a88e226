"""What the screens ask of the ledger: end a contact as nothing, and the hint about a telephone."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.casework.contact import actions
from baken.casework.contact.forms import NothingForm
from baken.casework.contact.queries import find_contact, is_known_telephone
from baken.core.errors import NotAllowed, WrongState
from baken.core.telephone import normalise
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_up
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_drafts_about
from baken.foundation.ui.once import token_in
from baken.foundation.ui.traces import shown_traces


@require_POST
def nothing(request: SignedIn, body: str) -> HttpResponse:
    """End a contact as nothing, with its reason."""
    contact = find_contact(user=request.actor, body=body)
    form = NothingForm(request.POST, arrived=contact.arrived)
    if not form.is_valid():
        raise WrongState("nothing_needs_a_reason")
    now, reason = timezone.now(), form.cleaned_data["reason"]
    once = token_in(request.POST)
    actions.end_as_nothing(user=request.actor, at=now, contact=contact, reason=reason, once=once)
    drop_drafts_about(user=request.actor, subject=contact.body, at=now)
    messages.success(request, _("Het contact is afgerond als niets."))
    return redirect("werk")


@require_POST
def known(request: SignedIn) -> JsonResponse:
    """Say whether a telephone called before; the number travels in the body, never in a URL."""
    number = normalise(request.POST.get("number", "")[:30]) or ""
    found = is_known_telephone(user=request.actor, number=number)
    look_up(
        "contact.known", user=request.actor, at=timezone.now(), query="known", row_count=int(found)
    )
    return JsonResponse({"known": found})


@require_POST
def traces(request: SignedIn) -> JsonResponse:
    """Say what in a text points at a person; the text is in the body, and nothing of it is kept."""
    if not holds_somewhere("contact.begin", request.actor):
        raise NotAllowed
    found = shown_traces(request.POST.get("text", ""), at=timezone.now())
    shown = ("kind", "start", "end", "says")
    return JsonResponse({"traces": [{name: getattr(one, name) for name in shown} for one in found]})
