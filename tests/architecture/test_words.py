"""Every text of the screens stands in Dutch and in English, and can be read by most people."""

import re
from collections.abc import Iterator

import pytest

from baken.config.collect import catalogue, messages, untranslated
from baken.policy.codelijsten import codelijsten
from baken.policy.refusals import refusals
from baken.policy.rights import roles
from baken.policy.terugbellen import terugbellen
from baken.policy.volgorde import volgorde

FORBIDDEN = ("dient te", "indien", "middels", "teneinde", "derhalve", "dienen te", "s.v.p.")
MOST_WORDS = 15
PLACES = re.compile(r"%\((\w+)\)[sd]")


def texts() -> list[str]:
    return sorted({m if isinstance(m, str) else m[0] for _path, m in messages()})


def policy_words() -> Iterator[object]:
    for lijst in codelijsten().values():
        yield from lijst.groups.values()
        yield from (item.label for item in lijst.items.values())
    yield from refusals().values()
    yield from (role.label for role in roles().values())
    yield from (outcome.label for outcome in terugbellen().outcomes.values())
    yield from volgorde().values()


def test_every_text_has_english():
    assert untranslated() == []


def test_english_keeps_the_places_of_the_dutch():
    for entry in catalogue():
        if not entry.id:
            continue
        pairs = (
            zip(entry.id, entry.string, strict=True)
            if isinstance(entry.id, tuple | list)
            else [(entry.id, entry.string)]
        )
        for dutch, english in pairs:
            assert set(PLACES.findall(dutch)) >= set(PLACES.findall(english)), dutch


def test_words_of_policy_stand_in_both_languages():
    for words in policy_words():
        assert words.nl.strip() and words.en.strip(), words


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_stiff_words(word):
    stiff = [t for t in texts() if re.search(rf"\b{re.escape(word)}\b", t.lower())]
    assert not stiff


def test_sentences_are_short():
    long = [
        sentence
        for text in [*texts(), *(w.nl for w in refusals().values())]
        for sentence in re.split(r"(?<=[.?!])\s+", re.sub(r"<[^>]+>", "", text))
        if len(sentence.split()) > MOST_WORDS
    ]
    assert not long
