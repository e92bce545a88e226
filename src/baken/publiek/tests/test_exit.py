"""Leaving the site fast in a real browser: blank at once, and nothing of it behind Back."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from baken.publiek.leaflets import LEAFLETS, path_in

AXE = Path(__file__).parents[4] / "tests/journeys/vendor/axe.min.js"
FAULTS = """axe.run({resultTypes: ["violations"]})
    .then(run => run.violations.map(found => [found.id, found.nodes[0].html]))"""
BEFORE = "https://before.example/"
WEATHER = "https://www.knmi.nl/**"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    """One Chromium for this file; stopped with it, for its loop may not outlive it."""
    program = os.environ.get("BAKEN_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield found
        found.close()


def answer(route):
    route.fulfill(body="<title>Other</title><p>Another site", content_type="text/html")


@pytest.fixture
def open_tab(browser):
    """Open a tab in a fresh browser in which the other sites answer too."""
    contexts = []

    def open_one(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        for other in (BEFORE, WEATHER):
            context.route(other, answer)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def read_two_pages(tab, site):
    tab.goto(BEFORE)
    tab.goto(site.url)
    tab.get_by_role("link", name="Wat gebeurt er als je belt?").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Wat gebeurt er als je belt?")
    tab.get_by_role("link", name="Veilig kijken").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Veilig kijken")


def test_button_leaves_and_back_shows_the_site_from_before(open_tab, site):
    tab = open_tab()
    read_two_pages(tab, site)
    tab.locator(".vt-exit-btn").click()
    tab.wait_for_url(WEATHER)
    assert tab.evaluate("history.length") == 3, "empty tab, the site before, the weather"
    tab.go_back()
    assert tab.url == BEFORE


def test_first_tab_stop_leaves(open_tab, site):
    tab = open_tab()
    tab.goto(site.url)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(WEATHER)


def test_shift_three_times_leaves(open_tab, site):
    tab = open_tab()
    tab.goto(site.url)
    tab.keyboard.press("Shift")
    expect(tab.get_by_role("status")).to_have_text("Nog 2 keer")
    tab.keyboard.press("Shift")
    expect(tab.get_by_role("status")).to_have_text("Nog 1 keer")
    tab.keyboard.press("Shift")
    tab.wait_for_url(WEATHER)


def test_another_key_between_begins_the_count_again(open_tab, site):
    tab = open_tab()
    tab.goto(site.url)
    for key in ("Shift", "Shift", "Tab", "Shift", "Shift"):
        tab.keyboard.press(key)
    assert tab.url == f"{site.url}/"
    tab.keyboard.press("Shift")
    tab.wait_for_url(WEATHER)


def test_slow_presses_do_not_leave(open_tab, site):
    tab = open_tab()
    tab.goto(site.url)
    for pause in (2600, 2600, 0):
        tab.keyboard.press("Shift")
        tab.wait_for_timeout(pause)
    assert tab.url == f"{site.url}/"
    expect(tab.get_by_role("status")).to_have_text("Nog 1 keer")


def test_screen_is_blank_before_the_other_site_answers(open_tab, site):
    tab = open_tab()
    tab.context.unroute(WEATHER)
    tab.context.route(WEATHER, lambda route: None)
    tab.goto(site.url)
    took = tab.evaluate(
        """() => { const begin = performance.now();
        document.querySelector(".vt-exit-btn").click();
        return [performance.now() - begin, document.body.innerText, document.title,
                document.documentElement.getBoundingClientRect().height]; }"""
    )
    assert took[0] < 100
    assert took[1:] == ["", "Weer", 0]


def test_page_left_in_the_history_sends_you_on(open_tab, site):
    tab = open_tab()
    tab.goto(f"{site.url}/bellen/")
    tab.goto(f"{site.url}/privacy/")
    tab.locator(".vt-exit-btn").click()
    tab.wait_for_url(WEATHER)
    tab.go_back(wait_until="commit")
    tab.wait_for_url(WEATHER)


def test_who_types_the_address_again_comes_in(open_tab, site):
    tab = open_tab()
    tab.goto(site.url)
    tab.locator(".vt-exit-btn").click()
    tab.wait_for_url(WEATHER)
    tab.goto(f"{site.url}/bellen/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Wat gebeurt er als je belt?")


def test_without_javascript_the_button_is_a_plain_link(open_tab, site):
    tab = open_tab(java_script_enabled=False)
    tab.goto(site.url)
    tab.locator(".vt-exit-btn").click()
    tab.wait_for_url(WEATHER)


def test_nothing_is_stored_and_nothing_foreign_is_asked(open_tab, site):
    tab = open_tab()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    said = []
    tab.on("console", lambda message: said.append(message.text))
    for leaflet in LEAFLETS:
        tab.goto(site.url + path_in("nl", leaflet))
    assert [url for url in asked if not url.startswith(site.url)] == []
    assert said == []
    assert tab.context.cookies() == []
    stored = "[localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert tab.evaluate(f"async () => {stored}") == [0, 0, 0]


@pytest.mark.parametrize("look", [(1280, "light"), (320, "dark")], ids=str)
def test_axe_finds_nothing(open_tab, site, look):
    width, scheme = look
    tab = open_tab(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    paths = [path_in("nl", leaflet) for leaflet in LEAFLETS]
    for path in [*paths, "/en/", "/bestaat-niet/"]:
        tab.goto(site.url + path)
        tab.evaluate(AXE.read_text())
        assert tab.evaluate(FAULTS) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
