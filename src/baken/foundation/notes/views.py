"""Keeps what a person is typing; no act, for it touches their own row alone."""

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import Newer, TooLong, Window, keep_draft

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


def _window(request: SignedIn) -> Window | None:
    """Return which open page saves, and when it was opened; None when it does not say."""
    page = request.headers.get("X-Baken-Page", "")[:60]
    try:
        opened_at = float(request.headers.get("X-Baken-Opened", ""))
    except ValueError:
        return None
    return Window(page=page, opened_at=opened_at)
