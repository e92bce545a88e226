"""Django's own library of translation, which looks up the fixed words of a template only once.

A page has some sixty fixed words, and Django asks for each of them anew with every page. The
settings give this library its name `i18n`, so that a template loads what it always loads.
"""

from django import template
from django.template import Node
from django.template.base import Parser, Token
from django.template.context import Context
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


class FixedWords(Node):
    """Words that are the same on each page in one language, kept by language."""

    def __init__(self, found: i18n.TranslateNode) -> None:
        self._found = found
        self._kept: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        if language not in self._kept:
            self._kept[language] = self._found.render(context)
        return self._kept[language]


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """Return Django's tag, or one that keeps its words when they are fixed and shown in place."""
    found: i18n.TranslateNode = i18n.do_translate(parser, token)
    expression = found.filter_expression
    is_fixed = not expression.filters and isinstance(expression.var.literal, str)
    if is_fixed and not found.asvar and not found.noop and not found.message_context:
        return FixedWords(found)
    return found
