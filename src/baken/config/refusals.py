"""The one place where a refusal becomes a page."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from baken.core.errors import NotAllowed, NotFound, Refused
from baken.foundation.ui.templatetags.policy_words import sentence_of

STATUS: dict[type[Refused], int] = {NotFound: 404, NotAllowed: 403}


class Refusals:
    """Turns a refusal into its page, and undoes the transaction of any other error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, SuspiciousOperation):
            return bad_request(request, error)  # it could not be read, so nothing was begun
        if isinstance(error, Http404):
            return not_found(request, error)  # its page asks the database: nothing is undone first
        if not isinstance(error, Refused):
            if transaction.get_connection().in_atomic_block:
                transaction.set_rollback(True)
            return None
        return refused_page(request, error)


def refused_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the page that says in words what was refused and what to do."""
    status = STATUS.get(type(refusal), 409)
    shown = {"words": sentence_of(refusal.code), "status": status}
    return render(request, "refused.html", shown, status=status)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not ours or too old (Django's CSRF failure)."""
    return refused_page(request, NotAllowed("form_expired"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist, in the same words as a row that is not there."""
    return refused_page(request, NotFound())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    shown = {"words": sentence_of("bad_request"), "status": 400}
    return render(request, "refused.html", shown, status=400)
