"""The end of the day: every contact with what became of it, so that none gets lost."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.zaak.queries import numbers_open_to
from baken.core.errors import NotAllowed
from baken.core.kalender import full_day
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.models import SignedIn
from baken.pages.dag.forms import DayForm
from baken.pages.dag.queries import day_of

ONE_DAY = timedelta(days=1)


@require_GET
def dag(request: SignedIn) -> HttpResponse:
    """Show a day; a day that cannot be read comes back as it was typed."""
    if not holds_somewhere("dag.view", request.actor):
        raise NotAllowed("no_day_here")
    now = timezone.now()
    today = timezone.localdate(now)
    form = DayForm(request.GET, today=today)
    if not form.is_valid():
        return render(request, "dag/dag.html", {"form": form}, status=422)
    day = form.cleaned_data["dag"]
    shown = day_of(user=request.actor, day=day, now=now)
    look_at_list("dag.view", user=request.actor, at=now, query="dag", row_count=shown.row_count)
    context = {
        "form": form,
        "shown": shown,
        "day": full_day(day),
        "before": day - ONE_DAY,
        "after": day + ONE_DAY if day < today else None,
        "now": now,
        "can_open": numbers_open_to(user=request.actor, numbers=shown.numbers),
    }
    return render(request, "dag/dag.html", context)
