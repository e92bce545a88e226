"""Puts each request to work: who acts, in which organisatie, in which transaction and language."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from baken.foundation.access.inside import inside
from baken.foundation.identity.queries import actor_of

Respond = Callable[[HttpRequest], HttpResponse]


class AtWork:
    """Gives a signed-in request its actor and runs it inside the actor's organisatie."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now()
        request.opened_at = now  # type: ignore[attr-defined]
        with translation.override(request.user.language):
            response = self._at_work(request, now)
        patch_cache_control(response, private=True, no_store=True)  # Back shows the newest draft
        return response

    def _at_work(self, request: HttpRequest, now: datetime) -> HttpResponse:
        actor = actor_of(
            user=request.user,  # type: ignore[arg-type]
            on=timezone.localdate(now),
            organisatie_id=request.session.get("organisatie"),
        )
        request.actor = actor  # type: ignore[attr-defined]
        if actor is None:
            return self.get_response(request)
        with inside(actor.organisatie_id):
            return self.get_response(request)
