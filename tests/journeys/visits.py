"""How a visitor comes to the chat by another way than the ordinary one, and what the site says when
nobody is there."""

import time
from datetime import UTC, datetime

from django.utils import translation
from playwright.sync_api import expect

from baken.intake.chat.rules.opening import Stand, opening_at
from baken.policy.chat import chat
from baken.policy.termijnen import werkkalender
from baken.publiek.chat.words import closed_words
from tests.journeys.chats import PHONE, until_open

CLOSED_WITHIN = 30  # seconds


def begin(room, site, *, path="/chat/", gemeente=None):
    """Wait in the queue, on the page of a language, and tell the gemeente or not."""
    page = room.window(**PHONE).new_page()
    until_open(page, site)
    page.goto(site + path)
    expect(page.locator("#chat[data-ready]")).to_be_visible()
    if gemeente is not None:
        page.locator("#gemeente").select_option(label=gemeente)
    page.locator("[data-part=start] button[type=submit]").click()
    expect(page.locator("[data-part=wait] h1")).to_be_visible()
    return page


def without_scripts(room):
    """Return a window that runs no scripts."""
    return room.window(**PHONE, java_script_enabled=False)


def without_the_script(room):
    """Return a window that does not get the script of the chat, but in which axe can look."""
    context = room.window(**PHONE)
    context.route("**/files/chat.js", lambda route: route.abort())
    return context


def begin_plain(context, site):
    """Wait in the queue on the plain page."""
    page = context.new_page()
    until_open(page, site)
    page.goto(f"{site}/chat/")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.locator("h1")).to_have_text("Je bent in de rij")
    return page


def look_again(page):
    """Ask for what is new, as one does without scripts."""
    page.get_by_role("button", name="Kijk of er iets nieuws is").click()


def closed_now():
    """Return what the rule lets the site say at this moment if nobody is there: the heading of the
    chat, and when it opens again."""
    now = datetime.now(tz=UTC)
    told = opening_at(now, policy=chat(), kalender=werkkalender(), is_manned=False, practice=True)
    is_unmanned = told.stand is Stand.UNMANNED
    with translation.override("nl"):
        words = closed_words(told, now=now, language="nl")
    return "De chat is even niet bemand" if is_unmanned else "De chat is nu dicht", words


def until_closed(page, site):
    """Wait until home and chat say that nobody is there; it ends on the chat."""
    ends = time.monotonic() + CLOSED_WITHIN
    while time.monotonic() < ends:
        heading, words = closed_now()
        if _says(page, site, words) and _says(page, f"{site}/chat/", heading, words):
            return
        time.sleep(0.5)
    raise AssertionError(page.inner_text("main"))


def _says(page, address, *words):
    page.goto(address)
    shown = page.inner_text("main")
    return all(one in shown for one in words)
