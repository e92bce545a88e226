"""The browser and the server of the journeys; whatever happens, no answer is a server error."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys.chats import PHONE, WEATHER, take_duty, until_open
from tests.journeys.hand import Hand
from tests.journeys.house import House, a_house, practice_database

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 800}
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
EXPECTED = ("ERR_", "status of 4")  # what a browser says of a lost line or a refusal


@pytest.fixture(scope="session")
def practice(database_cluster: None) -> str:
    """Return the database that every house is copied from, its static files gathered."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    return practice_database()


@pytest.fixture(scope="module")
def house(practice: str) -> Iterator[House]:
    """Keep one Baken open for the journeys of one file."""
    with a_house(practice) as house:
        yield house


@pytest.fixture
def own_house(practice: str) -> Iterator[House]:
    """Keep a Baken open that one journey may break."""
    with a_house(practice) as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Keep one Chromium open."""
    found = os.environ.get("BAKEN_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGS)
        yield browser
        browser.close()


class Room:
    """The desks of one journey: each a window of its own, logged in as somebody."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def window(self, **options: object) -> BrowserContext:
        """Open a window in which nobody is logged in."""
        context = self.browser.new_context(
            **{"viewport": WIDE, "locale": "nl-NL", **options}  # type: ignore[arg-type]
        )
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.contexts.append(context)
        return context

    def desk(self, house: House, username: str, **options: object) -> Page:
        """Log in as one of the practice people and return the page on Mijn werk."""
        page = self.window(**options).new_page()
        sit_down(page, house, username)
        return page

    def _response(self, response: object) -> None:
        if response.status >= 500:  # type: ignore[attr-defined]
            self.faults.append(f"{response.status} {response.url}")  # type: ignore[attr-defined]

    def _console(self, message: object) -> None:
        text: str = message.text  # type: ignore[attr-defined]
        if message.type == "error" and not any(words in text for words in EXPECTED):  # type: ignore[attr-defined]
            self.faults.append(text)


def sit_down(page: Page, house: House, username: str) -> None:
    """Log in with the one click of practice."""
    page.goto(f"{house.url}/inloggen/")
    page.click(f"button[name=username][value={username}]")
    page.wait_for_url(f"{house.url}/werk/")


@pytest.fixture
def room(browser: Browser) -> Iterator[Room]:
    """Return desks; afterwards there was no server error and no fault in any script."""
    room = Room(browser)
    yield room
    for context in room.contexts:
        context.close()
    assert room.faults == []


NUMBER = re.compile(r"[AT]-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


@pytest.fixture
def number_in() -> Callable[[Page], str]:
    """Return what reads the number of a zaak from the message a page opens with."""

    def read(page: Page) -> str:
        found = NUMBER.search(page.inner_text(".vt-flash"))
        assert found, page.inner_text("main")[:200]
        return found.group()

    return read


@pytest.fixture
def site(house):
    """Return the address of the public site."""
    return house.open_site()


@pytest.fixture
def chatter(house, room):
    """Return somebody at the chat desk, on duty, while nobody chats or waits."""
    house.do("UPDATE chat_lijn SET ended_at = now() WHERE ended_at IS NULL")
    hand = Hand(room.desk(house, "sanne"))
    take_duty(hand, house)
    return hand


@pytest.fixture
def visitor(room, site, chatter):
    """Open a visitor on a telephone: home, chat, start; he waits."""

    def open_one(**options):
        context = room.window(**(PHONE | options))
        context.route(WEATHER, lambda route: route.fulfill(body="<title>Weer</title>"))
        page = context.new_page()
        until_open(page, site)
        page.get_by_role("link", name="Chat met ons").click()
        expect(page.locator("#chat[data-ready]")).to_be_visible()
        page.get_by_role("button", name="Start de chat").click()
        expect(page.get_by_role("heading", name="Je bent in de rij")).to_be_visible()
        return page

    return open_one
