"""Locks a screen nobody sits at: after the set minutes the same person must log in again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone

from baken.foundation.identity import idle
from baken.foundation.identity.adapters import account_adapter
from baken.foundation.identity.views.screen import left_behind, to_lock

View = Callable[..., HttpResponseBase]
OPEN_WHILE_LOCKED = frozenset({"slot", "account_logout"})


class Lock:
    """Ends a session that is over, locks one that is idle, and notes that somebody is active."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: View, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        now = timezone.now()
        if idle.is_over(request.session, at=now, longest=_longest()):
            return _end(request)
        if not idle.is_locked(request.session):
            _lock_if_idle(request, now)
        name = request.resolver_match.url_name if request.resolver_match else None
        if idle.is_locked(request.session):
            return None if name in OPEN_WHILE_LOCKED else _to_lock(request)
        if not _is_background(request, name):
            idle.note_activity(request.session, at=now, allowed=_allowed())
        return None


class LoginRequired(LoginRequiredMiddleware):
    """Sends who is not logged in to the log-in; a script gets a word it can act upon."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: View
    ) -> HttpResponseBase:
        return _to_login(request)


def is_script(request: HttpRequest) -> bool:
    """Return whether a script asks, which keeps the page and its text when it is refused."""
    asked = request.headers
    return (
        asked.get("X-Requested-With") == "fetch"
        or asked.get("Accept") == "application/json"
        or "X-Baken-Poll" in asked
    )


def _lock_if_idle(request: HttpRequest, now: datetime) -> None:
    if idle.is_idle(request.session, at=now, allowed=_allowed()):
        idle.lock(request.session, at=now)
        account_adapter(request).happened(
            "login.locked",
            request=request,
            user=request.user,  # type: ignore[arg-type]
            reason="idle",
        )


def _is_background(request: HttpRequest, name: str | None) -> bool:
    """Whether the machine asks by itself: that prolongs no login."""
    fetches_token = name == "wakker" and request.method == "GET"
    return "X-Baken-Poll" in request.headers or fetches_token


def _end(request: HttpRequest) -> HttpResponse:
    account_adapter(request).happened(
        "login.ended",
        request=request,
        user=request.user,  # type: ignore[arg-type]
        reason="over",
    )
    logout(request)
    return _to_login(request)


def _to_login(request: HttpRequest) -> HttpResponse:
    if is_script(request):
        return JsonResponse({"login": settings.LOGIN_URL}, status=401)
    return redirect_to_login(_page_of(request))


def _to_lock(request: HttpRequest) -> HttpResponse:
    if is_script(request):
        return JsonResponse({"login": settings.LOGIN_URL}, status=401)
    return to_lock(_page_of(request))


def _page_of(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else left_behind(request)


def _allowed() -> timedelta:
    return timedelta(minutes=settings.BAKEN.lock_minutes)


def _longest() -> timedelta:
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)
