"""Direct gevaar, for who is in the talk: call for help, see who comes, and say it is over."""

from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from baken.casework.alarm import actions
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import alarm_for
from baken.casework.alarm.steps import GEVAAR
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import find_contact
from baken.core.errors import NotFound
from baken.core.numbers import body_told
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.views.screen import left_behind
from baken.foundation.notes.forms import keep_typed
from baken.pages.gesprek.earlier import draft_key


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How it stands with a call for help: the words, and a key that changes when they do."""

    key: str
    html: str


@require_POST
def begin(request: SignedIn, body: str) -> HttpResponse:
    """Call for help at once, and come back to the talk; what was typed so far is kept."""
    now, contact = timezone.now(), find_contact(user=request.actor, body=body)
    actions.raise_gevaar(user=request.actor, at=now, contact=contact)
    told = body_told(request.POST.get("bij", ""), letters="A")
    key = draft_key(contact, page="bij" if told else "gesprek")
    keep_typed(user=request.actor, key=key, posted=request.POST, at=now, besides={"bij"})
    if told:
        return redirect("gesprek-again", body=contact.body, number=f"A-{told}")
    return redirect("gesprek", body=contact.body)


@require_GET
def stand(request: SignedIn, body: str) -> JsonResponse:
    """Return how it stands; the page of the talk asks this every second or so."""
    contact = find_contact(user=request.actor, body=body)
    shown = _stand(request, _danger(request, contact), contact)
    return JsonResponse({"key": shown.key, "html": shown.html})


@require_POST
def calm(request: SignedIn, body: str) -> HttpResponse:
    """Say that there is no danger any more: the call for help ends."""
    alarm = _danger(request, find_contact(user=request.actor, body=body))
    if alarm.ended_at is None:
        actions.end(user=request.actor, at=timezone.now(), alarm=alarm, reason="niet_nodig")
    return redirect(left_behind(request))


def stand_of(request: SignedIn, contact: Contact) -> Stand | None:
    """Return how it stands with the call for help of this talk, or None when there is nothing to
    tell."""
    alarm = alarm_for(user=request.actor, contact=contact, kind=GEVAAR, right="alarm.hear")
    if alarm is None or alarm.ended == "niet_nodig":
        return None
    return _stand(request, alarm, contact)


def _danger(request: SignedIn, contact: Contact) -> Alarm:
    alarm = alarm_for(user=request.actor, contact=contact, kind=GEVAAR, right="alarm.hear")
    if alarm is None:
        raise NotFound
    return alarm


def _stand(request: SignedIn, alarm: Alarm, contact: Contact) -> Stand:
    shown = {
        "alarm": alarm,
        "contact": contact,
        "here": reverse("gesprek", args=[contact.body]),
        "since": str(int(alarm.raised_at.timestamp())),
        "csrf_token": get_token(request),
    }
    html = render_to_string("gesprek/_gevaar_stand.html", shown)
    return Stand(key=f"{alarm.pk}-{alarm.accepted_by_id}-{alarm.ended}", html=html)
