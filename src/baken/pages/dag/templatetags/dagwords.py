"""The words of a day, for its templates."""

from collections.abc import Iterable

from django import template

from baken.pages.dag.queries import DayRow
from baken.pages.dag.rules.outcome import Line, Sums
from baken.pages.dag.words import channel_words, outcome_words, reason_words

register = template.Library()
register.filter("outcome_words", outcome_words)
register.filter("channel_words", channel_words)


@register.filter
def why_so(row: DayRow) -> str:
    """Return why a contact became nothing, or why its request lapses; else nothing."""
    return reason_words(row.outcome, row.reason) if row.reason else ""


@register.filter
def by_channel(line: Line, sums: Sums) -> Iterable[tuple[str, int]]:
    """Return the numbers of a line, each with its channel."""
    return zip(sums.channels, line.counts, strict=True)


@register.filter
def all_by_channel(sums: Sums) -> Iterable[tuple[str, int]]:
    """Return the numbers of all contacten, each with its channel."""
    return zip(sums.channels, sums.per_channel, strict=True)
