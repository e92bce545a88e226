"""Django's own library of static files, which puts a fixed address in a template when compiled."""

from django import template
from django.template import Node
from django.template.base import Parser, TextNode, Token
from django.template.context import Context
from django.templatetags import static as files

register = template.Library()
register.tags |= files.register.tags


@register.tag("static")
def static(parser: Parser, token: Token) -> Node:
    """Return Django's tag, or the address when its path is fixed and shown in place."""
    found = files.StaticNode.handle_token(parser, token)
    is_fixed = not found.path.filters and isinstance(found.path.var, str)
    return TextNode(found.render(Context())) if is_fixed and not found.varname else found
