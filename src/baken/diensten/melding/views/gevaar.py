"""Direct gevaar, for who comes: what is going on, and a melding without a melder."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.alarm.actions import end
from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import find_alarm
from baken.casework.alarm.rules.hearing import GEVAAR
from baken.core.errors import NotAllowed, NotFound
from baken.diensten.advies.queries import advies_of_contact
from baken.diensten.melding import actions
from baken.diensten.melding.forms import DangerForm
from baken.diensten.melding.queries import melding_of_contact
from baken.diensten.melding.views.opening import seconds_for
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn


@require_http_methods(["GET", "POST"])
def gevaar(request: SignedIn, pk: int) -> HttpResponse:
    """Show who calls for help and what to do first, and open a melding."""
    alarm = _danger(request, pk)
    if request.method == "GET":
        return _page(request, alarm, _form(request, alarm), status=200)
    if not holds_somewhere("melding.open_in_danger", request.actor):
        raise NotAllowed
    form = _form(request, alarm, request.POST)
    if not form.is_valid():
        return _page(request, alarm, form, status=422)
    melding = actions.open_in_danger(
        user=request.actor,
        at=timezone.now(),
        alarm=alarm,
        opening=form.opening(),
        once=form.cleaned_data["once"],
    )
    words = _("Melding %(number)s is open. Vul nu in over wie het gaat.")
    messages.success(request, words % {"number": melding.zaak.number})
    return redirect("betrokkene-add", number=melding.zaak.number)


@require_POST
def done(request: SignedIn, pk: int) -> HttpResponse:
    """Say that somebody is at it and no melding is needed now: the call for help ends."""
    end(user=request.actor, at=timezone.now(), alarm=_danger(request, pk), reason="opgepakt")
    messages.success(request, _("De oproep is klaar."))
    return redirect("werk")


def _danger(request: SignedIn, pk: int) -> Alarm:
    alarm = find_alarm(user=request.actor, pk=pk)
    if alarm.kind != GEVAAR or alarm.contact is None:
        raise NotFound
    return alarm


def _form(request: SignedIn, alarm: Alarm, *sent: object) -> DangerForm:
    colleagues = seconds_for(request)
    asker = alarm.raised_by
    if asker is not None and asker.pk != request.actor.user_id:
        colleagues = {asker.pk: asker.name} | colleagues
    initial = {"second_person": next(iter(colleagues), None)}
    return DangerForm(*sent, initial=initial, colleagues=colleagues)


def _page(request: SignedIn, alarm: Alarm, form: DangerForm, *, status: int) -> HttpResponse:
    if alarm.contact is None:
        raise NotFound
    may_open = holds_somewhere("melding.open_in_danger", request.actor)
    context = {
        "alarm": alarm,
        "form": form,
        "may_open": may_open,
        "melding": melding_of_contact(contact=alarm.contact),
        "advies": advies_of_contact(contact=alarm.contact) if may_open else None,
        "is_mine": request.actor.user_id in (alarm.raised_by_id, alarm.accepted_by_id),
        "may_come": alarm.ended_at is None
        and alarm.accepted_by is None
        and alarm.raised_by_id != request.actor.user_id,
    }
    return render(request, "melding/gevaar.html", context, status=status)
