"""The small parts of the screen as ready HTML, for tags and for tables of many rows."""

from functools import cache
from html import escape
from typing import Any, Literal

from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
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


def panel_html(title: str, *, body: SafeString, actions: SafeString, **options: Any) -> SafeString:
    """Return a panel: its head with title, count and actions, then the body.

    Options: id, count, head (a soft line), now (the one that goes first), pad, extra (a class).
    """
    key, count, head = options["id"], options.get("count"), options.get("head")
    counted = "" if count in (None, "") else f'<span class="vt-count">{_safe(count)}</span>'
    line = f'<p class="vt-soft vt-small">{_safe(head)}</p>' if head else ""
    ends = f'<div class="vt-line vt-end">{actions}</div>' if actions else ""
    within = f'<div class="vt-panel-body vt-stack">{body}</div>' if options.get("pad") else body
    look = _classes("vt-panel", options.get("now") and "vt-panel--now", options.get("extra"))
    return mark_safe(
        f'<section class="{look}" aria-labelledby="{key}"><div class="vt-panel-head">'
        f'<h2 id="{key}" tabindex="-1">{_safe(title)}</h2>{counted}{line}{ends}</div>'
        f"{within}</section>"
    )


def row_html(content: SafeString, *, icon: str = "", **options: Any) -> SafeString:
    """Return one row of a list. Options: big, ok (done), current, id, extra (a class)."""
    look = _classes(
        "vt-row", options.get("big") and "vt-row--big", options.get("ok") and "vt-ok",
        options.get("extra"),
    )  # fmt: skip
    here = ' aria-current="true"' if options.get("current") else ""
    drawn = icon_html(icon) if icon else ""
    named = _attribute("id", options.get("id"))
    return mark_safe(f'<li class="{look}"{here}{named}>{drawn}{content}</li>')


def empty_html(text: str, *, icon: str) -> SafeString:
    """Return the quiet state of a list."""
    return mark_safe(f'<div class="vt-empty">{icon_html(icon)}<p>{_safe(text)}</p></div>')


def button_html(text: str, **options: Any) -> SafeString:
    """Return a button, or with `href` a link that looks like one; options as for the tag."""
    kind, icon, key = options.get("kind"), options.get("icon"), options.get("key")
    look = _classes("vt-btn", kind and f"vt-btn--{kind}", options.get("small") and "vt-btn--s")
    pressed = f' <kbd aria-hidden="true">{_safe(key)}</kbd>' if key else ""
    inside = f"{icon_html(icon) if icon else ''}{_safe(text)}{pressed}"
    label = _attribute("aria-label", options.get("label"))
    if options.get("href"):
        return mark_safe(
            f'<a class="{look}"{_attribute("href", options["href"])}{label}>{inside}</a>'
        )
    told = "".join(_attribute(name, options.get(name)) for name in ("name", "value", "form"))
    main = " data-main-button" if options.get("main") else ""
    off, off_id = options.get("off"), options.get("offid") or "waarom-niet"
    shut = f' aria-disabled="true" aria-describedby="{_safe(off_id)}"' if off else ""
    why = f' <span class="vt-soft vt-small" id="{_safe(off_id)}">{_safe(off)}</span>' if off else ""
    kind_of = _attribute("type", options.get("type") or "submit")
    return mark_safe(
        f'<button class="{look}"{kind_of}{told}{label}{main}{shut}>{inside}</button>{why}'
    )


def _safe(text: Any) -> str:
    return conditional_escape(text)


def _attribute(name: str, value: object) -> str:
    return f' {name}="{_safe(value)}"' if value else ""


def _classes(*names: object) -> str:
    return " ".join(str(name) for name in names if name)


_BAR = (
    '<svg class="vt-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
    '<rect width="100" height="4"/><rect width="%d" height="4"/></svg>'
)


@cache
def _due_head(kind: str, *, flat: bool) -> str:
    extra = " vt-due--flat" if flat else ""
    return f'<span class="vt-due vt-due--{kind}{extra}">{icon_html(DUE_ICONS[kind])}<span>'
