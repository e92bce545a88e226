"""Practice on the pages where the work is done: the list, and the notes beside it."""

from typing import Any

from django import template
from django.template import Context

from baken.pages.oefening.practice import Stand, practised

register = template.Library()


@register.inclusion_tag("oefening/_lijst.html", takes_context=True)
def practice_list(context: Context) -> dict[str, Any]:
    """Return what there is to practise, with how far it is."""
    return {"shown": practised(context["request"]), "once": context["frame"].once}


@register.inclusion_tag("oefening/_stappen.html", takes_context=True)
def practice_notes(context: Context, body: str = "") -> dict[str, Any]:
    """Return the notes of what is being practised in this talk, or on the page without a talk."""
    running = (one for one in practised(context["request"]) if one.stand is Stand.RUNNING)
    return {"shown": next((one.oefening for one in running if one.body == body), None)}
