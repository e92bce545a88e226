"""One talk: read what is new, say something, give the text back, close."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.contact.models import Contact
from baken.core.errors import NotFound, WrongState
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import SignedIn
from baken.foundation.ui.once import token_in
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.intake.chat import actions
from baken.intake.chat.adapters import talk
from baken.intake.chat.forms import PartForm, SayForm
from baken.intake.chat.models import CHANNEL
from baken.intake.chat.queries import find_line, own_line
from baken.intake.chat.views.shown import can_give_back, messages_after, stand_of


@require_GET
def news(request: SignedIn, body: str, after: int) -> HttpResponse:
    """Return what was said after a number, and how it is with the line."""
    lijn, now = find_line(user=request.actor, body=body), timezone.now()
    shown = {
        "body": body,
        "messages": messages_after(lijn=lijn, number=after),
        "unread": talk.unread_numbers(lijn=lijn, at=now),
        "can_give_back": can_give_back(lijn, at=now),
        "deel": talk.newest_of(lijn),
        "stand": stand_of(lijn, at=now),
        "silent_since": lijn.heard_at,
        "now": now,
    }
    return render(request, "chat/_nieuw.html", shown)


@require_POST
def say(request: SignedIn, body: str) -> HttpResponse:
    """Say something to the visitor; a script gets the number, a plain form the page."""
    lijn, form = find_line(user=request.actor, body=body), SayForm(request.POST)
    is_script = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        fault = str(form.errors["tekst"][0])
        if is_script:
            return JsonResponse({"fout": fault}, status=422)
        messages.error(request, fault)
        return redirect("gesprek", body=body)
    number = talk.say(
        user_id=request.actor.person_id,
        lijn_id=lijn.pk,
        text=form.cleaned_data["tekst"],
        client=_client(request.POST.get("id", "")),
        at=timezone.now(),
    )
    return JsonResponse({"nummer": number}) if is_script else redirect("gesprek", body=body)


@require_POST
def say_again(request: SignedIn, body: str) -> HttpResponse:
    """Say anew what was said while the visitor was away."""
    lijn = find_line(user=request.actor, body=body)
    try:
        talk.say_again(user_id=request.actor.person_id, lijn_id=lijn.pk, at=timezone.now())
    except WrongState as refusal:
        messages.error(request, sentence_of(refusal.code))
    return redirect("gesprek", body=body)


@require_POST
def typing(request: SignedIn, body: str) -> HttpResponse:
    """Let the visitor see that somebody is typing."""
    lijn = find_line(user=request.actor, body=body)
    talk.tell_typing(user_id=request.actor.person_id, lijn_id=lijn.pk)
    return HttpResponse(status=204)


@require_POST
def give_text_back(request: SignedIn, body: str) -> HttpResponse:
    """Say that this is the same visitor."""
    contact, form = _contact(request, body), PartForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentence_of("visitor_came_back_again"))
        return redirect("gesprek", body=body)
    given = {"contact": contact, "deel": form.cleaned_data["deel"]}
    try:
        actions.give_text_back(user=request.actor, at=timezone.now(), **given)
    except WrongState as refusal:
        messages.error(request, sentence_of(refusal.code))
    else:
        messages.success(request, _("De bezoeker kan nu weer lezen wat er eerder is gezegd."))
    return redirect("gesprek", body=body)


@require_POST
def close(request: SignedIn, body: str) -> HttpResponse:
    """Close the talk; what is left is to register it."""
    contact = _contact(request, body)
    actions.end(user=request.actor, at=timezone.now(), contact=contact, once=token_in(request.POST))
    messages.success(request, _("De chat is gesloten. Leg het advies nog vast."))
    return redirect("gesprek", body=body)


def end_with_the_talk(*, user: Actor, contact: Contact, at: datetime) -> None:
    """End the line of a talk that was just registered, if it has one that is open."""
    lijn = own_line(user=user, contact=contact) if contact.channel == CHANNEL else None
    if lijn is not None and lijn.ended_at is None:
        actions.end(user=user, at=at, contact=contact)


def _contact(request: SignedIn, body: str) -> Contact:
    contact = find_line(user=request.actor, body=body).contact
    if contact is None:
        raise NotFound
    return contact


def _client(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError:
        return uuid4()
