"""Finds in free text what points at a person: what an advies may not hold about a household.

It sees shapes, not meaning, so it only ever warns; nothing is refused on its word. It knows no
clock and no list of its own of places: both are given.
"""

from baken.core.herkenning.naam import place_words
from baken.core.herkenning.trace import Kind, Trace
from baken.core.herkenning.traces import traces_in

__all__ = ["Kind", "Trace", "place_words", "traces_in"]
