"""The language of the public site: short sentences, no words of an office, both languages whole."""

import re
from html.parser import HTMLParser
from pathlib import PurePath

import pytest
from babel.messages.pofile import read_po

from baken.config.words import PACKAGE
from baken.policy.tekstblokken import chatblokken
from baken.publiek.leaflets import LEAFLETS, path_in

BLOCKS = {"p", "li", "h1", "h2", "dt", "dd", "small", "b", "title", "option", "label", "legend",
          "button", "summary"}  # fmt: skip
FORBIDDEN = ("dient te", "indien", "middels", "tevens", "betreffende", "wis geschiedenis",
             "wis je", "onzichtbaar", "invisible", "erase your history")  # fmt: skip
FOLDER = PACKAGE / "publiek"
TEXTS = [
    *FOLDER.glob("templates/publiek/*.html"),
    *FOLDER.glob("chat/*.py"),
    FOLDER / "leaflets.py",
]
MEAN, LONGEST = 12, 15
USED = re.compile(r'(?:translate|\b_\()\s*"([^"]+)"|ngettext\(\s*"([^"]+)",\s*"([^"]+)"')


class _Words(HTMLParser):
    """Gathers the text of a page, one block a line."""

    def __init__(self):
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.text += "\n" if tag in BLOCKS else ""

    def handle_endtag(self, tag):
        self.text += "\n" if tag in BLOCKS else ""

    def handle_data(self, data):
        self.text += data


def sentences(html):
    reader = _Words()
    reader.feed(html)
    found = re.split(r"(?<=[.?!])\s+|\n+", reader.text)
    return [sentence.strip() for sentence in found if re.search(r"[a-z]{2}", sentence)]


def hold_short(found):
    lengths = [len(sentence.split()) for sentence in found]
    assert sum(lengths) / len(lengths) <= MEAN
    assert not [sentence for sentence in found if len(sentence.split()) > LONGEST]


def forbidden(text):
    return [word for word in FORBIDDEN if word in text.lower()]


def both(words):
    """Return one sentence, or that of one and that of more."""
    return [words] if isinstance(words, str) else list(words)


def words_in(message, language):
    return "\n".join(both(message.id if language == "nl" else message.string))


def sources_of(message):
    """Return the names of the files in which a sentence stands, as the list of words says."""
    return {PurePath(name).name for name, _line in message.locations}


def marked(path):
    """Return what a file marks for translation."""
    return {words for found in USED.findall(path.read_text()) for words in found if words}


def _messages():
    with (FOLDER / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


MESSAGES = _messages()
SOURCES = sorted({name for message in MESSAGES for name in sources_of(message)})


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.name)
def test_sentences_are_short(site, leaflet, language):
    hold_short(sentences(site.text(path_in(language, leaflet))))


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.name)
def test_no_promise_and_no_word_of_an_office(site, leaflet):
    for language in ("nl", "en"):
        assert forbidden(site.text(path_in(language, leaflet))) == []


def test_every_sentence_has_its_english():
    known = {
        words for message in MESSAGES if all(both(message.string)) for words in both(message.id)
    }
    used = {words for path in TEXTS for words in marked(path)}
    assert used == known


# Also what no page shows at first: sentences in attributes, in code, and for what goes wrong.
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("source", SOURCES)
def test_sentences_of_each_source_are_short(source, language):
    found = [
        sentence
        for message in MESSAGES
        if source in sources_of(message)
        for sentence in sentences(words_in(message, language))
    ]
    hold_short(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_promises_or_speaks_as_an_office(language):
    texts = [words_in(message, language) for message in MESSAGES]
    assert [text for text in texts if forbidden(text)] == []


def test_each_sentence_stands_where_the_list_of_words_says():
    stands = {path.name: marked(path) for path in TEXTS}
    misplaced = {
        (words, name)
        for message in MESSAGES
        for words in both(message.id)
        for name in sources_of(message) or {"nowhere"}
        if words not in stands.get(name, ())
    }
    assert misplaced == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_worker_sends_with_one_key_is_short(language):
    for block in chatblokken().values():
        hold_short(sentences(getattr(block.text, language)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_worker_sends_with_one_key_promises_nothing(language):
    assert len(chatblokken()) > 10
    for block in chatblokken().values():
        text = getattr(block.text, language)
        assert text.strip()
        assert forbidden(text) == []
    texts = {block.text.nl for block in chatblokken().values()}
    assert not texts & {block.text.en for block in chatblokken().values()}
