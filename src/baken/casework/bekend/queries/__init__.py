"""Reads of what is known already: of people, and what a check finds."""

from baken.casework.bekend.queries.check import (
    BekendPanel,
    Checked,
    bekend_panel,
    find_vergelijking,
    find_word_key,
    known,
    list_without_words,
)
from baken.casework.bekend.queries.traits import traits_of

__all__ = [
    "BekendPanel",
    "Checked",
    "bekend_panel",
    "find_vergelijking",
    "find_word_key",
    "known",
    "list_without_words",
    "traits_of",
]
