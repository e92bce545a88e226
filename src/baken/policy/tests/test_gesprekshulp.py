"""Prompts and texts of the talk: whole, in both languages, short, each with its source."""

import re

import pytest

from baken.policy import tekstblokken as module
from baken.policy.codelijsten import codelijsten
from baken.policy.files import read_toml
from baken.policy.gesprekshulp import EVERYBODY, STEPS, audiences, gesprekshulp
from baken.policy.tekstblokken import merge_tekstblokken, tekstblokken

MOST_WORDS = 15
STIFF = ("dient te", "indien", "middels", "teneinde", "derhalve")
NUMBERS = {
    "gevaar": "112",
    "kindertelefoon": "0800-0432",
    "113": "0800-0113",
    "seksueel-geweld": "0800-0188",
    "slachtofferhulp": "0900-0101",
    "terugbellen": "0800-2000",
}
OWN = {"nl": "Onze opvang", "en": "Our shelter", "text": "Bel de opvang.", "source": "Regio"}


def dutch() -> list[str]:
    found = [one.text for one in tekstblokken()]
    for part in gesprekshulp():
        found += [part.title.nl, *(line.nl for line in part.lines)]
    return found


def said_to(audience: str) -> str:
    parts = [part for part in gesprekshulp() if part.audience == audience]
    return " ".join(line.nl for part in parts for line in part.lines)


def test_every_part_has_a_source_and_both_languages():
    for part in gesprekshulp():
        assert part.source.strip() and part.lines, part.key
        for words in (part.title, *part.lines):
            assert words.nl.strip() and words.en.strip() and words.nl != words.en, words
    for block in tekstblokken():
        assert block.source.strip() and block.name.en.strip(), block.key


def test_sentences_are_short_and_plain():
    sentences = [s for text in dutch() for s in re.split(r"(?<=[.?!:])\s+", text)]
    assert not [s for s in sentences if len(s.split()) > MOST_WORDS]
    assert not [text for text in dutch() if any(stiff in text.lower() for stiff in STIFF)]


def test_every_caller_has_his_own_prompts_and_none_belongs_to_two():
    groups = [codes for audience, codes in audiences().items() if audience != EVERYBODY]
    callers = [code for codes in groups for code in codes]
    assert sorted(callers) == sorted(codelijsten()["hoedanigheid"].items)
    assert {part.audience for part in gesprekshulp()} == set(audiences())


def test_the_first_question_to_everybody_is_whether_talking_is_safe():
    assert gesprekshulp()[0].audience == EVERYBODY
    assert gesprekshulp()[0].lines[0].nl == "Kun je nu veilig praten?"


def test_a_child_is_never_sent_to_its_parents():
    part = next(one for one in gesprekshulp() if one.audience == "jeugdige")
    assert "UAVG artikel 5, vijfde lid" in part.source
    said = said_to("jeugdige")
    for needed in ("nooit om toestemming van ouders", "ouders niet in", "vertrouw", "0800-0432"):
        assert needed in said
    assert audiences()["jeugdige"] == {"directbetrokkene_jeugdige"}
    assert "directbetrokkene_jeugdige" not in audiences()["burger"]


def test_each_step_of_the_meldcode_has_its_prompts_for_professionals():
    steps = [part for part in gesprekshulp() if part.step is not None]
    assert [part.step for part in steps] == list(STEPS)
    assert {part.audience for part in steps} == {"professional"}


def test_the_subjects_and_the_support_of_a_talk_are_all_there():
    said = said_to("professional").lower()
    for subject in ("aard en ernst", "meldcode", "zelf doen", "betrokkenen", "voorbereiden",
                    "meegaan", "veiligheidsplan", "lokale team"):  # fmt: skip
        assert subject in said, subject
    assert len(codelijsten()["steun"].items) == 4


def test_every_talk_has_the_prompts_to_listen_sum_up_and_ask_on():
    part = next(one for one in gesprekshulp() if one.key == "luisteren")
    assert (part.audience, part.title.nl) == (EVERYBODY, "Luister, vat samen, vraag door")


def test_who_claims_a_function_is_rung_back_on_a_number_we_know():
    assert "nummer uit de gids" in said_to("professional")


def test_prompts_for_nobody_are_refused(monkeypatch):
    wrong = {"x": {"audience": "ouders", "nl": "a", "en": "b", "source": "s", "lines": []}}
    monkeypatch.setattr("baken.policy.gesprekshulp.read_toml", lambda _name: wrong)
    gesprekshulp.cache_clear()
    with pytest.raises(ValueError, match="for nobody"):
        gesprekshulp()
    gesprekshulp.cache_clear()


@pytest.mark.parametrize(("key", "number"), NUMBERS.items())
def test_the_numbers_that_must_always_be_at_hand(key, number):
    assert number in next(one.text for one in tekstblokken() if one.key == key)


def test_every_step_and_every_subject_has_a_text():
    keys = {one.key for one in tekstblokken()}
    steps = {f"meldcode-{step}" for step in STEPS}
    assert steps | {"belgeschiedenis", "veiligheidsplan"} | set(NUMBERS) <= keys


def test_a_region_adds_its_own_and_words_one_otherwise():
    national = read_toml("tekstblokken.toml")
    other = {**OWN, "text": "Bel 112, altijd."}
    found = merge_tekstblokken(national, {"opvang": OWN, "gevaar": other})
    assert len(found) == len(national) + 1
    assert found[-1].text == "Bel de opvang." and found[0].text == "Bel 112, altijd."


@pytest.mark.parametrize(
    "wrong", [{"source": " "}, {"text": ""}, {"extra": "x"}], ids=["source", "text", "stray"]
)
def test_a_text_that_is_not_whole_is_refused(wrong):
    with pytest.raises(ValueError, match="opvang"):
        merge_tekstblokken({}, {"opvang": OWN | wrong})


def test_the_file_of_the_region_is_asked_for_by_its_code(monkeypatch):
    def read(name):
        return {"tekstblokken": {"opvang": OWN}} if name == "regio/x-y.toml" else {}

    monkeypatch.setattr(module, "read_toml", read)
    tekstblokken.cache_clear()
    assert [one.key for one in tekstblokken("x-y")] == ["opvang"]
    with pytest.raises(ValueError, match="region"):
        tekstblokken("../x")
    tekstblokken.cache_clear()


def test_a_region_without_a_file_has_the_texts_of_the_country():
    assert tekstblokken("haaglanden") == tekstblokken()
