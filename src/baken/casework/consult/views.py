"""Asks for counsel on a zaak, and gives it; the forms stand on the page of the zaak."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.consult import actions
from baken.casework.consult.forms import (
    AnswerForm,
    AskForm,
    answer_key,
    ask_key,
    raad_of,
)
from baken.casework.consult.queries import find_consult, read_zaak_of_raad
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import find_zaak
from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.foundation.identity.models import SignedIn
from baken.foundation.notes.drafts import drop_draft
from baken.foundation.ui.once import token_in
from baken.foundation.ui.templatetags.policy_words import said, sentence_of
from baken.policy.rights import roles


@require_http_methods(["GET", "POST"])
def raad(request: SignedIn, number: str) -> HttpResponse:
    """Show the consulten of a zaak, and take in a question."""
    now = timezone.now()
    if request.method == "GET":
        zaak = read_zaak_of_raad(user=request.actor, number=number, at=now)
        return _page(request, zaak, None, status=200)
    zaak = find_zaak(user=request.actor, number=number, right="consult.view")
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, _read(request, zaak), form, status=422)
    given = form.cleaned_data
    consult = actions.ask_consult(
        user=request.actor,
        at=now,
        zaak=zaak,
        to_role=given["to_role"],
        question=given["question"],
        is_spoed=given["spoed"],
        once=given["once"],
    )
    drop_draft(user=request.actor, key=ask_key(number=zaak.number), at=now)
    asked = said(roles()[consult.to_role].label)
    messages.success(request, _("Je vraag staat klaar. Gevraagd aan: %(who)s.") % {"who": asked})
    return redirect("zaak", number=zaak.number)


@require_POST
def answer(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Take in an answer; when a colleague was first, what was typed stays in sight."""
    form = AnswerForm(request.POST, pk=pk)
    try:
        return _take_answer(request, form, number=number)
    except (NotFound, NotAllowed) as refusal:
        if not form.is_valid():
            raise
        status = 404 if isinstance(refusal, NotFound) else 403
        kept = {"words": sentence_of(refusal.code), "text": form.cleaned_data["answer"]}
        return render(request, "consult/dicht.html", kept, status=status)


def _take_answer(request: SignedIn, form: AnswerForm, *, number: str) -> HttpResponse:
    consult = find_consult(user=request.actor, number=number, pk=form.pk)
    if not form.is_valid():
        return _page(request, _read(request, consult.zaak), form, status=422)
    given, now = form.cleaned_data, timezone.now()
    try:
        actions.answer_consult(
            user=request.actor, at=now, consult=consult, answer=given["answer"], once=given["once"]
        )
    except WrongState as refusal:
        form.add_error("answer", sentence_of(refusal.code))
        return _page(request, _read(request, consult.zaak), form, status=409)
    drop_draft(user=request.actor, key=answer_key(pk=form.pk), at=now)
    messages.success(request, _("Je antwoord is bewaard. Wie het vroeg, ziet het."))
    return redirect("werk")


@require_POST
def take(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Take a question up and go on to its answer."""
    consult = find_consult(user=request.actor, number=number, pk=pk)
    once = token_in(request.POST)
    actions.take_consult(user=request.actor, at=timezone.now(), consult=consult, once=once)
    messages.success(request, _("Je pakt deze vraag op. Wie het vroeg, ziet dat."))
    return redirect("zaak", number=consult.zaak.number)


@require_POST
def withdraw(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """Withdraw a question."""
    consult = find_consult(user=request.actor, number=number, pk=pk)
    once = token_in(request.POST)
    actions.withdraw_consult(user=request.actor, at=timezone.now(), consult=consult, once=once)
    messages.success(request, _("De vraag is ingetrokken."))
    return redirect("zaak", number=consult.zaak.number)


def _read(request: SignedIn, zaak: Zaak) -> Zaak:
    """Return the zaak again, now that its consulten are shown: that is written down."""
    return read_zaak_of_raad(user=request.actor, number=zaak.number, at=timezone.now())


def _page(
    request: SignedIn, zaak: Zaak, sent: AskForm | AnswerForm | None, *, status: int
) -> HttpResponse:
    context = {
        "zaak": zaak,
        "raad": raad_of(zaak=zaak, user=request.actor, sent=sent),
        "sent": sent,
        "now": timezone.now(),
    }
    return render(request, "consult/raad.html", context, status=status)
