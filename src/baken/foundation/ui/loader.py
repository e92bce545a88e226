"""Templates compiled once for each language: what is fixed in one stands in it as text."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.template.base import Node, NodeList, Template, TextNode
from django.template.loaders import base, cached
from django.utils.translation import get_language


class _Joined(base.Loader):
    """Joins the texts that stand side by side, before anybody shows the template."""

    def get_template(self, template_name: str, *rest: Any) -> Template:
        template = super().get_template(template_name, *rest)
        _join(template.nodelist)
        return template


class ByLanguage(cached.Loader, _Joined):
    """Keeps what it compiled, for each language by itself."""

    def cache_key(self, template_name: str, *rest: Any) -> str:
        return f"{get_language()} {super().cache_key(template_name, *rest)}"


def _join(nodes: NodeList) -> None:
    joined: list[Node] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, TextNode) and isinstance(last, TextNode):
            joined[-1] = TextNode(last.s + node.s)
        else:
            joined.append(node)
        for inner in _lists_in(vars(node).values()):
            _join(inner)
    nodes[:] = joined


def _lists_in(values: Iterable[Any]) -> Iterator[NodeList]:
    for value in values:
        if isinstance(value, NodeList):
            yield value
        elif type(value) in (list, tuple):
            yield from _lists_in(value)
