"""A visitor and a worker on the page at once."""

import time

from playwright.sync_api import expect

PHONE = {"viewport": {"width": 320, "height": 640}}
WEATHER = "https://www.knmi.nl/**"
ON_TIME = 2000  # milliseconds


def take_duty(hand, house):
    hand.page.goto(f"{house.url}/chat/")
    begin = hand.page.get_by_role("button", name="Ik neem chatdienst")
    if begin.count():
        begin.click()
    expect(hand.page.locator("[aria-labelledby=stand]")).to_contain_text("De chat is open.")


def until_open(page, site):
    """The site looks every few seconds how it stands with the chat."""
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        page.goto(site)
        if page.get_by_text("Open tot").count():
            return
        time.sleep(0.5)
    raise AssertionError("the site never said that the chat is open")


def accept(hand):
    """Take the one who waits longest."""
    button = hand.page.get_by_role("button", name="Neem aan").first
    expect(button).to_be_visible()
    hand.tab_to("[aria-labelledby=wachtend] button")
    hand.command("Enter")
    hand.page.wait_for_url("**/gesprek/**")


def say(page, text):
    page.locator("#bericht").fill(text)
    page.locator("#bericht").press("Enter")


def worker_says(hand, text):
    """Say something to the visitor; what stands in the worker's log is kept."""
    hand.page.locator("#chat #bericht").fill(text)
    hand.page.locator("#chat #bericht").press("Enter")
    expect(log_of(hand.page)).to_contain_text(text)


def log_of(page):
    return page.locator("[data-log]")
