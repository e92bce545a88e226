"""Gives moments, clocks and outcomes on the pages of a zaak their words."""

from datetime import datetime
from typing import Protocol

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from baken.foundation.ui.markup import due_html
from baken.foundation.ui.templatetags.policy_words import said
from baken.foundation.ui.words import due_words, moment_words
from baken.policy.codelijsten import Item, codelijsten
from baken.policy.terugbellen import terugbellen

register = template.Library()


class HasClock(Protocol):
    """What is shown as a deadline."""

    due_at: datetime
    started_at: datetime
    met_at: datetime | None


@register.filter
def moment(at: datetime, now: datetime) -> str:
    """Return a moment as people say it, seen from now."""
    return moment_words(at, now=now)


@register.simple_tag
def clock_due(clock: HasClock, now: datetime) -> SafeString:
    """Return a clock as a deadline in words."""
    words = due_words(
        due_at=clock.due_at,
        started_at=clock.started_at,
        now=now,
        met_at=clock.met_at,
        werkdagen_left=None,
    )
    return due_html(words, flat=True)


@register.filter
def outcomeword(code: str) -> str:
    """Return the words of the outcome of an attempt to call."""
    return said(terugbellen().outcomes[code].label)


@register.simple_tag
def nothing_reasons(arrived: str) -> list[Item]:
    """Return the reasons for which a contact that reached us so becomes nothing."""
    return [one for one in codelijsten()["niets"].items.values() if arrived in one.marks]


@register.filter
def taakword(soort: str) -> str:
    """Return the words of what was agreed: the follow-up, or a kind of support."""
    found = codelijsten()["steun"].items.get(soort)
    if found is not None:
        return said(found.label)
    return _("Vervolg") if soort == "vervolg" else _("Afspraak")


ENDS = ("vervolg_uitkomst", "steun_uitkomst", "omgezet")


@register.filter
def endword(outcome: str) -> str:
    """Return the words of how something that was agreed ended."""
    known = [codelijsten()[lijst].items for lijst in ENDS]
    return said(next(items[outcome].label for items in known if outcome in items))


@register.filter
def is_in(code: str, lijst: str) -> bool:
    """Return whether a code stands in a list."""
    return code in codelijsten()[lijst].items


@register.filter
def answers(lijst: str) -> list[Item]:
    """Return the answers of a list, in the order of the file."""
    return list(codelijsten()[lijst].items.values())


@register.filter
def bel(who: str) -> str:
    """Return the name of the button that calls somebody."""
    return _("Bel %(who)s") % {"who": who}


@register.filter
def verder(number: str) -> str:
    """Return the name of the button that goes on with something."""
    return _("Verder met %(number)s") % {"number": number}
