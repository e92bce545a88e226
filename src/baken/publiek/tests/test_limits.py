"""What anybody may send, nonsense too: refused in words, and nobody else is slowed."""

import http.client
import time
from uuid import uuid4

import pytest

from baken.intake.chat.rules import secrecy
from baken.publiek.tests.lines import FROM_HERE, LEFT


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        ({"tekst": "x" * 4001}, 422, "te_lang"),
        ({"tekst": "x" * 100_000}, 413, "te_lang"),
        ({"tekst": ""}, 422, "leeg"),
        ({"tekst": " \n\t "}, 422, "leeg"),
        ({"tekst": "\x00\x00"}, 422, "leeg"),
        ({"tekst": None}, 422, "leeg"),
        ({"tekst": ["x"]}, 422, "leeg"),
        ({}, 422, "leeg"),
        ({"tekst": "ja", "id": "geen-id"}, 400, "niet_te_lezen"),
        ({"tekst": "ja", "id": None}, 400, "niet_te_lezen"),
        (b"geen json", 400, "niet_te_lezen"),
        (b"[1]", 400, "niet_te_lezen"),
        (b"[" * 60_000, 400, "niet_te_lezen"),
        (b"\xff\xfe", 400, "niet_te_lezen"),
    ],
)
def test_nonsense_is_refused_in_words_and_nothing_is_said(lines, told, status, code):
    token = lines.begin()
    body = told if isinstance(told, bytes) else {"id": str(uuid4()), **told}
    assert lines.post("zeg", body, token=token) == (status, {"fout": code})
    assert lines.read(token) == []


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 43, "%00", "../..", "A" * 10_000])
def test_a_strange_token_opens_nothing(lines, token):
    sent = token.encode("latin-1").decode("latin-1")
    status, told = lines.say(sent, "ja")
    assert status in (400, 410)
    assert set(told) == {"fout"}
    assert lines.read(sent) in (400, 410)


def test_who_floods_the_line_is_slowed_and_nobody_else(lines):
    loud, other = lines.begin(), lines.begin()
    answers = [lines.say(loud, f"{n}")[0] for n in range(120)]
    assert 429 in answers
    assert answers.count(200) >= 40
    assert lines.say(other, "mag ik ook")[0] == 200


def test_who_begins_again_and_again_is_asked_to_wait(lines):
    lines.visitors += 1
    answers = [lines.post("begin", {"taal": "nl"}) for _ in range(40)]
    assert answers[0][0] == 200
    assert answers[-1] == (429, {"fout": "te_vaak"})
    lines.begin()


def test_who_comes_back_again_and_again_is_asked_to_wait(lines):
    token = lines.begin()
    answers = [lines.post("begin", {"token": token})[0] for _ in range(12)]
    assert answers[:6] == [200] * 6
    assert answers[-1] == 429


@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "١٢٣٤٥٦", "1" * 50])
def test_a_wrong_code_gives_nothing(lines, code):
    lines.visitors += 1
    status, told = lines.post("begin", {"code": code})
    assert status == 422
    assert told["fout"] in ("code_klopt_niet", "geen_code")


def test_a_token_we_never_gave_begins_nothing(lines):
    lines.visitors += 1
    told = {"token": secrecy.new_token()}
    assert lines.post("begin", told) == (410, {"fout": "voorbij"})


def test_half_a_sign_and_a_form_of_a_thousand_fields_are_refused(lines):
    token = lines.begin()
    body = b'{"id": "%s", "tekst": "\\ud800"}' % str(uuid4()).encode()
    assert lines.post("zeg", body, token=token) == (422, {"fout": "niet_te_lezen"})
    status, _page = lines.form("/chat/zonder/", {f"veld{n}": "x" for n in range(1000)})
    assert status == 400


def test_the_oldest_of_too_many_pages_makes_place(lines):
    token = lines.begin()
    head = {**FROM_HERE, "X-Lijn": token}
    asked = []
    for _ in range(4):
        one = http.client.HTTPConnection("127.0.0.1", lines.site.port, 20)
        one.request("GET", "/chat/lijn/lijn/", headers=head)
        asked.append((one, one.getresponse()))
    assert [answer.status for _one, answer in asked] == [200] * 4
    first = asked[0][1]
    ends = time.monotonic() + 10
    while first.readline() and time.monotonic() < ends:
        continue
    assert first.isclosed()
    for one, _answer in asked:
        one.close()


def test_another_site_cannot_speak_here(lines):
    token = lines.begin()
    told = {"id": str(uuid4()), "tekst": "ja"}
    for strange in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://x.nl"},
    ):
        assert lines.post("zeg", told, token=token, **strange) == (403, {"fout": "van_elders"})


def test_what_does_not_exist_is_not_there(lines):
    assert lines.post("lees-alles", {}) == (404, {"fout": "niet_hier"})


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("nummer", "geen idee"),
        ("veilig", ""),
        ("veilig", "nee"),
        ("gemeente", "9999"),
        ("waarover", "x" * 500),
    ],
)
def test_a_call_back_form_that_is_not_right_says_where_and_keeps_the_rest(lines, field, text):
    lines.visitors += 1
    status, page = lines.form("/terugbellen/", {**LEFT, "id": str(uuid4()), field: text})
    assert status == 422
    assert f'href="#{field}"' in page
    assert field == "nummer" or 'value="06 5550 1234"' in page
