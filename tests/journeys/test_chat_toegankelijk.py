"""Every state of a chat, of the visitor and of the worker: axe finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.journeys.chats import PHONE, WEATHER, accept, log_of, say, until_open, worker_says
from tests.journeys.test_toegankelijk import look
from tests.journeys.visits import (
    begin,
    begin_plain,
    look_again,
    until_closed,
    without_the_script,
)

SILENT = "UPDATE chat_lijn SET heard_at = now() - interval '3 minutes' WHERE ended_at IS NULL"
GONE = "UPDATE chat_lijn SET ended_at = now() - interval '1 hour' WHERE ended_at IS NULL"
NOBODY = "UPDATE chat_dienst SET off_at = now() WHERE off_at IS NULL"
ELSEWHERE = (
    "UPDATE chat_lijn SET accepted_by_id = (SELECT id FROM identity_user WHERE username = 'omar')"
    " WHERE accepted_by_id IS NOT NULL"
)
NOTICES = 20_000  # milliseconds; a page looks by itself how its line is


@pytest.fixture(autouse=True)
def no_talks_of_before(house):
    """A list that grows from test to test would stand partly under the bar with the buttons."""
    house.do(ELSEWHERE)


def stand_of(hand):
    return hand.page.locator("#chat [data-stand]")


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Een code heeft zes cijfers."), ("123456", "Deze code klopt niet")]
)
def test_het_vak_voor_een_code_en_zijn_fouten(chatter, room, site, typed, words):
    page = room.window(**PHONE).new_page()
    until_open(page, site)
    page.goto(f"{site}/chat/")
    page.get_by_text("Ik was hier net en heb een code").click()
    look(page, "vak voor een code")
    page.locator("#code").fill(typed)
    page.get_by_role("button", name="Ga terug naar mijn chat").click()
    expect(page.locator("[data-fault]")).to_contain_text(words)
    look(page, f"code, fout: {words}")


def test_het_einde_van_een_gesprek(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    say(page, "dank je wel")
    chatter.tab_to("form[action$='/sluit/'] button")
    with chatter.page.expect_navigation():
        chatter.command("Enter")
    expect(log_of(page)).to_contain_text("heeft de chat gesloten")
    look(page, "einde van een gesprek")
    chatter.sees("#chat [data-stand]", "gesloten")
    look(chatter.page, "gesloten gesprek")


def test_de_chat_is_voorbij(chatter, visitor, house):
    page = visitor()
    house.do(GONE)
    expect(page.locator("h1:visible")).to_have_text("De chat is voorbij", timeout=NOTICES)
    look(page, "de chat is voorbij")


def test_er_is_niemand(chatter, room, site, house):
    house.do(NOBODY)
    page = room.window(**PHONE).new_page()
    until_closed(page, site)
    look(page, "niemand bij de chat")
    page.goto(site)
    look(page, "voorkant, niemand bij de chat")


def test_de_bezoeker_klikte_weg(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    page.locator(".vt-exit-btn").click()
    page.wait_for_url(WEATHER)
    expect(stand_of(chatter)).to_contain_text("weggeklikt")
    look(chatter.page, "weggeklikt")


def test_de_verbinding_is_weg_en_de_bezoeker_is_terug(chatter, visitor, house):
    page = visitor()
    accept(chatter)
    say(page, "hij gooide een bord")
    expect(log_of(chatter.page)).to_contain_text("een bord")
    page.context.set_offline(True)
    house.do(SILENT)
    worker_says(chatter, "Ben je er nog?")
    expect(stand_of(chatter)).to_contain_text("verbinding weg")
    look(chatter.page, "verbinding weg")
    page.context.set_offline(False)
    expect(log_of(page)).to_contain_text("Je bent er weer.", timeout=NOTICES)
    look(page, "de bezoeker is er weer")
    expect(stand_of(chatter)).to_contain_text("is terug", timeout=NOTICES)
    same = chatter.page.get_by_role("button", name="Dit is dezelfde bezoeker")
    expect(same).to_be_visible()
    look(chatter.page, "is terug")
    with chatter.page.expect_navigation():
        same.click()
    expect(chatter.page.locator("#chat [data-again]")).to_be_visible()
    look(chatter.page, "niet gelezen")


def test_zonder_scripts(chatter, room, site):
    page = begin_plain(without_the_script(room), site)
    look(page, "zonder scripts, in de rij")
    accept(chatter)
    worker_says(chatter, "Dat geeft niets.")
    look_again(page)
    expect(page.locator(".vt-chat")).to_contain_text("Dat geeft niets.")
    look(page, "zonder scripts, in gesprek")


def test_in_het_engels(chatter, room, site):
    page = begin(room, site, path="/en/chat/")
    look(page, "Engels, wachten")
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    say(page, "he is out now")
    expect(log_of(chatter.page)).to_contain_text("out now")
    look(page, "Engels, in gesprek")
    look(chatter.page, "medewerker bij een Engelse chat")
    start = room.window(**PHONE).new_page()
    start.goto(f"{site}/en/chat/")
    look(start, "Engels, begin")
