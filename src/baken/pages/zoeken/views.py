"""Find: one box for numbers, telephones and names; what is searched travels in the body alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.casework.zaak.queries import find_zaak
from baken.casework.zoekvraag import actions
from baken.casework.zoekvraag.queries import MOST, find_zoekvraag
from baken.core.errors import NotAllowed, NotFound
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.models import SignedIn
from baken.pages.zoeken.forms import HitForm, SearchForm


@require_http_methods(["GET", "POST"])
def zoeken(request: SignedIn) -> HttpResponse:
    """Search and show what was found; a number that is one zaak opens at once."""
    if not holds_somewhere("zaak.find", request.actor):
        raise NotAllowed
    finds_names = holds_somewhere("contact.find", request.actor)
    context = {"finds_names": finds_names, "most": MOST, "now": timezone.now()}
    if request.method == "GET":
        return render(request, "zoeken/zoeken.html", context | {"search": SearchForm()})
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "zoeken/zoeken.html", context | {"search": form}, status=422)
    words, readings = form.cleaned_data["zoek"], form.readings
    asked = actions.ask(user=request.actor, at=timezone.now(), words=words, readings=readings)
    if asked.found.exact is not None:
        return redirect("zaak", number=asked.found.exact.number)
    return render(request, "zoeken/zoeken.html", context | {"search": form, "asked": asked})


@require_POST
def open_hit(request: SignedIn) -> HttpResponse:
    """Open a zaak from the list; the search remembers that it led to work."""
    form = HitForm(request.POST)
    if not form.is_valid():
        raise NotFound
    zaak = find_zaak(user=request.actor, number=form.cleaned_data["number"], right="zaak.find")
    zoekvraag = find_zoekvraag(user=request.actor, pk=form.cleaned_data["zoekvraag"])
    actions.open_hit(user=request.actor, at=timezone.now(), zoekvraag=zoekvraag, zaak=zaak)
    return redirect("zaak", number=zaak.number)
