"""Addresses: a street with its number, a street by name alone, a postcode."""

import re
from collections.abc import Iterator, Sequence

from baken.core.herkenning.trace import Kind, Trace
from baken.core.herkenning.words import Word

_STREETS = (
    *("straat", "laan", "weg", "plein", "gracht", "kade", "dijk", "singel", "steeg", "dreef"),
    *("plantsoen",),
)
_STREETS_WITH_A_CAPITAL = (
    *("pad", "hof", "park", "veld", "erf", "kamp", "oord", "wal", "baan", "haven", "hoek"),
    *("burg", "horst", "akker", "markt", "brink", "meent"),
)
_NO_STREETS = {
    *("onderweg", "snelweg", "halverweg", "ringweg", "omweg", "uitweg", "terugweg", "vaarweg"),
    *("rijksweg", "heenweg", "snelwegen", "autoweg", "spoorweg", "zijstraat", "rijbaan"),
    *("winkelstraat", "hoofdstraat", "fietspad", "voetpad", "gerechtshof", "supermarkt"),
    *("vakantiepark", "speelplein", "schoolplein"),
}
_BETWEEN = {"van", "de", "der", "den", "het", "ter", "ten", "aan"}
_SHORTEST = 3  # letters before "straat"
_NUMBER = re.compile(
    r" {1,2}(?:nr\.? ?)?(\d{1,4})(?: ?- ?(?:[ivx]{1,4}|\d{1,3})|-?[a-z])?(?![\w])"
    r"(?! ?(?:uur|keer|x|jaar|maal|maand|week|weken|dag|kind|gezin|euro|min|procent|%|meter|km"
    r"|kilo|huizen|mensen|personen|jarig|of|à|[/.:]\d))",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w€.,-])[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}| ?[b-df-hj-np-tv-z]{2})(?!\w)"
)
_YEAR_BEFORE = re.compile(r"\b(?:in|sinds|uit|tot|jaar|begin|eind|van|en)\s$", re.IGNORECASE)
_UNITS = {"km", "kg", "cm", "mm", "ml", "gr", "st"}


def addresses_in(text: str, words: Sequence[Word], *, places: frozenset[str]) -> Iterator[Trace]:
    """Yield what reads as an address."""
    for at, word in enumerate(words):
        end = _street_end(text, word, places)
        if end:
            yield Trace(kind=Kind.ADDRESS, start=_street_start(text, words, at), end=end)
    for match in _POSTCODE.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if match[0][-2:] not in _UNITS and not (" " in match[0] and _YEAR_BEFORE.search(before)):
            yield Trace(kind=Kind.ADDRESS, start=match.start(), end=match.end())


def _street_end(text: str, word: Word, places: frozenset[str]) -> int | None:
    plain = word.plain
    if plain in places or plain in _NO_STREETS:
        return None
    strong = _is_street(plain, _STREETS)
    if not strong and not (word.capital and _is_street(plain, _STREETS_WITH_A_CAPITAL)):
        return None
    if number := _NUMBER.match(text, word.end):
        return number.end()
    return word.end if strong and word.capital and not word.begins else None


def _is_street(plain: str, endings: tuple[str, ...]) -> bool:
    ending = next((one for one in endings if plain.endswith(one)), None)
    return ending is not None and len(plain) - len(ending) >= _SHORTEST


def _street_start(text: str, words: Sequence[Word], at: int) -> int:
    """Return where the name of the street begins: "Van der Helst" before "straat" belongs to it."""
    start = words[at].start
    for before in range(at - 1, max(-1, at - 4), -1):
        follows, word = words[before + 1], words[before]
        joined = follows.gap == " " and not follows.begins
        if not joined or not ((word.capital and not word.begins) or word.plain in _BETWEEN):
            break
        if word.capital and not word.begins:
            start = word.start
    return start
