"""Keeps what a person is typing and whether their telephone is on; no act, for it is their own."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.core.errors import NotAllowed
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.views.screen import left_behind
from baken.foundation.notes.drafts import Newer, TooLong, Window, keep_draft
from baken.foundation.notes.presence import does_duty, set_duty, stay_there

NOT_KEPT = {"csrfmiddlewaretoken"}


@require_POST
def keep(request: SignedIn, key: str) -> JsonResponse:
    """Keep the fields of a form, and answer with the clock time of saving."""
    now = timezone.now()
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    try:
        keep_draft(user=request.actor, key=key, fields=fields, at=now, window=_window(request))
    except TooLong:
        return JsonResponse({"error": "too_long"}, status=413)
    except Newer:
        return JsonResponse({"error": "newer_elsewhere"}, status=412)
    return JsonResponse({"saved_at": f"{timezone.localtime(now):%H:%M}"})


@require_POST
def duty(request: SignedIn) -> HttpResponse:
    """Put the own telephone on, or away."""
    if not does_duty(user=request.actor):
        raise NotAllowed
    is_on = request.POST.get("stand") == "aan"
    set_duty(user=request.actor, is_on=is_on, at=timezone.now())
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"on": is_on})
    return redirect(left_behind(request))


@require_POST
def alive(request: SignedIn) -> JsonResponse:
    """Note that the screen of who does duty is alive; asked by the machine, once a minute."""
    if does_duty(user=request.actor):
        stay_there(user=request.actor, at=timezone.now())
    return JsonResponse({})


def _window(request: SignedIn) -> Window | None:
    """Return which open page saves, and when it was opened; None when it does not say."""
    page = request.headers.get("X-Baken-Page", "")[:60]
    try:
        opened_at = float(request.headers.get("X-Baken-Opened", ""))
    except ValueError:
        return None
    return Window(page=page, opened_at=opened_at)
