"""The block tags of Baken: `{% load ui %}` gives a page all its parts."""

from typing import Any
from uuid import uuid4

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Node
from django.template.base import FilterExpression, Parser, TextNode, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from baken.foundation.ui import blocks, markup, parts
from baken.foundation.ui.traces import SHOWN, Watched
from baken.foundation.ui.words import DueWords

register = template.Library()
register.tag("panel", blocks.panel)


@register.simple_tag
def once() -> SafeString:
    """Return the hidden token of a form."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())


class IconNode(Node):
    """One symbol whose name is known when the page is shown."""

    def __init__(self, name: FilterExpression) -> None:
        self.name = name

    def render(self, context: Context) -> SafeString:
        return markup.icon_html(self.name.resolve(context))


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """Compile `{% icon "phone" %}`: one symbol, as text when its name is fixed."""
    _tag, name = token.split_contents()
    found = IconNode(parser.compile_filter(name))
    return TextNode(found.render(Context())) if isinstance(found.name.var, str) else found


@register.simple_tag
def due(words: DueWords, **look: bool) -> SafeString:
    """Return a deadline in words with its icon and bar; `flat` puts it on one line."""
    return markup.due_html(words, flat=look.get("flat", False))


@register.simple_tag
def saved(moment: str = "") -> SafeString:
    """Return "Bewaard 14:03"; the script that keeps drafts fills it."""
    return markup.saved_html(moment)


@register.simple_tag
def why(text: str, about: str = "") -> SafeString:
    """Return "Waarom hier?" with the rule behind it."""
    return markup.why_html(text, about=about)


@register.simple_block_tag
def badge(content: SafeString, tone: markup.Tone = "", icon: str = "") -> SafeString:
    """Return a label around the words."""
    return markup.badge_html(SafeString(content.strip()), tone, icon)


@register.simple_block_tag
def note(content: SafeString, tone: str = "info", icon: str = "info", **attrs: str) -> str:
    """Return a notice in place; `id`, `role` and `extra` (a class) may be given."""
    return render_to_string(
        "ui/note.html", {"content": content, "tone": tone, "icon": icon, **attrs}
    )


@register.simple_block_tag
def row(content: SafeString, icon: str = "", **options: Any) -> str:
    """Return one row of a list; `big`, `current` and `ok` (done) change its look."""
    return markup.row_html(content, icon=icon, **options)


@register.simple_tag
def empty(text: str, icon: str = "check") -> SafeString:
    """Return the quiet state of a list."""
    return markup.empty_html(text, icon=icon)


@register.simple_tag
def button(text: str, **options: Any) -> SafeString:
    """Return a button, or with `href` a link that looks like one.

    Options: kind (primary, quiet, danger), small, icon, key, name, value, form, label, href,
    type, main (the one that Ctrl+Enter presses), off (a reason; then it is not active).
    """
    return markup.button_html(text, **options)


@register.inclusion_tag("ui/errors.html")
def errors(*shown: object) -> dict[str, Any]:
    """Return the summary of all errors of these forms, or nothing."""
    found: list[tuple[str, str]] = []
    asks = [form for form in _forms(shown) if isinstance(form, Watched) and form.asks]
    found += [(_target(watched[watched.asks]), watched.question) for watched in asks]
    for form in _forms(shown):
        if form in asks:
            continue
        found += [("", str(error)) for error in form.non_field_errors()]
        for bound in form:
            found += [(_target(bound), str(error)) for error in bound.errors]
    return {"found": found, "soft": bool(asks)}


@register.simple_tag
def faults(*shown: object) -> str:
    """Return the start of a page title when there are errors ("2 fouten · ")."""
    counted = [form for form in _forms(shown) if not getattr(form, "asks", "")]
    count = sum(len(errors) for form in counted for errors in form.errors.values())
    if not count:
        return ""
    return ngettext("%(count)d fout · ", "%(count)d fouten · ", count) % {"count": count}


@register.simple_tag
def field(bound: BoundField, number: object = "", hint: str = "", **options: Any) -> str:
    """Return one question of any kind.

    Options: size (s, xs), full (both columns), rows, label, when (shown only when: "naam=ja"),
    traces (the address that says what in the text points at the family).
    """
    kind = _kind(bound)
    if kind == "choices":
        return choices(bound, number, hint, **options)
    head = parts.question(bound, number=str(number), hint=hint, label=options.get("label", ""))
    made = _widget(bound, head, options) if kind == "text" else ""
    on = kind == "check" and bool(bound.value())
    found = getattr(bound.form, "traces", {}).get(bound.name, ())
    seen = {**options, "q": head, "widget": made, "kind": kind, "on": on, "found": found}
    return render_to_string("ui/field.html", seen)


@register.simple_tag(name="input")
def input_part(bound: BoundField, label: str = "", **options: Any) -> str:
    """Return a bare field to stand inside a question (a date beside the answers).

    Options: size, when, and show: its label stands before it. Only a short field (size s or xs:
    a date, a time) is shown without its label, which screen readers still have.
    """
    head = parts.question(bound, number="", hint="", label=label)
    show = options.get("show", options.get("size") not in ("s", "xs"))
    made = _widget(bound, head, {**options, "aria": None if show else head.label})
    shown = {"q": head, "widget": made, "show": show, "when": options.get("when", "")}
    return render_to_string("ui/input.html", shown)


@register.simple_tag
def watched(form: Watched) -> SafeString:
    """Return the hidden fields of a form of which texts are watched for traces of the family."""
    shown = '<input type="hidden" name="{}" value="{}">'
    return format_html("{}" + shown, form["anders"], SHOWN, form.pieces)


@register.inclusion_tag("ui/check.html")
def check(bound: BoundField, label: str = "", when: str = "") -> dict[str, Any]:
    """Return one tick box with its words."""
    head = parts.question(bound, number="", hint="", label=label)
    return {"q": head, "on": bool(bound.value()), "when": when}


@register.simple_tag
def choices(bound: BoundField, number: object = "", hint: str = "", **options: Any) -> str:
    """Return a question answered by chips; a digit chooses. Options as for `field`."""
    return _choices(bound, number, hint, options, extra="")


@register.simple_block_tag(takes_context=True)
def question(
    context: Context,
    content: SafeString,
    bound: BoundField,
    number: object = "",
    hint: str = "",
    **options: Any,
) -> str:
    """Return a question with chips and, beside them, whatever stands in the block."""
    return _choices(bound, number, hint, options, extra=content)


@register.simple_tag
def steps(bound: BoundField, number: object = "", hint: str = "", **options: Any) -> str:
    """Return a question of many answers in groups: one digit for the group, one for the answer."""
    head = parts.question(bound, number=str(number), hint=hint, label=options.get("label", ""))
    groups = parts.option_groups(bound)
    return render_to_string("ui/steps.html", {**options, "q": head, "groups": groups})


@register.inclusion_tag("ui/safecard.html")
def safecard(card: parts.SafeCard, id: str = "veilig-contact", title: str = "") -> dict[str, Any]:
    """Return the safe-contact card; `title` sets two cards on one page apart."""
    return {"card": card, "id": id, "title": title}


@register.inclusion_tag("ui/outcomes.html")
def outcomes(legend: str, name: str, found: list[parts.Outcome]) -> dict[str, Any]:
    """Return the buttons that end an attempt to call, each with its digit."""
    numbered = list(zip(parts.DIGITS, found, strict=False))
    return {"legend": legend, "name": name, "outcomes": numbered}


@register.inclusion_tag("ui/clash.html")
def clash(found: parts.Clash, number: object = "") -> dict[str, Any]:
    """Return one field with two texts side by side and the choice between them."""
    return {"clash": found, "number": number}


def _forms(shown: tuple[object, ...]) -> list[forms.BaseForm]:
    return [form for form in shown if isinstance(form, forms.BaseForm)]


def _choices(
    bound: BoundField, number: object, hint: str, options: dict[str, Any], *, extra: str
) -> str:
    head = parts.question(bound, number=str(number), hint=hint, label=options.get("label", ""))
    shown = {**options, "q": head, "options": parts.options(bound), "extra": extra}
    return render_to_string("ui/choices.html", shown)


def _kind(bound: BoundField) -> str:
    if isinstance(bound.field, forms.ChoiceField):
        return "choices"
    return "check" if isinstance(bound.field.widget, forms.CheckboxInput) else "text"


def _target(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name


def _widget(bound: BoundField, head: parts.Question, options: dict[str, Any]) -> SafeString:
    size = options.get("size", "")
    attrs: dict[str, Any] = {
        "class": f"vt-input vt-input--{size}" if size else "vt-input",
        "autocomplete": "off",
        "id": head.id,
        "aria-invalid": "true" if head.errors else None,
        "aria-describedby": f"e-{head.id}" if head.errors else None,
        "aria-label": options.get("aria"),
        "rows": options.get("rows"),
    }
    if bound.field.required:
        attrs["aria-required"] = "true"
    given = {name: value for name, value in attrs.items() if value is not None}
    made: SafeString = bound.field.widget.render(bound.html_name, bound.value(), given)
    return made
