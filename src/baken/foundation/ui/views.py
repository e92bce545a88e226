"""The styleguide: every part in every state, which is also the test of the parts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from baken.foundation.ui import specimens

PAGES = {
    "": "ui/styleguide.html",
    "gesprek": "ui/styleguide_gesprek.html",
    "werk": "ui/styleguide_werk.html",
    "terugbellen": "ui/styleguide_terugbellen.html",
    "conflict": "ui/styleguide_conflict.html",
}


@require_GET
def styleguide(request: HttpRequest, page: str = "") -> HttpResponse:
    """Show one page of the styleguide; `?stand=` names the state of the gesprek."""
    if page not in PAGES:
        raise Http404
    state = request.GET.get("stand", "gevuld")
    form = specimens.gesprek(state)
    shown = {
        "state": state,
        "form": form,
        "faulty": specimens.gesprek("fouten", prefix="fout"),
        "due": specimens.dues(),
        "cards": specimens.safe_cards(),
        "outcomes": specimens.outcomes(),
        "clash": specimens.clash(),
    }
    return render(request, PAGES[page], shown, status=422 if state == "fouten" else 200)
