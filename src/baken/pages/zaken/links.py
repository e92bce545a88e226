"""The addresses of the list: each keeps what was chosen, and changes one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.translation import gettext as _

from baken.pages.zaken.forms import ListForm


@dataclass(frozen=True, kw_only=True)
class Link:
    """One choice of the list: its word, its address, and whether it is chosen now."""

    word: str
    href: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class Links:
    """All that one can choose on the page; `begun` turns the order."""

    soorten: Sequence[Link]
    standen: Sequence[Link]
    pages: Sequence[Link]
    begun: str


def links_of(form: ListForm, page: Page[Any]) -> Links:
    """Return the links of the list as it is shown."""
    chosen = {name: form[name].value() or "" for name in form.fields}
    turned = "" if chosen["volgorde"] else "oudste"
    return Links(
        soorten=_choices(chosen, "soort", soort_words()),
        standen=_choices(chosen, "stand", [("", _("Alle")), *stand_words()]),
        pages=list(_pages(chosen, page)),
        begun=_address(chosen, volgorde=turned),
    )


def soort_words() -> list[tuple[str, str]]:
    """Return the soorten of zaken with their words in the plural, all of them first."""
    return [
        ("", _("Alles")),
        ("terugbelverzoek", _("Terugbelverzoeken")),
        ("advies", _("Adviezen")),
        ("melding", _("Meldingen")),
    ]


def stand_words() -> list[tuple[str, str]]:
    """Return the states of a zaak with their words."""
    return [("open", _("Open")), ("gesloten", _("Gesloten"))]


def _choices(chosen: dict[str, str], name: str, words: Iterable[tuple[str, str]]) -> Sequence[Link]:
    return [
        Link(word=word, href=_address(chosen, **{name: code}), current=chosen[name] == code)
        for code, word in words
    ]


def _pages(chosen: dict[str, str], page: Page[Any]) -> Iterable[Link]:
    """Return the pages around this one; a gap has no address."""
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        is_page = isinstance(number, int)
        href = _address(chosen, pagina=str(number)) if is_page else ""
        yield Link(word=str(number), href=href, current=number == page.number)


def _address(chosen: dict[str, str], **changes: str) -> str:
    """Return the address with these changes; another choice begins at the first page."""
    told = chosen | {"pagina": ""} | changes
    return "?" + urlencode({name: text for name, text in told.items() if text})
