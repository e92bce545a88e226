"""Says whether our telephone is answered now, and who takes over when nobody does."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from baken.casework.contact.rules.hours import PhoneNow, Stand, phone_at
from baken.foundation.identity.queries import code_of
from baken.foundation.ui.templatetags.policy_words import said
from baken.policy.telefoon import telefoon
from baken.policy.termijnen import werkkalender

register = template.Library()


@register.simple_tag(takes_context=True)
def phone_now(context: Context, now: datetime) -> str:
    """Return how it stands with our telephone, for the region of who looks."""
    regio = code_of(organisatie_id=context["request"].actor.organisatie_id)
    policy = telefoon(regio)
    kalender = werkkalender(regio)
    found = phone_at(now, opens=policy.opens, closes=policy.closes, kalender=kalender)
    return phone_words(found, overflow=policy.overflow)


def phone_words(found: PhoneNow, *, overflow: Sequence[str]) -> str:
    """Return how it stands, and who takes over: in one or two sentences."""
    clock = f"{found.turns:%H:%M}" if found.turns else ""
    last = _named(overflow[-1])
    match found.stand:
        case Stand.OPEN:
            return " ".join([_("Nu open tot %(at)s.") % {"at": clock}, overflow_words(overflow)])
        case Stand.BEFORE:
            return _("Nu gesloten tot %(at)s: %(last)s.") % {"at": clock, "last": last}
        case Stand.AFTER:
            return _("Nu gesloten sinds %(at)s: %(last)s.") % {"at": clock, "last": last}
    day = said(found.free) if found.free else ""
    return _("Vandaag gesloten, het is %(day)s: %(last)s.") % {"day": day, "last": last}


def overflow_words(overflow: Sequence[str]) -> str:
    """Return who takes over when the first does not answer; empty if there is nobody else."""
    first, *rest = (_named(one) for one in overflow)
    if not rest:
        return ""
    then = rest[0]
    for one in rest[1:]:
        then = _("%(one)s, dan %(other)s") % {"one": then, "other": one}
    return _("Neemt %(first)s niet op: %(then)s.") % {"first": first, "then": then}


def _named(one: str) -> str:
    return {
        "secretariaat": _("het secretariaat"),
        "frontoffice": _("front office"),
        "voicemail": _("voicemail"),
    }[one]
