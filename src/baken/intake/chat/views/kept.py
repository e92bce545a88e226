"""The texts that are still there, and holding one for a klacht or a calamiteit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.intake.chat import actions
from baken.intake.chat.forms import HoldForm
from baken.intake.chat.queries import find_to_hold, list_kept


@require_GET
def texts(request: SignedIn) -> HttpResponse:
    """Show which texts are still there, and until when; what was said stands nowhere here."""
    if not holds_somewhere("chat.view_kept", request.actor):
        raise NotAllowed
    now, found = timezone.now(), list_kept(user=request.actor)
    look_at_list(
        "chat.view_kept", user=request.actor, at=now, query="chat.kept", row_count=len(found)
    )
    return render(request, "chat/teksten.html", {"texts": found, "now": now})


@require_POST
def hold(request: SignedIn, body: str) -> HttpResponse:
    """Keep the text for a klacht or a calamiteit, or let it go again."""
    contact, form = find_to_hold(user=request.actor, body=body), HoldForm(request.POST)
    if not form.is_valid():
        raise NotFound
    reason = form.cleaned_data["reason"]
    try:
        actions.hold(user=request.actor, at=timezone.now(), contact=contact, reason=reason)
    except WrongState as refusal:
        messages.error(request, sentence_of(refusal.code))
    else:
        told = _("De tekst van de chat blijft bewaard.") if reason else _("De tekst mag weer weg.")
        messages.success(request, told)
    if contact.zaak is None or "lijst" in request.POST:
        return redirect("chat-kept")
    return redirect("zaak", number=contact.zaak.number)
