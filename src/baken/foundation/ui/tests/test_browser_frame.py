"""The frame in a real browser: keys for the whole page, the hidden screen, the auto-lock."""

import pytest

from baken.foundation.ui.tests.stage import specimen

JSON = {"status": 200, "content_type": "application/json", "body": "{}"}


def test_n_slash_and_g_w(stage):
    page = stage.show(specimen("werk"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "zoek"
    page.keyboard.type("n?gw")
    assert page.input_value("#zoek") == "n?gw"
    page.evaluate("document.activeElement.blur()")
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url.endswith("/nieuw/")
    assert [sent["csrfmiddlewaretoken"] for sent in stage.posted("/nieuw/")] == [["oud"]]
    stage.show(specimen("werk"))
    page.keyboard.press("w")
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("w")
    assert page.url.endswith("/werk/")


def test_the_list_of_keys(stage):
    page = stage.show(specimen("werk"))
    page.keyboard.press("?")
    assert page.is_visible("#toetsen")
    assert stage.faults() == []
    page.keyboard.press("Enter")
    assert not page.is_visible("#toetsen")
    page.click("summary:has-text('Sanne')")
    assert stage.faults() == []
    page.click("[data-keys]")
    assert page.is_visible("#toetsen")


def test_single_keys_can_be_off_but_alt_p_stays(stage):
    page = stage.show(specimen("werk", single_keys=False))
    for key in ("n", "/", "?"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert stage.posts == []
    page.keyboard.press("Alt+p")
    assert page.is_visible("#verborgen")


@pytest.mark.parametrize("back", ["Alt+p", "Enter"])
def test_alt_p_covers_everything_and_gives_the_place_back(stage, back):
    page = stage.show(specimen("gesprek"))
    page.focus("#id_situatie")
    page.keyboard.press("Alt+p")
    box = page.locator("#verborgen").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 800)
    assert page.title() == "Baken"
    assert stage.faults() == []
    seen = page.evaluate("document.elementFromPoint(300, 300).closest('dialog')?.id")
    assert seen == "verborgen"
    page.keyboard.press(back)
    assert page.evaluate("document.activeElement.id") == "id_situatie"
    assert page.title().startswith("A-AGNT")


def test_a_button_that_is_not_active_says_why_and_does_nothing(stage):
    page = stage.show(specimen())
    button = page.locator("button:has-text('Nog niet')")
    reason = page.locator(f"#{button.get_attribute('aria-describedby')}")
    assert reason.inner_text() == "Vul eerst een gemeente in."
    button.click(force=True)
    assert page.url.endswith("/scherm/")


def test_a_minute_before_the_lock_a_key_keeps_the_screen_open(stage):
    stage.answers["POST", "/wakker/"] = JSON
    page = stage.show(specimen("gesprek", lock_seconds=4))
    page.wait_for_selector("#bijna-op-slot[open]", timeout=4000)
    page.keyboard.press("Shift")
    assert not page.is_visible("#bijna-op-slot")
    page.wait_for_timeout(300)
    assert len(stage.posted("/wakker/")) == 1


def test_axe_finds_nothing_on_the_warning(stage):
    page = stage.show(specimen("gesprek"))
    page.evaluate("document.getElementById('bijna-op-slot').showModal()")
    assert stage.faults() == []


def test_without_a_key_the_screen_goes_on_lock(stage):
    page = stage.show(specimen("gesprek", lock_seconds=2))
    page.wait_for_url("**/slot/", timeout=8000)
    assert stage.posted("/slot/") == [{"csrfmiddlewaretoken": ["oud"]}]


def test_a_number_that_called_before_is_a_hint_asked_in_the_body(stage):
    hint = '<p data-known="/bekend/" data-known-field="gemeente" hidden>Belde eerder.</p>'
    body = '<div class="vt-panel-body vt-qs'
    stage.answers["POST", "/bekend/"] = {**JSON, "body": '{"known": true}'}
    page = stage.show(specimen("gesprek", "leeg").replace(body, hint + body, 1))
    page.fill("#id_gemeente", "06 5550 1234")
    assert stage.posted("/bekend/") == []
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-known]:not([hidden])")
    assert stage.posted("/bekend/") == [{"number": ["06 5550 1234"]}]
    stage.answers["POST", "/bekend/"] = {**JSON, "body": '{"known": false}'}
    page.fill("#id_gemeente", "06 5550 9999")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-known]", state="hidden")
