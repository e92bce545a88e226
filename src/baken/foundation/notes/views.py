"""Keeps what a person is typing; no act, for it touches their own row alone."""

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import TooLong, keep_draft

NOT_KEPT = {"csrfmiddlewaretoken"}


@require_POST
def keep(request: SignedIn, key: str) -> JsonResponse:
    """Keep the fields of a form, and answer with the clock time of saving."""
    now = timezone.now()
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    try:
        keep_draft(user=request.actor, key=key, fields=fields, at=now)
    except TooLong:
        return JsonResponse({"error": "too_long"}, status=413)
    return JsonResponse({"saved_at": f"{timezone.localtime(now):%H:%M}"})
