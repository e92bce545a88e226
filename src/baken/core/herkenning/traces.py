"""All kinds together; where two kinds claim the same piece, the surer one has it."""

from collections.abc import Iterable
from datetime import date

from baken.core.herkenning.adres import addresses_in
from baken.core.herkenning.figures import bsns_in, telephones_in
from baken.core.herkenning.geboortedatum import birth_dates_in, dates_in
from baken.core.herkenning.naam import names_in
from baken.core.herkenning.trace import Trace
from baken.core.herkenning.words import words_in


def traces_in(text: str, *, today: date, places: frozenset[str] = frozenset()) -> list[Trace]:
    """Return what in this text looks like it points at a person, in the order of the text.

    `places` are words that are no name though they have a capital (see `place_words`).
    """
    words = words_in(text)
    dates = dates_in(text)
    found: list[Trace] = []
    for traces in (
        birth_dates_in(text, dates, today=today),
        bsns_in(text, dates),
        telephones_in(text, dates),
        addresses_in(text, words, places=places),
        names_in(text, words, places=places),
    ):
        found += _free(traces, found)
    return sorted(found, key=lambda trace: trace.start)


def _free(traces: Iterable[Trace], taken: list[Trace]) -> list[Trace]:
    edges = sorted((one.start, one.end) for one in taken)
    found, at = [], 0
    for trace in sorted(traces, key=lambda one: one.start):
        while at < len(edges) and edges[at][1] <= trace.start:
            at += 1
        if at == len(edges) or edges[at][0] >= trace.end:
            found.append(trace)
    return found
