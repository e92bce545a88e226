"""What somebody types comes back as it was typed; what cannot be taken is refused in words."""

import ast
import json
import re
from uuid import uuid4

import pytest

from baken.config.words import PACKAGE
from baken.intake.chat.rules import secrecy
from baken.policy.chat import chat

# Codes no page ever has to show, and why.
UNSHOWN = {
    "begin_opnieuw": "the page begins a new part by itself",
    "van_elders": "another site asked, not a page of ours",
    "niet_hier": "no page of ours asks that",
    "weg": "nobody is there to read it",
    "niet_bij_ons": "of the call-back form, which has its own sentences",
}
TYPED = {
    "control": "a\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9fb",
    "bidi": "a\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u202c\u200e\u200f\u061cb",
    "lines": "een\r\ntwee\n\n\tdrie\u2028vier\u2029vijf\x85zes",
    "unseen": "a\u200b\u200c\u200d\u2060\ufeff\u00adb",
    "combined": "e\u0301 \u00e9 " + "\u0336".join("door"),
    "beyond": "\U0001f469\u200d\U0001f469\u200d\U0001f466 \U000e0067 \ufffe\uffff\U0010ffff",
    "scripts": "نحن هنا ساعدنی 我在这里 тут Ça va",
    "markup": "<b>&amp;</b> \" ' ` \\ \\u0041 %s %n {{ x }} --",
    "longest": "\U0001f648" * chat().longest_message,
}
WRONG = [None, True, 1, 1.5, [], ["ja"], {}, {"tekst": "ja"}]


def sentences_of(page):
    """Return the codes of refusals for which a page has its sentence."""
    return set(re.findall(r'data-fout_(\w+)="[^"]+"', page))


@pytest.fixture
def refused(lines):
    """Say whether an answer is a refusal for which the page has words, in both languages."""
    known = sentences_of(lines.site.text("/chat/")) & sentences_of(lines.site.text("/en/chat/"))

    def check(answer, status, code):
        assert answer == (status, {"fout": code})
        assert code in known

    return check


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_code_of_a_refusal_has_its_sentence(lines, language):
    source = "".join(path.read_text() for path in (PACKAGE / "publiek" / "chat").glob("*.py"))
    calls = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call)]
    denied = [one for one in calls if ast.unparse(one.func) == "Denied"]
    codes = {one.args[1].value for one in denied} | {"even_niet"}
    assert len(codes) > 10
    page = lines.site.text(f"{language}/chat/")
    assert codes - set(UNSHOWN) == sentences_of(page)


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_is_typed_comes_back_exactly(lines, typed):
    token = lines.begin()
    assert lines.say(token, typed) == (200, {"nummer": 1})
    assert [one["tekst"] for one in lines.read(token)] == [typed]


def test_only_nul_and_outer_white_space_are_left_out(lines):
    token = lines.begin()
    lines.say(token, " \x00\n\u00a0a\x00 \x00b\u2003\x1f\r\n ")
    assert [one["tekst"] for one in lines.read(token)] == ["a b"]


@pytest.mark.parametrize("half", ["\\ud800", "a\\udfffb", "\\ude00\\ud83d", "\\ud83d \\ude00"])
def test_half_a_sign_is_refused_in_words_and_a_pair_is_one_sign(lines, refused, half):
    token = lines.begin()
    body = '{"id": "%s", "tekst": "%s"}'
    sent = [(body % (uuid4(), told)).encode() for told in (half, "\\ud83d\\ude00")]
    refused(lines.post("zeg", sent[0], token=token), 422, "niet_te_lezen")
    assert lines.post("zeg", sent[1], token=token) == (200, {"nummer": 1})
    assert [one["tekst"] for one in lines.read(token)] == ["\U0001f600"]


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
def test_what_is_no_text_is_no_message_no_id_and_no_token(lines, refused, wrong):
    token = lines.begin()
    good = {"id": str(uuid4()), "tekst": "ja"}
    refused(lines.post("zeg", good | {"tekst": wrong}, token=token), 422, "leeg")
    refused(lines.post("zeg", good | {"id": wrong}, token=token), 400, "niet_te_lezen")
    refused(lines.post("weg", {"token": wrong, "soort": "weg"}), 400, "niet_te_lezen")
    refused(lines.post("weg", {"token": token, "soort": wrong}), 400, "niet_te_lezen")
    assert lines.read(token) == []


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
def test_who_begins_with_what_is_no_text_begins_as_if_it_was_not_told(lines, wrong):
    lines.visitors += 1
    status, told = lines.post("begin", dict.fromkeys(("taal", "gemeente", "code", "token"), wrong))
    assert (status, told["nummer"]) == (200, 0)
    assert lines.say(told["token"], "ja") == (200, {"nummer": 1})


def numbered(lines, token, after):
    """Return the numbers a page is told that says it has read up to here."""
    answer = lines.ask("GET", "/chat/lijn/lijn/", **{"X-Lijn": token, "X-Na": after})
    told = [json.loads(answer.readline()) for _ in range(3)]
    answer.close()
    return [one["nummer"] for one in told if one["soort"] == "regel"]


@pytest.mark.parametrize("after", ["-1", "x", "٣", "1e3", "0x1", "9" * 30, " ", "1;2", "None"])
def test_a_number_that_is_none_is_read_from_the_begin(lines, after):
    token = lines.begin()
    lines.say(token, "een"), lines.say(token, "twee")
    after = after.encode().decode("latin-1")
    assert numbered(lines, token, after) == [1, 2]


def test_the_number_of_another_talk_reaches_nothing_of_it(lines):
    mine, other = lines.begin(), lines.begin()
    lines.say(other, "van een ander")
    name = secrecy.name_of(secrecy.read_token(other))
    ((lijn,),) = lines.owner.execute("SELECT id FROM chat_lijn WHERE name = %s", [name]).fetchall()
    told = {"id": str(uuid4()), "tekst": "van mij", "lijn": lijn, "nummer": 1, "token": other}
    assert lines.post("zeg", told, token=mine) == (200, {"nummer": 1})
    assert lines.post(f"{lijn}", told, token=mine) == (404, {"fout": "niet_hier"})
    assert [one["tekst"] for one in lines.read(mine)] == ["van mij"]
    assert [one["tekst"] for one in lines.read(other)] == ["van een ander"]


def test_a_body_that_is_sent_again_does_no_more_than_it_did(lines, refused):
    mine, other = lines.begin(), lines.begin()
    told = {"id": str(uuid4()), "tekst": "ja"}
    sent = [lines.post("zeg", told, token=token) for token in (mine, mine, other, mine)]
    assert sent == [(200, {"nummer": 1})] * 4
    assert [len(lines.read(token)) for token in (mine, other)] == [1, 1]
    leaves = {"token": mine, "soort": "weg"}
    assert [lines.post("weg", leaves) for _ in range(2)] == [(200, {})] * 2
    refused(lines.post("zeg", told, token=mine), 410, "voorbij")
    assert len(lines.read(other)) == 1


def test_a_code_that_is_sent_again_is_refused_in_words(lines, refused):
    told = {"code": lines.post("code", {}, token=lines.begin())[1]["code"]}
    lines.visitors += 1
    assert lines.post("begin", told)[0] == 200
    refused(lines.post("begin", told), 422, "code_klopt_niet")


def test_a_code_typed_where_a_chat_is_open_gives_the_line_or_words(lines):
    """The page has a chat of its own; the code is of another."""
    mine, other = lines.begin(), lines.begin()
    code = lines.post("code", {}, token=other)[1]["code"]
    status, _told = lines.post("begin", {"token": mine, "code": code})
    assert status in (200, 410, 422)
