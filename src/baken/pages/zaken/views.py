"""The list of zaken with its exact count, for who divides the work."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.casework.zaak.queries import listed_zaken, numbers_open_to
from baken.core.errors import NotAllowed, NotFound
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.models import SignedIn
from baken.pages.zaken.forms import ListForm
from baken.pages.zaken.links import links_of

ON_A_PAGE = 50


@require_GET
def zaken(request: SignedIn) -> HttpResponse:
    """Show a page of the list; a choice that cannot be read comes back as it was typed."""
    if not holds_somewhere("zaak.list", request.actor):
        raise NotAllowed("no_list_here")
    now = timezone.now()
    form = ListForm(request.GET, today=timezone.localdate(now))
    if form.is_no_page:
        raise NotFound
    if not form.is_valid():
        return render(request, "zaken/zaken.html", {"form": form}, status=422)
    found = Paginator(listed_zaken(user=request.actor, wanted=form.wanted), ON_A_PAGE)
    page = found.get_page(form.cleaned_data["pagina"])
    rows = list(page.object_list)
    look_at_list("zaak.list", user=request.actor, at=now, query="zaken", row_count=len(rows))
    numbers = [row.number for row in rows]
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "links": links_of(form, page),
        "now": now,
        "can_open": numbers_open_to(user=request.actor, numbers=numbers),
    }
    return render(request, "zaken/zaken.html", context)
