"""Drafts in a real browser: saved while typing, through lost lines, log-outs and locks."""

import json
import time

import pytest

from baken.foundation.ui.tests.stage import specimen

DRAFT = "/concept/abc/"


def json_answer(status=200, **fields):
    return {"status": status, "content_type": "application/json", "body": json.dumps(fields)}


SAVED = json_answer(saved_at="14:03")


def with_draft(attribute=f'data-draft="{DRAFT}"', **changes):
    made = specimen("gesprek", "leeg", **changes)
    return made.replace('id="gesprek"', f'id="gesprek" {attribute}', 1)


def last_text(stage):
    return stage.posted(DRAFT)[-1]["situatie"][0]


def wait_for(page, happened, seconds=8):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        page.wait_for_timeout(50)


def test_a_long_sentence_is_saved_while_it_is_typed(stage):
    stage.answers["POST", DRAFT] = SAVED
    page = stage.show(with_draft())
    page.focus("#id_situatie")
    page.keyboard.type("a" * 30, delay=100)
    assert 2 <= len(stage.posted(DRAFT)) <= 4
    typed = len(page.input_value("#id_situatie"))
    assert typed - len(last_text(stage)) <= 20
    wait_for(page, lambda: last_text(stage) == "a" * 30)
    assert page.inner_text("[data-saved]") == "Bewaard 14:03"
    headers = stage.posts[-1][2]
    assert headers["x-csrftoken"] == "oud"
    assert "csrfmiddlewaretoken" not in stage.posted(DRAFT)[-1]


def test_leaving_a_field_saves_at_once(stage):
    stage.answers["POST", DRAFT] = SAVED
    page = stage.show(with_draft())
    page.fill("#id_situatie", "kort")
    page.keyboard.press("Tab")
    wait_for(page, lambda: stage.posted(DRAFT), seconds=0.8)
    assert last_text(stage) == "kort"


def test_a_lost_line_keeps_the_text_and_tries_again(stage):
    stage.answers["POST", DRAFT] = "down"
    page = stage.show(with_draft())
    page.fill("#id_situatie", "blijft staan")
    page.wait_for_selector("#geen-verbinding:not([hidden])")
    assert "Geen verbinding. Je tekst blijft staan." in page.inner_text("#geen-verbinding")
    assert stage.faults() == []
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("/scherm/")
    assert page.input_value("#id_situatie") == "blijft staan"
    stage.answers["POST", DRAFT] = SAVED
    page.wait_for_selector("#geen-verbinding", state="hidden", timeout=7000)
    assert last_text(stage) == "blijft staan"


def test_who_leaves_with_unsaved_text_is_warned(stage):
    stage.answers["POST", DRAFT] = "down"
    page = stage.show(with_draft())
    page.click("#id_situatie")
    page.keyboard.type("nog niet bewaard")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.evaluate("setTimeout(() => location.assign('/elders/'))")
    wait_for(page, lambda: warned)
    assert warned == ["beforeunload"]
    assert page.url.endswith("/scherm/")


def test_the_form_goes_only_after_its_draft(stage):
    stage.answers["POST", DRAFT] = SAVED
    page = stage.show(with_draft())
    page.click("#id_situatie")
    page.keyboard.type("klaar")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    paths = [path for path, _fields, _headers in stage.posts]
    assert paths[-1] == "/scherm/"
    assert DRAFT in paths
    assert stage.posted("/scherm/")[0]["situatie"] == ["klaar"]
    page.wait_for_timeout(1300)
    assert [path for path, _f, _h in stage.posts] == paths


@pytest.mark.parametrize(
    "answer",
    [json_answer(401), json_answer(403), {"status": 302, "headers": {"Location": "/inloggen/"}}],
)
def test_after_a_log_out_the_text_stays_and_saving_goes_on_after_the_next_login(stage, answer):
    stage.answers["POST", DRAFT] = answer
    stage.answers["GET", "/wakker/"] = json_answer(401)
    page = stage.show(with_draft())
    page.fill("#id_situatie", "niet kwijt")
    page.wait_for_selector("#geen-verbinding:not([hidden]) [data-login]")
    assert "Je bent uitgelogd." in page.inner_text("#geen-verbinding")
    assert page.get_attribute("[data-login]", "target") == "_blank"
    stage.answers["GET", "/wakker/"] = json_answer(csrf="nieuw")
    page.wait_for_timeout(100)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_for(page, lambda: page.input_value("#gesprek [name=csrfmiddlewaretoken]") == "nieuw")
    stage.answers["POST", DRAFT] = SAVED
    page.wait_for_selector("#geen-verbinding", state="hidden", timeout=7000)
    assert last_text(stage) == "niet kwijt"
    assert stage.posts[-1][2]["x-csrftoken"] == "nieuw"


def test_a_draft_that_cannot_be_kept_any_more_says_so_and_lets_the_form_go(stage):
    stage.answers["POST", DRAFT] = json_answer(409)
    page = stage.show(with_draft())
    page.fill("#id_situatie", "gesloten door Omar")
    page.wait_for_selector("#geen-verbinding:not([hidden])")
    assert "Bewaren lukt niet meer." in page.inner_text("#geen-verbinding")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert stage.posted("/scherm/")[0]["situatie"] == ["gesloten door Omar"]


def test_the_first_key_makes_the_contact_and_only_once(stage):
    made = json_answer(draft=DRAFT, fields={"contact": "C-7K4M-2QX9-C"})
    stage.answers["POST", "/nieuw/terugbel/"] = made
    stage.answers["POST", DRAFT] = SAVED
    page = stage.show(with_draft('data-begin="/nieuw/terugbel/"'))
    page.click("#id_situatie")
    page.keyboard.type("hallo daar, ik typ door en door", delay=60)
    wait_for(page, lambda: stage.posted(DRAFT))
    page.wait_for_timeout(1200)
    assert len(stage.posted("/nieuw/terugbel/")) == 1
    assert stage.posted(DRAFT)[-1]["contact"] == ["C-7K4M-2QX9-C"]


def test_the_lock_waits_until_the_text_is_safe(stage):
    stage.answers["POST", DRAFT] = "down"
    page = stage.show(with_draft(lock_seconds=3))
    page.click("#id_situatie")
    page.keyboard.type("geheim")
    page.wait_for_selector("#verborgen[open]", timeout=8000)
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+p")
    page.keyboard.press("Escape")
    assert page.is_visible("#verborgen")
    assert "nog niet bewaard" in page.inner_text("#verborgen")
    assert stage.posted("/slot/") == []
    stage.answers["POST", DRAFT] = SAVED
    page.wait_for_url("**/slot/", timeout=9000)
    assert last_text(stage) == "geheim"


def test_what_one_person_typed_is_never_stored_under_another_name(stage):
    stage.answers["POST", DRAFT] = json_answer(403)
    stage.answers["GET", "/wakker/"] = json_answer(csrf="nieuw", user="Omar")
    page = stage.show(with_draft())
    page.fill("#id_situatie", "van Sanne")
    page.wait_for_selector("#geen-verbinding:has-text('Een ander is nu ingelogd.')")
    assert page.input_value("#gesprek [name=csrfmiddlewaretoken]") == "oud"
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(500)
    assert page.url.endswith("/scherm/")
    stage.answers["GET", "/wakker/"] = json_answer(csrf="nieuw", user="Sanne")
    stage.answers["POST", DRAFT] = SAVED
    page.wait_for_selector("#geen-verbinding", state="hidden", timeout=7000)
