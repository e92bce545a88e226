"""What a person does before any work: an own password, a second factor, a role, a place."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from baken.config.lock import is_script
from baken.config.refusals import refused_page
from baken.core.errors import NotAllowed
from baken.foundation.identity import idle
from baken.foundation.identity.adapters import second_factors
from baken.foundation.identity.models import User
from baken.foundation.identity.people import organisaties_of
from baken.foundation.identity.practice import is_real
from baken.foundation.identity.views.screen import CHOSEN
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.intake.chat.views.desk import ON_DUTY

READY = "ready"  # in the session: nothing stands before work any more
ALWAYS = frozenset({"slot", "wakker", "account_logout", "account_reauthenticate"})
PASSWORD = "account_change_password"
FACTOR = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
WITHOUT_ROLE = ALWAYS | FACTOR | {PASSWORD, "profiel", "organisatie"}


class BeforeWork:
    """Leads somebody who is logged in to what must be done first; nothing else opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_rest: Any
    ) -> HttpResponse | None:
        user = request.user
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name == "account_logout" and request.method == "POST" and _has_chat_duty(request):
            messages.error(request, sentence_of("chat_duty_goes_on"))
            return redirect("chat-desk")
        if not isinstance(user, User) or not getattr(view, "login_required", True):
            return None
        if not request.session.get(READY):
            allowed, first = _first_thing(request, user)
            if first:
                return None if name in ALWAYS | allowed else _lead(request, first)
            request.session[READY] = True
        if getattr(request, "actor", None) is None and name not in WITHOUT_ROLE:
            return refused_page(request, NotAllowed("no_role"))
        return None


def _first_thing(request: HttpRequest, user: User) -> tuple[frozenset[str], str]:
    """What may be opened meanwhile, and the page to go to; no page when nothing is left."""
    if is_real():
        if user.password_set_at is None and user.has_usable_password():
            return frozenset({PASSWORD}), PASSWORD
        if not second_factors(user).exists():
            return FACTOR, "mfa_index"
    places = organisaties_of(user=user, on=timezone.localdate())
    if len(places) > 1 and request.session.get(CHOSEN) not in {one.pk for one in places}:
        return frozenset({"organisatie"}), "organisatie"
    return frozenset(), ""


def _has_chat_duty(request: HttpRequest) -> bool:
    """Whether visitors would be left alone; a screen that is locked is left by anybody."""
    session = request.session
    is_in = isinstance(request.user, User)
    return is_in and bool(session.get(ON_DUTY)) and not idle.is_locked(session)


def _lead(request: HttpRequest, first: str) -> HttpResponse:
    if is_script(request):
        return JsonResponse({"login": reverse(first)}, status=401)
    return redirect(first)
