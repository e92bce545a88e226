"""The lines of the chat over HTTP: what is sent comes back, and who leaves leaves nothing."""

from uuid import uuid4

import pytest

from baken.intake.chat.rules import secrecy
from baken.publiek.tests.lines import LEFT


def test_what_is_said_comes_back_numbered_and_as_it_was(lines):
    token = lines.begin(gemeente="0479")
    for text in (
        "hij is boos",
        "<script>alert(1)</script> & 'x'",
        "\u202eomgekeerd\u0007 \U0001f600",
    ):
        assert lines.say(token, text)[0] == 200
    told = lines.read(token)
    assert [one["nummer"] for one in told] == [1, 2, 3]
    assert told[1]["tekst"] == "<script>alert(1)</script> & 'x'"
    assert [one["nummer"] for one in lines.read(token, after=2)] == [3]


def test_nothing_that_was_said_stands_readable_in_the_database(lines):
    token = lines.begin()
    lines.say(token, "een heel bijzonder geheim")
    rows = lines.owner.execute(
        "SELECT sealed, name FROM chat_regel r JOIN chat_lijn l ON l.id = lijn_id"
    )
    kept = b"".join(bytes(part) for row in rows.fetchall() for part in row)
    assert b"bijzonder" not in kept
    assert secrecy.read_token(token) not in kept


def test_a_message_that_comes_twice_is_said_once(lines):
    token, client = lines.begin(), uuid4()
    assert lines.say(token, "ja", client) == lines.say(token, "ja", client) == (200, {"nummer": 1})
    assert lines.say(token, "iets anders", client) == (200, {"nummer": 1})
    assert [one["tekst"] for one in lines.read(token)] == ["ja"]


def test_a_code_gives_the_line_and_not_the_text(lines):
    token = lines.begin()
    lines.say(token, "dit is van mij")
    code = lines.post("code", {}, token=token)[1]["code"]
    assert len(code) == 6
    later = lines.begin(code=f"{code[:3]} {code[3:]}")
    assert later != token
    assert lines.read(later, after=1) == []
    assert lines.say(token, "van het oude toestel")[0] == 410
    lines.visitors += 1
    assert lines.post("begin", {"code": code}) == (422, {"fout": "code_klopt_niet"})


@pytest.mark.parametrize("how", ["weg", "stop"])
def test_who_leaves_leaves_nothing(lines, how):
    token = lines.begin()
    lines.say(token, "dit is van mij")
    assert lines.post("weg", {"token": token, "soort": how}) == (200, {})
    assert lines.read(token) == 410
    assert lines.say(token, "nog iets")[0] == 410
    assert lines.post("begin", {"token": token}) == (410, {"fout": "voorbij"})


def test_the_page_itself_says_that_somebody_is_there(lines):
    token = lines.begin()
    name = secrecy.name_of(secrecy.read_token(token))
    back = "UPDATE chat_lijn SET heard_at = now() - interval '90 seconds' WHERE name = %s"
    lines.owner.execute(back, [name])
    assert lines.post("hier", {}, token=token) == (200, {})
    fresh = "SELECT now() - heard_at < interval '10 seconds' FROM chat_lijn WHERE name = %s"
    assert lines.owner.execute(fresh, [name]).fetchone() == (True,)


def test_a_line_that_stays_open_is_no_sign_of_life(lines):
    token = lines.begin()
    name = secrecy.name_of(secrecy.read_token(token))
    lines.read(token)
    lines.owner.execute(
        "UPDATE chat_lijn SET heard_at = now() - interval '3 minutes' WHERE name = %s", [name]
    )
    assert lines.read(token) == 409


def test_what_is_given_back_while_the_line_was_cut_comes_whole(lines):
    token = lines.begin()
    lines.say(token, "eerder")
    (box,) = lines.owner.execute("SELECT for_visitor FROM chat_deel ORDER BY id DESC").fetchone()
    name = secrecy.name_of(secrecy.read_token(token))
    lines.owner.execute(
        "UPDATE chat_lijn SET heard_at = now() - interval '3 minutes' WHERE name = %s", [name]
    )
    assert lines.post("begin", {"token": token})[0] == 200
    lines.say(token, "ben er weer")
    lines.owner.execute(
        "UPDATE chat_deel SET for_visitor = %s WHERE number = 1 AND lijn_id ="
        " (SELECT id FROM chat_lijn WHERE name = %s)", [box, name]
    )  # fmt: skip
    assert [one["tekst"] for one in lines.read(token, after=2, parts=1)] == [
        "eerder",
        "ben er weer",
    ]
    assert lines.read(token, after=2, parts=2) == []


def test_without_scripts_the_token_travels_in_the_form_alone(lines):
    lines.visitors += 1
    status, page = lines.form("/chat/zonder/", {"doe": "begin", "taal": "nl", "gemeente": "0479"})
    assert status == 200
    token = page.split('name="token" value="')[1].split('"')[0]
    status, page = lines.form("/chat/zonder/", {"doe": "kijk", "token": token, "taal": "en"})
    assert status == 200
    assert '<html lang="en"' in page
    assert (
        lines.form("/chat/zonder/", {"doe": "zeg", "token": token, "tekst": "x" * 9000})[0] == 422
    )
    assert lines.form("/chat/zonder/", {"doe": "stop", "token": token})[0] == 303
    assert lines.form("/chat/zonder/", {"doe": "kijk", "token": token})[0] == 410
    assert lines.form("/chat/zonder/", {"doe": "begin", "code": ""})[0] == 422


def test_a_call_back_request_is_left_sealed(lines):
    public = secrecy.new_pair()[1]
    lines.owner.execute(
        "INSERT INTO vault_kluis (organisatie_id, purpose, made_at)"
        " SELECT id, 'chatsleutel', now() FROM identity_organisatie WHERE code = 'zaanstreek-waterland'"
    )
    lines.owner.execute(
        "INSERT INTO chat_sleutelpaar (organisatie_id, kluis_id, public, private, made_at)"
        " SELECT organisatie_id, id, %s, '', now() FROM vault_kluis WHERE purpose = 'chatsleutel'",
        [public],
    )
    lines.visitors += 1
    client = str(uuid4())
    for _ in range(2):
        status, page = lines.form("/terugbellen/", {**LEFT, "id": client})
        assert (status, "Wij bellen je" in page) == (200, True)
    ((sealed,),) = lines.owner.execute("SELECT sealed FROM chat_inworp").fetchall()
    assert b"5550" not in bytes(sealed)
