"""Django's own `url`, which puts an address in a template when it is compiled, if it is fixed."""

from django import template
from django.template import Node, defaulttags
from django.template.base import Parser, TextNode, Token
from django.template.context import Context

register = template.Library()


@register.tag("url")
def url(parser: Parser, token: Token) -> Node:
    """Return Django's tag, or the address when nothing of it differs from page to page."""
    found: defaulttags.URLNode = defaulttags.url(parser, token)
    is_fixed = isinstance(found.view_name.var, str) and not found.view_name.filters
    if is_fixed and not (found.args or found.kwargs or found.asvar):
        return TextNode(found.render(Context()))
    return found
