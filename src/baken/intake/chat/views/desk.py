"""The chat desk: duty, who waits, and taking a visitor."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from baken.core.errors import NotAllowed, NotFound, WrongState
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.models import SignedIn, User
from baken.foundation.identity.queries import actor_of
from baken.foundation.ui.once import token_in
from baken.foundation.ui.templatetags.policy_words import sentence_of
from baken.intake.chat import actions
from baken.intake.chat.adapters.talk import stay_there
from baken.intake.chat.forms import AcceptForm, HandOverForm, LeaveForm
from baken.intake.chat.queries import duty_of, find_duty, list_waiting
from baken.intake.chat.views.shown import colleagues, desk_of

ON_DUTY = "chatdienst"  # in the session: each page of this person hears the bell


@require_GET
def desk(request: SignedIn) -> HttpResponse:
    """Show the desk."""
    return _page(request, LeaveForm(), status=200)


@require_GET
def lists(request: SignedIn) -> HttpResponse:
    """Return the lists alone, for a page that hears the bell."""
    _check(request)
    shown = {"desk": desk_of(user=request.actor, at=timezone.now()), "now": timezone.now()}
    return render(request, "chat/_lijsten.html", shown | {"open": request.GET.get("open", "")})


@require_GET
def count(request: SignedIn) -> HttpResponse:
    """Return how many visitors wait for this desk; a page that asks shows that one is there."""
    _check(request)
    actor, now = request.actor, timezone.now()
    stay_there(user_id=actor.person_id, organisatie_id=actor.organisatie_id, at=now)
    return JsonResponse({"wacht": len(list_waiting(user=actor, at=now))})


@require_GET
def may_hear(request: SignedIn) -> HttpResponse:
    """Say that this person may hear the bell: it tells that something was said, never what."""
    _check(request)
    return HttpResponse(status=204)


@require_POST
def begin_duty(request: SignedIn) -> HttpResponse:
    """Do chat duty from now on."""
    actions.begin_duty(user=request.actor, at=timezone.now())
    request.session[ON_DUTY] = True
    messages.success(request, _("Je hebt nu chatdienst."))
    return redirect("chat-desk")


@require_POST
def end_duty(request: SignedIn) -> HttpResponse:
    """Do no chat duty any more; the last one says why."""
    now, form, duty = timezone.now(), LeaveForm(request.POST), duty_of(user=request.actor)
    if duty is None:
        return redirect("chat-desk")
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.end_duty(
            user=request.actor, at=now, dienst=duty, reason=form.cleaned_data["reason"]
        )
    except WrongState as refusal:
        form.add_error(
            "reason" if refusal.code == "last_on_duty" else None, sentence_of(refusal.code)
        )
        return _page(request, form, status=422)
    request.session.pop(ON_DUTY, None)
    messages.success(request, _("Je chatdienst is voorbij."))
    return redirect("chat-desk")


@require_POST
def hand_over(request: SignedIn) -> HttpResponse:
    """Let a colleague go on with the duty and with all open talks."""
    now, duty = timezone.now(), duty_of(user=request.actor)
    form = HandOverForm(request.POST, colleagues=colleagues(user=request.actor, at=now))
    if duty is None:
        raise NotFound
    if not form.is_valid():
        messages.error(request, sentence_of("colleague_not_on_duty"))
        return redirect("chat-desk")
    colleague = actor_of(
        user=User.objects.get(pk=form.cleaned_data["colleague"]),
        on=timezone.localdate(now),
        organisatie_id=request.actor.organisatie_id,
    )
    if colleague is None:
        raise NotFound
    actions.hand_over_duty(user=request.actor, at=now, dienst=duty, colleague=colleague)
    request.session.pop(ON_DUTY, None)
    messages.success(request, _("%(name)s heeft nu je chats.") % {"name": colleague.name})
    return redirect("chat-desk")


@require_POST
def take_over(request: SignedIn, pk: int) -> HttpResponse:
    """Go on with the talks of a colleague whose screen fell silent."""
    duty = find_duty(user=request.actor, pk=pk)
    try:
        actions.take_over(user=request.actor, at=timezone.now(), dienst=duty)
    except WrongState as refusal:
        messages.error(request, sentence_of(refusal.code))
    else:
        messages.success(request, _("De chats van je collega staan nu bij jou."))
    return redirect("chat-desk")


@require_POST
def accept(request: SignedIn) -> HttpResponse:
    """Take a visitor, and open the talk; who comes second is told so."""
    form = AcceptForm(request.POST)
    if not form.is_valid():
        raise NotFound
    try:
        lijn = actions.accept(
            user=request.actor,
            at=timezone.now(),
            lijn_id=form.cleaned_data["lijn"],
            once=token_in(request.POST),
        )
    except WrongState as refusal:
        messages.error(request, sentence_of(refusal.code))
        return redirect("chat-desk")
    if lijn.contact is None:
        raise NotFound
    return redirect("gesprek", body=lijn.contact.body)


def _check(request: SignedIn) -> None:
    if not holds_somewhere("chat.view", request.actor):
        raise NotAllowed


def _page(request: SignedIn, form: LeaveForm, *, status: int) -> HttpResponse:
    _check(request)
    now = timezone.now()
    actor = request.actor
    stay_there(user_id=actor.person_id, organisatie_id=actor.organisatie_id, at=now)
    shown = desk_of(user=actor, at=now)
    if (shown.own_duty is not None) != request.session.get(ON_DUTY, False):
        request.session[ON_DUTY] = shown.own_duty is not None
    rows = len(shown.waiting) + len(shown.elsewhere) + len(shown.talks)
    look_at_list("chat.view", user=request.actor, at=now, query="chat", row_count=rows)
    context = {
        "desk": shown,
        "now": now,
        "form": form,
        "colleagues": colleagues(user=request.actor, at=now),
        "open": "",
        "may_see_texts": holds_somewhere("chat.view_kept", actor),
        "practice_url": f"{settings.BAKEN.public_origins[0]}/chat/" if settings.BAKEN.demo else "",
    }
    return render(request, "chat/desk.html", context, status=status)
