"""Links from a screen to a chapter of the handboek, and the words at the head of a chapter."""

from datetime import date
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baken.core.kalender import full_day
from baken.foundation.ui.templatetags.policy_words import said
from baken.policy.hoofdstukken import chapters
from baken.policy.rights import roles

register = template.Library()


@register.simple_tag(name="help")
def help_link(chapter: str, anchor: str = "") -> SafeString:
    """Return a small link to a chapter, at the heading with this anchor."""
    return _help_link(chapter, anchor, get_language())


@cache
def _help_link(chapter: str, anchor: str, _language: str | None) -> SafeString:
    return format_html(
        '<a class="vt-small" href="{}{}{}">{}<span class="vt-sr"> {}</span></a>',
        reverse("handboek-hoofdstuk", args=[chapter]),
        "#" if anchor else "",
        anchor,
        _("Uitleg"),
        said(chapters()[chapter].title),
    )


@register.filter
def role_words(role: str) -> str:
    """Return the name of a role."""
    return said(roles()[role].label)


@register.filter
def day_words(day: date) -> str:
    """Return a day in full."""
    return said(full_day(day))
