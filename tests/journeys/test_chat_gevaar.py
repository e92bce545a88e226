"""Direct gevaar beside a chat: help comes, what was typed stays, and the chat goes on."""

import time

import pytest
from playwright.sync_api import expect

from tests.journeys.chats import ON_TIME, accept, log_of, say, worker_says
from tests.journeys.conftest import WIDE
from tests.journeys.test_direct_gevaar import TWO_SECONDS, press_danger
from tests.journeys.test_toegankelijk import NARROW, look

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
DOOR = "Er wordt nu op de deur gebonsd"
CALM = "UPDATE alarm_alarm SET ended_at = now(), ended = 'niet_nodig' WHERE ended_at IS NULL"


@pytest.fixture
def talk(chatter, visitor, house):
    """Return a visitor in a talk with the worker, while nothing rings."""
    house.do(CALM)
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    return page


@BOTH
def test_de_knop_blijft_in_beeld_naast_een_chat(chatter, talk, size):
    chatter.page.set_viewport_size(size)
    chatter.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(chatter.page.locator("button[formaction$='/gevaar/']").first).to_be_in_viewport()


@BOTH
def test_een_druk_haalt_hulp_en_de_chat_gaat_door(chatter, talk, house, room, size):
    farida = room.desk(house, "farida")
    chatter.page.set_viewport_size(size)
    chatter.tab_to("#id_situatie")
    chatter.write(DOOR)
    expect(farida.locator("#alarm")).not_to_contain_text("Direct gevaar")
    chatter.start_again()
    pressed = press_danger(chatter)
    assert chatter.interactions == 1
    expect(farida.locator("#alarm")).to_contain_text("Direct gevaar", timeout=TWO_SECONDS)
    assert time.monotonic() - pressed < 2
    chatter.sees("#direct-gevaar", "Bel 112")
    assert chatter.page.input_value("#id_situatie") == DOOR
    say(talk, "hij staat voor de deur")
    expect(log_of(chatter.page)).to_contain_text("voor de deur", timeout=ON_TIME)
    worker_says(chatter, "Er komt hulp.")
    expect(log_of(talk)).to_contain_text("Er komt hulp.", timeout=ON_TIME)
    look(chatter.page, "gevaar naast een chat")
    chatter.tab_to("form[action$='/voorbij/'] button")
    chatter.command("Enter")
    expect(chatter.page.locator("#direct-gevaar")).to_have_count(0)
    expect(log_of(chatter.page)).to_contain_text("Er komt hulp.")


@BOTH
def test_na_de_druk_staat_in_beeld_wat_eerst_moet(chatter, talk, size):
    chatter.page.set_viewport_size(size)
    press_danger(chatter)
    expect(chatter.page.locator("#direct-gevaar")).to_be_focused()
    expect(chatter.page.locator("#direct-gevaar").get_by_text("Bel 112")).to_be_in_viewport()


def test_een_half_bericht_aan_de_bezoeker_blijft_staan_bij_een_druk(chatter, talk):
    chatter.tab_to("#chat #bericht")
    chatter.write("Ga naar de buren als")
    expect(chatter.page.locator("[data-saved]").first).to_contain_text("Bewaard")
    press_danger(chatter)
    expect(chatter.page.locator("#chat #bericht")).to_have_value("Ga naar de buren als")
