"""Each answer of the chat carries what every public answer carries, whatever it says."""

import json
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from baken.intake.chat.rules import secrecy
from baken.publiek.frame import PLAIN
from baken.publiek.middleware import HEADERS, POSTS_HERE
from baken.publiek.tests.lines import LEFT, Lines

FORM = "application/x-www-form-urlencoded"
ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
MINE = "of the visitor"  # stands for the token of somebody who has just begun
STRANGE = secrecy.new_token()


def check(answer, *, shows_a_form=False):
    """Hold one answer to the headers; each stands in it once."""
    expected = (POSTS_HERE if shows_a_form else HEADERS) | {"X-Robots-Tag": "noindex"}
    assert {name: answer.headers.get_all(name) for name in expected} == {
        name: [text] for name, text in expected.items()
    }
    assert answer.getheader("Set-Cookie") is None
    assert answer.getheader("Server") is None


def said(**told):
    return {"id": str(uuid4()), "tekst": "ja", **told}


SCRIPT = [
    ("begin", "", {"taal": "nl"}, {}, 200),
    ("begin", "", {"code": "1"}, {}, 422),
    ("begin", "", {"code": "000000"}, {}, 422),
    ("begin", "", {"token": STRANGE}, {}, 410),
    ("begin", "", [], {}, 400),
    ("begin", "", {}, ELSEWHERE, 403),
    ("zeg", MINE, said(), {}, 200),
    ("zeg", MINE, said(tekst=""), {}, 422),
    ("zeg", MINE, said(tekst="x" * 100_000), {}, 413),
    ("zeg", MINE, said(id=""), {}, 400),
    ("zeg", STRANGE, said(), {}, 410),
    ("zeg", "", said(), {}, 400),
    ("zeg", MINE, said(), ELSEWHERE, 403),
    *((what, MINE, {}, {}, 200) for what in ("hier", "typt", "code")),
    *((what, "", {}, {}, 400) for what in ("hier", "typt", "code")),
    *((what, MINE, {}, ELSEWHERE, 403) for what in ("hier", "typt", "code", "weg", "lijn")),
    ("hier", STRANGE, {}, {}, 410),
    ("code", STRANGE, {}, {}, 410),
    ("weg", "", {"token": MINE, "soort": "weg"}, {}, 200),
    ("weg", "", {"token": MINE, "soort": "anders"}, {}, 400),
    ("weg", "", {}, {}, 400),
    ("lijn", MINE, {}, {}, 403),
    ("lees-alles", MINE, {}, {}, 404),
    ("%00", MINE, {}, {}, 404),
]


@pytest.mark.parametrize(("what", "token", "told", "headers", "status"), SCRIPT)
def test_an_answer_to_a_script_carries_the_headers(lines, what, token, told, headers, status):
    mine = lines.begin()
    body = json.dumps(told).replace(MINE, mine)
    head = {"X-Lijn": mine if token == MINE else token, **headers}
    answer = lines.ask("POST", f"/chat/lijn/{what}/", body, **head)
    assert answer.status == status
    assert answer.getheader("Content-Type") == "application/json"
    check(answer)


def test_an_answer_to_who_asks_too_often_carries_the_headers(lines):
    token, status = lines.begin(), 200
    while status == 200:
        answer = lines.ask("POST", "/chat/lijn/hier/", "{}", **{"X-Lijn": token})
        status = answer.status
    assert status == 429
    check(answer)


@pytest.mark.parametrize("what", ["begin", "zeg", "hier", "typt", "weg", "code"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_another_way_of_asking_is_refused_with_the_headers(lines, what, method):
    answer = lines.ask(method, f"/chat/lijn/{what}/")
    assert answer.status == 403
    check(answer)


@pytest.mark.parametrize(
    ("token", "headers", "status"),
    [(MINE, {}, 200), (STRANGE, {}, 410), ("", {}, 400), (MINE, ELSEWHERE, 403)],
)
def test_a_line_that_stays_open_carries_the_headers(lines, token, headers, status):
    mine = lines.begin()
    head = {"X-Lijn": mine if token == MINE else token, **headers}
    answer = lines.ask("GET", "/chat/lijn/lijn/", **head)
    assert answer.status == status
    check(answer)
    answer.close()


@pytest.mark.parametrize(
    ("told", "headers", "status"),
    [
        ({"doe": "begin"}, {}, 200),
        ({"doe": "kijk", "token": MINE, "taal": "en"}, {}, 200),
        ({"doe": "zeg", "token": MINE, **said()}, {}, 200),
        ({"doe": "zeg", "token": MINE, **said(tekst="")}, {}, 422),
        ({"doe": "zeg", "token": MINE, **said(id="")}, {}, 400),
        ({"doe": "zeg", "token": MINE, **said(tekst="x" * 100_000)}, {}, 413),
        ({"doe": "kijk", "token": STRANGE}, {}, 410),
        ({"doe": "kijk", "token": ""}, {}, 400),
        ({"doe": "kijk", "token": MINE}, ELSEWHERE, 403),
        ({f"veld{n}": "x" for n in range(1000)}, {}, 400),
    ],
)
def test_a_page_without_scripts_carries_the_headers(lines, told, headers, status):
    body = urlencode(told).replace(urlencode({"": MINE})[1:], lines.begin())
    answer = lines.ask("POST", PLAIN, body, **{"Content-Type": FORM, **headers})
    assert answer.status == status
    check(answer, shows_a_form=True)


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("GET", PLAIN, {}),
        ("HEAD", PLAIN, {}),
        ("POST", PLAIN, {"doe": "stop", "token": MINE}),
        ("GET", PLAIN.rstrip("/"), {}),
        ("GET", "/chat/lijn", {}),
    ],
)
def test_who_is_led_elsewhere_gets_the_headers_too(lines, method, path, told):
    body = urlencode(told).replace(urlencode({"": MINE})[1:], lines.begin())
    answer = lines.ask(method, path, body, **{"Content-Type": FORM})
    assert (answer.status, answer.getheader("Location")[0]) == (303, "/")
    check(answer)


@pytest.mark.parametrize("what", ["begin", "zeg", "hier", "typt", "weg", "code"])
def test_without_a_database_an_answer_carries_the_headers(site, what):
    body = json.dumps(said(token="" if what == "begin" else STRANGE, soort="weg"))
    answer = Lines(site, None).ask("POST", f"/chat/lijn/{what}/", body, **{"X-Lijn": STRANGE})
    assert (answer.status, json.loads(answer.read())) == (503, {"fout": "even_niet"})
    check(answer)


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("GET", "/chat/lijn/lijn/", {}),
        ("POST", PLAIN, {"doe": "begin"}),
        ("POST", "/terugbellen/", {**LEFT, "id": str(uuid4())}),
    ],
)
def test_without_a_database_pages_and_lines_carry_the_headers(site, method, path, told):
    head = {"X-Lijn": STRANGE, "Content-Type": FORM}
    answer = Lines(site, None).ask(method, path, urlencode(told), **head)
    assert answer.status == 503
    check(answer, shows_a_form=method == "POST")
