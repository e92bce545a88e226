"""The small parts of the screen as ready HTML, for tags and for tables of many rows."""

from functools import cache
from html import escape
from typing import Literal

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from baken.foundation.ui.words import DueWords

Tone = Literal["", "info", "warning", "negative", "positive", "urgent"]
DUE_ICONS = {"ok": "clock", "soon": "clock", "today": "warn", "late": "late", "done": "check"}
TONES = ("", "info", "warning", "negative", "positive", "urgent")


@cache
def icon_html(name: str) -> SafeString:
    """Return one symbol of the sprite `baken/icons.svg`, hidden from screen readers."""
    return format_html(
        '<svg class="vt-icon" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("baken/icons.svg"),
        name,
    )


def badge_html(text: str, tone: Tone = "", icon: str = "") -> SafeString:
    """Return a label of a zaak: a word, with an icon and a tone if it means something."""
    return format_html(
        '<span class="vt-badge{}">{}{}</span>',
        f" vt-is-{tone}" if tone else "",
        icon_html(icon) if icon else "",
        text,
    )


def due_html(words: DueWords, *, flat: bool = False, bar: bool = True) -> SafeString:
    """Return a deadline: icon, words and a bar; `flat` puts the words on one line without bar."""
    left = f"<small>{escape(words.left)}</small>" if words.left else ""
    drawn = _BAR % int(words.share) if bar and not flat else ""
    head = _due_head(words.kind, flat=flat)
    return mark_safe(f"{head}<b>{escape(words.when)}</b>{left}</span>{drawn}</span>")


def why_html(text: str, *, about: str = "") -> SafeString:
    """Return "Waarom hier?" for a row: the rule that put it there, opened in place."""
    return format_html(
        '<details class="vt-why"><summary>{}<span class="vt-sr"> {}</span></summary>'
        "<p>{}</p></details>",
        _("Waarom hier?"),
        about,
        text,
    )


def saved_html(moment: str) -> SafeString:
    """Return the line that says when the draft was saved; empty until it was."""
    words = f"{_('Bewaard')} {moment}" if moment else ""
    return format_html(
        '<span class="vt-saved" role="status" data-saved{}>{}<span>{}</span></span>',
        "" if moment else SafeString(' data-empty=""'),
        icon_html("tick"),
        words,
    )


_BAR = (
    '<svg class="vt-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
    '<rect width="100" height="4"/><rect width="%d" height="4"/></svg>'
)


@cache
def _due_head(kind: str, *, flat: bool) -> str:
    extra = " vt-due--flat" if flat else ""
    return f'<span class="vt-due vt-due--{kind}{extra}">{icon_html(DUE_ICONS[kind])}<span>'
