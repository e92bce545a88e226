"""A caller who has a colleague of ours: put through when that colleague is free, else call back.

The screen says "Verbind met …" or "Terugbellen" and nothing of the zaak. A number that is not ours
gets the same answer as a colleague who is not there, so that it tells nothing.
"""

from datetime import datetime
from uuid import uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.alarm.queries import is_free
from baken.casework.contact import actions
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import (
    colleague_of_number,
    colleague_of_telephone,
    find_contact,
)
from baken.core.errors import WrongState
from baken.core.numbers import body_told
from baken.core.telephone import normalise
from baken.foundation.audit.look import look_up
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import names_of
from baken.foundation.ui.once import token_in
from baken.pages.doorverbinden.forms import CallerForm


@require_POST
def find(request: SignedIn) -> HttpResponse:
    """Look up whom a caller is looking for, by the number he names himself."""
    form, now = CallerForm(request.POST), timezone.now()
    if not form.is_valid():
        return render(request, "doorverbinden/zoek.html", {"caller": form}, status=422)
    once = uuid5(token_in(request.POST), "contact.begin")
    contact = actions.begin_contact(user=request.actor, at=now, channel="telefoon", once=once)
    found = _colleague(request.actor, form.cleaned_data["kenmerk"], now)
    actions.look_for(user=request.actor, at=now, contact=contact, colleague_id=found)
    return redirect("colleague", body=contact.body)


@require_GET
def answer(request: SignedIn, body: str) -> HttpResponse:
    """Say with whom to connect, or that somebody will ring back; never why."""
    contact = find_contact(user=request.actor, body=body)
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")
    name = _free_name(contact, timezone.now())
    shown = {"contact": contact, "name": name, "caller": CallerForm()}
    return render(request, "doorverbinden/doorverbinden.html", shown)


@require_POST
def connected(request: SignedIn, body: str) -> HttpResponse:
    """Say that the caller was put through to the colleague he was looking for."""
    contact = find_contact(user=request.actor, body=body)
    actions.hand_to_colleague(user=request.actor, at=timezone.now(), contact=contact)
    messages.success(request, _("De beller is doorverbonden. Het gesprek staat bij je collega."))
    return redirect("werk")


def _colleague(user: Actor, typed: str, now: datetime) -> int | None:
    body, telephone = body_told(typed), normalise(typed)
    found = colleague_of_number(user=user, body=body) if body else None
    if found is None and telephone:
        found = colleague_of_telephone(user=user, number=telephone)
    count = int(found is not None)
    look_up("zaak.put_through", user=user, at=now, query="colleague", row_count=count)
    return found


def _free_name(contact: Contact, now: datetime) -> str:
    """Return the name of who is asked for if that colleague could take the call now."""
    asked = contact.meant_for_id
    if asked is None or not is_free(organisatie_id=contact.region_id, user_id=asked, at=now):
        return ""
    return names_of(user_ids={asked})[asked]
