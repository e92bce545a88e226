"""The language of the public site: short sentences, no words of an office, both languages whole."""

import re
from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po

from baken.config.words import PACKAGE
from baken.publiek.leaflets import LEAFLETS, path_in

BLOCKS = {"p", "li", "h1", "h2", "dt", "dd", "small", "b", "title", "option", "label", "legend",
          "button", "summary"}  # fmt: skip
FORBIDDEN = ("dient te", "indien", "middels", "tevens", "betreffende", "wis geschiedenis",
             "wis je", "onzichtbaar", "invisible", "erase your history")  # fmt: skip
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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.name)
def test_sentences_are_short(site, leaflet, language):
    found = sentences(site.text(path_in(language, leaflet)))
    lengths = [len(sentence.split()) for sentence in found]
    assert sum(lengths) / len(lengths) <= MEAN
    assert not [sentence for sentence in found if len(sentence.split()) > LONGEST]


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.name)
def test_no_promise_and_no_word_of_an_office(site, leaflet):
    for language in ("nl", "en"):
        text = site.text(path_in(language, leaflet)).lower()
        assert not [word for word in FORBIDDEN if word in text]


def test_every_sentence_has_its_english():
    folder = PACKAGE / "publiek"
    with (folder / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        known = {
            words
            for message in read_po(file)
            if message.id and all(message.string if message.pluralizable else [message.string])
            for words in (message.id if message.pluralizable else [message.id])
        }
    sources = [
        *folder.glob("templates/publiek/*.html"),
        *folder.glob("chat/*.py"),
        folder / "leaflets.py",
    ]
    used = {
        words
        for source in sources
        for found in USED.findall(source.read_text())
        for words in found
        if words
    }
    assert used == known
