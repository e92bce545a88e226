"""Mijn werk: what is waiting for this person, riskiest first, each row with its next action."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.contact.queries import lines_in
from baken.casework.termijn.queries import werkkalender_in
from baken.core.errors import NotAllowed
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import code_of
from baken.intake.telefoon.views import doors
from baken.intake.terugbelverzoek.forms import RequestForm
from baken.intake.terugbelverzoek.views.shown import limit_of
from baken.pages.doorverbinden.forms import CallerForm
from baken.pages.werk.panels import work_of
from baken.policy.telefoon import telefoon


@require_GET
def home(request: SignedIn) -> HttpResponse:
    """Lead to Mijn werk."""
    return redirect("werk")


@require_GET
def werk(request: SignedIn) -> HttpResponse:
    """Show Mijn werk."""
    if not holds_somewhere("werk.view", request.actor):
        raise NotAllowed("no_work_here")
    now = timezone.now()
    mine = request.GET.get("wie") == "mij"
    work = work_of(user=request.actor, now=now, mine=mine)
    look_at_list("werk.view", user=request.actor, at=now, query="werk", row_count=work.row_count)
    context = {"work": work, "now": now, "mine": mine, "doors": doors(user=request.actor)}
    if work.duty is not None:
        context |= {"telefoon": telefoon(code_of(organisatie_id=request.actor.organisatie_id))}
    if work.today is not None:
        kalender, lines = werkkalender_in(user=request.actor), lines_in(user=request.actor)
        form = RequestForm(kalender=kalender, lines=lines)
        due = limit_of(user=request.actor, since=now, now=now)
        context |= {"form": form, "faulty": form, "limit": due, "caller": CallerForm()}
    return render(request, "werk/werk.html", context)
