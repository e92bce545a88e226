"""Turns the Markdown of a chapter into the parts of a page; HTML in it is shown, never obeyed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from baken.policy.hoofdstukken import chapters

ATTRIBUTES = {"table_open": ("class", "vt-table"), "th_open": ("scope", "col")}


@dataclass(frozen=True, kw_only=True)
class Heading:
    """One heading of a chapter, and the anchor that leads to it."""

    anchor: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """One chapter as HTML, with its headings and the addresses it links to."""

    html: SafeString
    headings: Sequence[Heading]
    links: Sequence[str]


@cache
def rendered(key: str) -> Rendered:
    """Return a chapter as the page shows it. :raises KeyError: if there is no such chapter."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(chapters()[key].text)
    headings, links = [], []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before.type == "heading_open" and before.tag == "h2":
            headings.append(Heading(anchor=slugify(token.content), words=token.content))
            before.attrSet("id", headings[-1].anchor)
        if token.type in ATTRIBUTES:
            token.attrSet(*ATTRIBUTES[token.type])
        links += [_lead(one) for one in token.children or () if one.type == "link_open"]
    html = reader.renderer.render(tokens, reader.options, {})
    # Safe: the reader escapes all HTML, and a chapter comes with the program.
    return Rendered(html=mark_safe(html), headings=headings, links=links)


def _lead(link: Token) -> str:
    """Let a link to a file beside this one lead to the page of that chapter; return its target."""
    target = str(link.attrGet("href"))
    name, mark, anchor = target.partition("#")
    if name.endswith(".md"):
        page = reverse("handboek-hoofdstuk", args=[name.removesuffix(".md")])
        link.attrSet("href", f"{page}{mark}{anchor}")
    return target
