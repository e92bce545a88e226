"""Practise a piece of work on invented callers, with notes beside the real page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.casework.contact.actions import begin_contact
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.once import token_in
from baken.pages.oefening import practice


@require_POST
def begin(request: SignedIn, key: str) -> HttpResponse:
    """Begin an oefening: an invented caller is on the line, or the page of the form is open."""
    oefening, now = practice.oefening_of(request, key), timezone.now()
    if not oefening.is_talk:
        practice.start(request, oefening, at=now)
        return redirect("werk")
    once = token_in(request.POST)
    contact = begin_contact(user=request.actor, at=now, channel="telefoon", once=once)
    practice.start(request, oefening, at=now, body=contact.body)
    return redirect("gesprek", body=contact.body)


@require_POST
def hide(request: SignedIn) -> HttpResponse:
    """Take practice away from Mijn werk."""
    practice.hide(request)
    messages.success(request, _("De oefeningen zijn weg. Na opnieuw inloggen staan ze er weer."))
    return redirect("werk")
