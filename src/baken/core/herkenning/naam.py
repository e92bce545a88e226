"""Words that look like the name of a person: by their capital, and by the word before them."""

from collections.abc import Iterable, Iterator, Sequence

from baken.core.herkenning import plain_words
from baken.core.herkenning.plain_words import words_of
from baken.core.herkenning.trace import Kind, Trace
from baken.core.herkenning.words import Word

_NO_NAMES = words_of(
    plain_words.CALENDAR,
    plain_words.PEOPLES,
    plain_words.PLACES,
    plain_words.ORGANISATIONS,
    plain_words.THINGS,
)
_FIRST_NAMES = words_of(plain_words.FIRST_NAMES)
_PREFIXES = words_of(plain_words.PREFIXES)
_TITLES = words_of(plain_words.TITLES)
_CALLED = words_of(plain_words.CALLED)
_RELATED = words_of(plain_words.RELATED)
_ORGANISATION_CUES = words_of(plain_words.ORGANISATION_CUES)
_PLACE_CUES = words_of(plain_words.PLACE_CUES)
_ARTICLES = words_of(plain_words.ARTICLES)
_OF_ORGANISATIONS = tuple(plain_words.ORGANISATION_ENDINGS.split())
_ENDINGS = ("e", "s", "se", "en", "er", "'s", "’s")
_OF_PEOPLE = _TITLES | _CALLED | _RELATED
_BEFORE_A_THING = {" ", ' "', " “", " ‘", " '", " & "}
_JOINED = {" ", ". ", ".", " is ", " (", ": "}


def place_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of these names of places, so that they do not look like a person."""
    whole = {name.casefold() for name in names}
    parts = {part for name in whole for part in name.replace("-", " ").split()}
    return frozenset(whole | parts)


def names_in(text: str, words: Sequence[Word], *, places: frozenset[str]) -> Iterator[Trace]:
    """Yield what reads as the name of a person, with the particles and initials before it."""
    of_thing = False
    start = end = -1
    for at, word in enumerate(words):
        of_thing = _names_a_thing(words, at, goes_on=of_thing)
        if of_thing or not _is_name(word, words, at, places):
            continue
        begin = _name_start(text, words, at)
        if start >= 0 and begin > end and not _continues(text[end:begin]):
            yield Trace(kind=Kind.NAME, start=start, end=end)
            start = begin
        start = begin if start < 0 else min(start, begin) if begin <= end else start
        end = word.end
    if start >= 0:
        yield Trace(kind=Kind.NAME, start=start, end=end)


def _is_name(word: Word, words: Sequence[Word], at: int, places: frozenset[str]) -> bool:
    if not word.capital or word.plain in _PREFIXES:
        return False
    said = _said_before(words, at)
    if said in _TITLES or said in _CALLED:
        return not _is_plain(word, frozenset())
    if _is_plain(word, places):
        return False
    if word.plain in _FIRST_NAMES or said in _RELATED:
        return True
    return not word.begins


def _said_before(words: Sequence[Word], at: int) -> str:
    """Return the word before a name, particles left out: "mevrouw" in "mevrouw Van den Berg"."""
    for place in range(at - 1, max(-1, at - 5), -1):
        gap, word = words[place + 1].gap, words[place]
        if gap not in _JOINED or (gap[0] == "." and word.plain not in _TITLES):
            return ""
        if gap == ": " and word.plain not in _CALLED:
            return ""
        if word.plain not in _PREFIXES and word.plain != "is":
            return word.plain
    return ""


def _names_a_thing(words: Sequence[Word], at: int, *, goes_on: bool) -> bool:
    """Return whether this word belongs to the name of an organisation, a place or another thing.

    "basisschool De Ster", "bij Tata Steel", "de Luisterlijn": a person stands there only when
    the word is a first name.
    """
    word = words[at]
    if not at or word.begins or word.gap not in _BEFORE_A_THING:
        return False
    before = words[at - 1]
    if goes_on:
        return word.capital or before.plain in _PREFIXES or word.plain in {"en", "&"}
    if before.plain in _ORGANISATION_CUES:
        return word.capital or word.plain in _PREFIXES
    if not word.capital or word.plain in _FIRST_NAMES or _said_before(words, at) in _OF_PEOPLE:
        return False
    return before.plain in _PLACE_CUES or (
        before.plain in _ARTICLES and not (at > 1 and words[at - 2].text[0].isupper())
    )


def _is_plain(word: Word, places: frozenset[str]) -> bool:
    plain = word.plain
    if plain in _NO_NAMES or plain in places:
        return True
    if plain.endswith(_OF_ORGANISATIONS) or _has_inner_capital(word.text):
        return True
    if any(plain.endswith(end) and plain[: -len(end)] in _NO_NAMES for end in _ENDINGS):
        return True
    parts = word.text.split("-")
    return (
        len(parts) > 1
        and plain not in _FIRST_NAMES
        and any(not part or part.isupper() or part.casefold() in _NO_NAMES for part in parts)
    )


def _has_inner_capital(text: str) -> bool:
    """Return whether it is written as a brand is: "PsyQ"; "McLean" and "IJsbrand" are names."""
    bare = text.split("-")[0].removeprefix("Mc").removeprefix("IJ").removeprefix("Mac")
    return any(letter.isupper() for letter in bare[1:])


def _name_start(text: str, words: Sequence[Word], at: int) -> int:
    """Return where the name begins: with its initials, or its particles when one has a capital."""
    start, place = words[at].start, at
    while place and words[place].gap == " " and words[place - 1].plain in _PREFIXES:
        place -= 1
        if words[place].capital or words[place].begins:
            start = words[place].start
    while place and words[place].gap in {". ", "."} and _is_initial(words[place - 1]):
        place -= 1
        start = words[place].start
    said = words[place - 1].plain if place and words[place].gap in _JOINED else ""
    return words[place].start if said in _TITLES else start


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _continues(between: str) -> bool:
    """Return whether two names stand as one: "Piet de Boer", "Willem Jan"."""
    if not between.startswith(" ") or len(between) > 12:  # noqa: PLR2004
        return False
    return all(part in _PREFIXES for part in between.split())
