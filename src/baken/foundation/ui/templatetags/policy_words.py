"""Gives codes of policy their words in the language of the person."""

from django import template
from django.utils.translation import get_language

from baken.core.kalender.words import Words
from baken.core.telephone import for_reading
from baken.policy.codelijsten import codelijsten, gemeenten
from baken.policy.refusals import refusals

register = template.Library()

UNKNOWN_GEMEENTE = "0000"


def said(words: Words) -> str:
    """Return words of policy in the language of the person."""
    return words.en if (get_language() or "nl").startswith("en") else words.nl


def choices_of(lijst: str) -> list[tuple[str, str]]:
    """Return the answers of a code list in the language of the person."""
    return [(item.code, said(item.label)) for item in codelijsten()[lijst].items.values()]


@register.filter(name="refusal")
def sentence_of(code: str) -> str:
    """Return the sentence of a refusal in the language of the person."""
    return said(refusals()[code])


@register.filter(name="said")
def said_filter(words: Words) -> str:
    """Return words of policy in the language of the person."""
    return said(words)


@register.filter
def codeword(code: str, lijst: str) -> str:
    """Return the words of a code of a list."""
    return said(codelijsten()[lijst].items[code].label)


@register.filter
def codewords(codes: list[str], lijst: str) -> str:
    """Return the words of several codes of a list, with commas."""
    return ", ".join(codeword(code, lijst) for code in codes)


@register.filter
def gemeente(code: str) -> str:
    """Return the name of a gemeente."""
    if code == UNKNOWN_GEMEENTE:
        return said(Words("Onbekend", "Unknown"))
    return gemeenten()[code].name


@register.filter
def telephone(number: str) -> str:
    """Return a telephone number as it is read out."""
    return for_reading(number)
