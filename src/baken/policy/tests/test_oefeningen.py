"""Practice is short, in two languages, and names the answers as the pages do."""

import re

import pytest

from baken.policy.codelijsten import codelijsten
from baken.policy.files import read_toml
from baken.policy.oefeningen import oefeningen

MOST_WORDS = 160  # about a minute to read
LISTS = ("hoedanigheid", "aanleiding", "aard", "vervolg", "plan", "verteld")
ELSEWHERE = {"Anoniem", "Burger", "Ja", "Anonymous", "Member of the public", "Yes"}
NAMED = re.compile(r"(?:kies|choose|dan|then) ([A-Z][^.]*?)(?=, (?:dan|then) |\.)")

each = pytest.mark.parametrize("oefening", oefeningen().values(), ids=list(oefeningen()))


def test_it_says_its_source():
    assert read_toml("oefeningen.toml")["source"]


@each
def test_it_is_read_in_a_minute(oefening):
    told = [words.nl for step in oefening.steps for words in (step.says, step.does) if words]
    assert sum(len(sentence.split()) for sentence in told) <= MOST_WORDS


@each
def test_everything_is_said_in_both_languages(oefening):
    said = [oefening.title, oefening.about]
    said += [words for step in oefening.steps for words in (step.says, step.does) if words]
    assert all(words.nl.strip() and words.en.strip() for words in said)


@each
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_answer_it_names_is_an_answer(oefening, language):
    known = set(ELSEWHERE)
    for lijst in (codelijsten()[name] for name in LISTS):
        known |= {getattr(words, language) for words in lijst.groups.values()}
        known |= {getattr(item.label, language) for item in lijst.items.values()}
    named = [
        answer for step in oefening.steps for answer in NAMED.findall(getattr(step.does, language))
    ]
    assert named
    assert not [answer for answer in named if answer not in known]
