"""Django's own library of translation, which puts fixed words in a template when it is compiled.

A page has some sixty fixed words. Our loader compiles each template once for each language, so they
need not be looked up with every page. The settings give this library its name `i18n`, so that a
template loads what it always loads.
"""

from django import template
from django.template import Node
from django.template.base import Parser, TextNode, Token
from django.template.context import Context
from django.templatetags import i18n

register = template.Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


class Named(Node):
    """Fixed words under a name, for what comes after in the template."""

    def __init__(self, name: str, words: str) -> None:
        self.name, self.words = name, words

    def render(self, context: Context) -> str:
        context[self.name] = self.words
        return ""


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """Return Django's tag, or its words when they are fixed: shown in place, or under a name."""
    found: i18n.TranslateNode = i18n.do_translate(parser, token)
    expression = found.filter_expression
    is_fixed = not expression.filters and isinstance(expression.var.literal, str)
    if not is_fixed or found.noop or found.message_context:
        return found
    context = Context()
    shown = found.render(context)
    return Named(found.asvar, context[found.asvar]) if found.asvar else TextNode(shown)
