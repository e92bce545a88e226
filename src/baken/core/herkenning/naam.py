"""Words that look like the name of a person: by their capital, and by the word before them."""

from collections.abc import Iterable, Iterator, Sequence

from baken.core.herkenning import plain_words
from baken.core.herkenning.first_names import FIRST_NAMES
from baken.core.herkenning.plain_words import words_of
from baken.core.herkenning.trace import Kind, Trace
from baken.core.herkenning.words import Word

_OF_THINGS = words_of(plain_words.ORGANISATIONS, plain_words.THINGS)
_NO_NAMES = _OF_THINGS | words_of(
    plain_words.CALENDAR, plain_words.PEOPLES, plain_words.PLACES, plain_words.ROLES
)
_FIRST_NAMES = words_of(FIRST_NAMES)
_PREFIXES = words_of(plain_words.PREFIXES)
_TITLES = words_of(plain_words.TITLES)
_CALLED = words_of(plain_words.CALLED)
_RELATED = words_of(plain_words.RELATED)
_ORGANISATION_CUES = words_of(plain_words.ORGANISATION_CUES)
_PLACE_CUES = words_of(plain_words.PLACE_CUES)
_ARTICLES = words_of(plain_words.ARTICLES)
_IN_A_NAME = words_of(plain_words.IN_A_NAME)
_SMALL_WORDS = words_of(plain_words.SMALL_WORDS)
_OF_ORGANISATIONS = tuple(plain_words.ORGANISATION_ENDINGS.split())
_ORDINARY = tuple(plain_words.ORDINARY_ENDINGS.split())
_ENDINGS = ("e", "s", "se", "en", "er", "'s", "’s")
_OF_PEOPLE = _TITLES | _CALLED | _RELATED
_BEFORE_A_THING = {" ", ' "', " “", " ‘", " '", " & "}
_AND = {"en", "of", "&"}
_SHORTEST = 3  # letters of what is written in capitals alone and is no initials
_JOINED = {" ", ". ", ".", " is ", " (", ": "}


def place_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of these names of places, so that they do not look like a person."""
    whole = {name.casefold() for name in names}
    parts = {part for name in whole for part in name.replace("-", " ").split()}
    return frozenset(whole | parts)


def names_in(text: str, words: Sequence[Word], *, places: frozenset[str]) -> Iterator[Trace]:
    """Yield what reads as the name of a person, with the particles and initials before it."""
    plain = _NO_NAMES | (places - _FIRST_NAMES) | _written_small(words)
    of_thing = False
    start = end = -1
    for at, word in enumerate(words):
        of_thing = _names_a_thing(words, at, goes_on=of_thing)
        if of_thing or not _is_name(word, words, at, plain):
            continue
        begin = _name_start(text, words, at)
        if start >= 0 and begin > end and not _continues(text[end:begin]):
            yield Trace(kind=Kind.NAME, start=start, end=end)
            start = begin
        start = begin if start < 0 else min(start, begin) if begin <= end else start
        end = word.end
    if start >= 0:
        yield Trace(kind=Kind.NAME, start=start, end=end)


def _written_small(words: Sequence[Word]) -> frozenset[str]:
    """Return what stands in this text without a capital too: a word, and no name."""
    return frozenset(word.text for word in words if word.text[0].islower()) - _FIRST_NAMES


def _is_name(word: Word, words: Sequence[Word], at: int, plain: frozenset[str]) -> bool:
    if not word.capital or word.plain in _PREFIXES:
        return False
    said = _said_before(words, at)
    if said in _TITLES:
        return word.plain not in _NO_NAMES
    if said in _CALLED:
        return not _is_plain(word, _NO_NAMES)
    if _is_plain(word, plain):
        return False
    if _is_first_name(word) or said in _RELATED:
        return True
    return not word.begins


def _is_first_name(word: Word) -> bool:
    """Return whether it is one, of whom something is or not: "Kevins moeder", "Anna's zoon"."""
    bare = word.plain.replace("’", "'")
    return bool({bare, bare.removesuffix("s"), bare.removesuffix("'s")} & _FIRST_NAMES)


def _said_before(words: Sequence[Word], at: int) -> str:
    """Return the word before a name, particles left out: "mevrouw" in "mevrouw Van den Berg"."""
    for place in range(at - 1, max(-1, at - 5), -1):
        gap, word = words[place + 1].gap, words[place]
        if gap not in _JOINED or (gap[0] == "." and words[place + 1].begins):
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
    if not at or word.begins:
        return False
    before = words[at - 1]
    if goes_on and word.gap in _BEFORE_A_THING:
        return _goes_on(word, before)
    if before.plain in _ORGANISATION_CUES and word.gap in _BEFORE_A_THING:
        return word.capital or word.plain in _PREFIXES
    return _may_be_a_thing(words, at) and (_is_told_a_thing(words, at) or _is_listed(words, at))


def _goes_on(word: Word, before: Word) -> bool:
    """Return whether the name of a thing goes on: "Tata Steel", not "de Luisterlijn en Kevin"."""
    if before.plain in _PREFIXES:
        return True
    if word.capital:
        return before.capital or word.plain not in _FIRST_NAMES
    return word.plain in _IN_A_NAME


def _may_be_a_thing(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return (
        word.capital
        and word.plain not in _FIRST_NAMES
        and _said_before(words, at) not in _OF_PEOPLE
    )


def _is_told_a_thing(words: Sequence[Word], at: int) -> bool:
    """Return whether the word before says so: "via Vinted", "het Baken", "Google Maps"."""
    if words[at].gap not in _BEFORE_A_THING:
        return False
    before = words[at - 1]
    if before.plain in _ARTICLES:
        return not (at > 1 and _may_be_called(words[at - 2]))
    is_short = before.text.isupper() and len(before.text) >= _SHORTEST
    return before.plain in _PLACE_CUES or is_short or _is_thing(before)


def _may_be_called(word: Word) -> bool:
    """Return whether "de Wit" after this word may be a surname: "Jorn de Wit", not "Bij de Wit"."""
    return word.text[0].isupper() and word.plain not in _SMALL_WORDS


def _is_listed(words: Sequence[Word], at: int) -> bool:
    """Return whether it stands in one row with a thing: "Facebook, Vinted", "Google en Vinted"."""
    if words[at].gap == ", ":
        return _is_thing(words[at - 1])
    return at > 1 and words[at - 1].plain in _AND and _is_thing(words[at - 2])


def _is_thing(word: Word) -> bool:
    return word.capital and (word.plain in _OF_THINGS or word.plain.endswith(_OF_ORGANISATIONS))


def _is_plain(word: Word, known: frozenset[str]) -> bool:
    plain = word.plain
    if plain in known:
        return True
    if plain in _FIRST_NAMES:
        return False
    if plain.endswith((*_OF_ORGANISATIONS, *_ORDINARY)) or _has_inner_capital(word.text):
        return True
    if any(plain.endswith(end) and plain[: -len(end)] in known for end in _ENDINGS):
        return True
    parts = word.text.split("-")
    return len(parts) > 1 and any(
        not part or part.isupper() or part.casefold() in known for part in parts
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
