"""The handboek: how the work is done and why, for everybody who works here. It tells of nobody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from baken.core.errors import NotFound
from baken.foundation.identity.models import SignedIn
from baken.foundation.identity.queries import code_of
from baken.pages.handboek.lists import role_rows, term_rows
from baken.pages.handboek.rendered import rendered
from baken.policy.hoofdstukken import Group, chapters


@require_GET
def handboek(request: SignedIn) -> HttpResponse:
    """Show which chapters there are."""
    return render(request, "handboek/handboek.html", {"groups": _groups()})


@require_GET
def chapter(request: SignedIn, page: str) -> HttpResponse:
    """Show one chapter, with whose it is and what it rests on."""
    if page not in chapters():
        raise NotFound
    found = chapters()[page]
    context: dict[str, object] = {
        "chapter": found,
        "rendered": rendered(page),
        "groups": _groups(),
    }
    if found.generated == "rollen":
        context["roles"] = role_rows()
    if found.generated == "termijnen":
        context["terms"] = term_rows(regio=code_of(organisatie_id=request.actor.organisatie_id))
    return render(request, "handboek/hoofdstuk.html", context)


def _groups() -> list[tuple[str, str, list[object]]]:
    names = {Group.WERKPROCES: _("Werkprocessen"), Group.SCHERM: _("Baken gebruiken")}
    return [
        (group.value, name, [one for one in chapters().values() if one.group is group])
        for group, name in names.items()
    ]
