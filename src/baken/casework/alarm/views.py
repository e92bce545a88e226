"""The card of an alarm: what rings for this person, take it, give it back, put it through."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.casework.alarm import actions
from baken.casework.alarm.queries import HeardAlarm, find_alarm, heard_alarms
from baken.core.errors import WrongState
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.views.screen import left_behind
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.policy.alarm import alarms


@require_GET
def heard(request: SignedIn) -> JsonResponse:
    """Return the cards of what rings for this person now; a page asks this every second or so."""
    return _cards(request, status=200)


@require_POST
def accept(request: SignedIn, pk: int) -> HttpResponse:
    """Take an alarm; who comes second is told who has it."""
    alarm = find_alarm(user=request.actor, pk=pk)
    try:
        actions.accept(user=request.actor, at=timezone.now(), alarm=alarm)
    except WrongState as refusal:
        words = sentence_of(refusal.code)
        taker = find_alarm(user=request.actor, pk=pk).accepted_by
        if refusal.code == "alarm_taken" and taker is not None:
            words = _("%(name)s was je voor.") % {"name": taker.name}
        return _after(request, words, status=409)
    return _after(request, "", status=200)


@require_POST
def give_back(request: SignedIn, pk: int) -> HttpResponse:
    """Give an alarm back: it rings again."""
    alarm = find_alarm(user=request.actor, pk=pk)
    actions.give_back(user=request.actor, at=timezone.now(), alarm=alarm)
    return _after(request, "", status=200)


@require_POST
def connect(request: SignedIn, pk: int) -> HttpResponse:
    """Say that the caller is on the own line, and go on in the gesprek."""
    alarm = find_alarm(user=request.actor, pk=pk)
    actions.connect(user=request.actor, at=timezone.now(), alarm=alarm)
    if alarm.contact is None:
        return redirect("werk")
    return redirect("gesprek", body=alarm.contact.body)


def cards_html(
    request: HttpRequest, user_id: int | None, heard: Sequence[HeardAlarm]
) -> tuple[str, str]:
    """Return a key that changes when the cards do, and the cards of what rings for this person."""
    rows = [row for row in heard if not _is_here(request, row)]
    if not rows:
        return "", ""
    shown = {
        "rows": [(row, alarms()[row.kind]) for row in rows],
        "user_id": user_id,
        "csrf_token": get_token(request),
    }
    return _key(rows), render_to_string("alarm/_kaarten.html", shown)


def _is_here(request: HttpRequest, row: HeardAlarm) -> bool:
    """Whether the page itself is where the card would lead."""
    at_page = request.headers.get("X-Baken-Path", request.path)
    here = [f"/gesprek/{row.body}/", f"/spoed/{row.body}/", f"/gevaar/{row.pk}/"]
    return at_page.startswith(tuple(here))


def _key(rows: Sequence[HeardAlarm]) -> str:
    return " ".join(f"{row.pk}-{row.accepted_by_id}-{bool(row.ended_at)}" for row in rows)


def _cards(request: SignedIn, *, status: int) -> JsonResponse:
    heard = heard_alarms(user=request.actor, at=timezone.now())
    key, html = cards_html(request, request.actor.user_id, heard)
    return JsonResponse({"key": key, "html": html}, status=status)


def _after(request: SignedIn, words: str, *, status: int) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        return _cards(request, status=status)
    if words:
        messages.error(request, words)
    return redirect(left_behind(request))
