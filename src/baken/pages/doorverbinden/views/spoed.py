"""Spoed at the secretariaat: find a colleague at once, say what to say meanwhile, put through."""

from datetime import datetime
from uuid import uuid5

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import alarm_for, free_now
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import find_contact
from baken.casework.termijn.queries import werkkalender_in
from baken.core.errors import NotFound, WrongState
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_draft
from baken.foundation.notes.forms import keep_typed
from baken.foundation.ui.once import token_in
from baken.intake.terugbelverzoek.forms import ParkForm
from baken.intake.terugbelverzoek.views.new import contact_of, draft_key
from baken.pages.doorverbinden.request import NO_FORM, take_request

SPOED = "spoed"


@require_POST
def begin(request: SignedIn) -> HttpResponse:
    """Ask for a colleague for this caller; what was typed so far is kept."""
    now = timezone.now()
    contact = contact_of(request, at=now)
    once = uuid5(token_in(request.POST), "alarm")
    number = ParkForm(request.POST, kalender=werkkalender_in(user=request.actor))
    safe = number.request().safe if number.is_valid() else None
    actions.raise_alarm(
        user=request.actor, at=now, contact=contact, kind=SPOED, once=once, safe=safe
    )
    keep_typed(
        user=request.actor,
        key=draft_key(contact),
        posted=request.POST,
        at=now,
        besides=NO_FORM,
        more={"spoed": ["on"]},
    )
    return redirect("spoed", body=contact.body)


@require_GET
def wait(request: SignedIn, body: str) -> HttpResponse:
    """Show who comes, how long it takes, and what to say to the caller meanwhile."""
    contact = find_contact(user=request.actor, body=body)
    alarm = _ringing(request, contact)
    now = timezone.now()
    key, html = _stand(request, alarm, now)
    shown = {"contact": contact, "alarm": alarm, "key": key, "stand": html}
    return render(request, "doorverbinden/spoed.html", shown)


@require_GET
def stand(request: SignedIn, body: str) -> JsonResponse:
    """Return how it stands; the page of the secretary asks this every second or so."""
    alarm = _ringing(request, find_contact(user=request.actor, body=body))
    key, html = _stand(request, alarm, timezone.now())
    return JsonResponse({"key": key, "html": html})


@require_POST
def connected(request: SignedIn, body: str) -> HttpResponse:
    """Say that the caller was put through: the contact goes on as the colleague's gesprek."""
    contact = find_contact(user=request.actor, body=body)
    alarm, now = _ringing(request, contact), timezone.now()
    actions.connect(user=request.actor, at=now, alarm=alarm)
    drop_draft(user=request.actor, key=draft_key(contact), at=now)
    messages.success(request, _("De beller is doorverbonden. Het gesprek staat bij je collega."))
    return redirect("werk")


@require_POST
def nobody(request: SignedIn, body: str) -> HttpResponse:
    """Nobody came: what was typed becomes a request with spoed; without a number it is asked."""
    contact = find_contact(user=request.actor, body=body)
    alarm, now = _alarm(request, contact), timezone.now()
    if alarm.accepted_by is not None:
        messages.error(request, _("%(name)s neemt aan.") % {"name": alarm.accepted_by.name})
        return redirect("spoed", body=contact.body)
    verzoek = take_request(user=request.actor, at=now, contact=contact, once=token_in(request.POST))
    if verzoek is None:
        messages.warning(request, _("Vraag het nummer en sla op. Wij blijven een collega zoeken."))
        return redirect("terugbel-form", body=contact.body)
    if alarm.ended_at is None:
        actions.end(user=request.actor, at=now, alarm=alarm, reason="niemand")
    words = _("Terugbelverzoek %(number)s met spoed is bewaard.") % {"number": verzoek.zaak.number}
    messages.success(request, words)
    return redirect("werk")


@require_POST
def hung_up(request: SignedIn, body: str) -> HttpResponse:
    """The caller hung up: the alarm ends, and what was typed stands ready to be kept."""
    contact = find_contact(user=request.actor, body=body)
    alarm = _ringing(request, contact)
    actions.end(user=request.actor, at=timezone.now(), alarm=alarm, reason="opgehangen")
    messages.warning(request, _("Heb je een nummer? Sla op. Anders kies je: het wordt niets."))
    return redirect("terugbel-form", body=contact.body)


def _alarm(request: SignedIn, contact: Contact) -> Alarm:
    alarm = alarm_for(user=request.actor, contact=contact, kind=SPOED)
    if alarm is None:
        raise NotFound
    return alarm


def _ringing(request: SignedIn, contact: Contact) -> Alarm:
    alarm = _alarm(request, contact)
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")
    return alarm


def _stand(request: SignedIn, alarm: Alarm, now: datetime) -> tuple[str, str]:
    """Return a key that changes when the words do, and the words."""
    free = free_now(user=request.actor, at=now)
    taker = alarm.accepted_by.name if alarm.accepted_by else ""
    shown = {
        "alarm": alarm,
        "taker": taker,
        "free": free,
        "since": str(int(alarm.raised_at.timestamp())),
        "csrf_token": get_token(request),
    }
    html = render_to_string("doorverbinden/_stand.html", shown)
    return f"{alarm.accepted_by_id}-{bool(alarm.ended_at)}-{' '.join(free)}", html
