"""Direct gevaar: one press in a talk, help within two seconds, a melding while the talk goes on."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import answer, begin_talk, end_talk
from tests.journeys.conftest import WIDE
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import NARROW, look

TWO_SECONDS = 2000


def press_danger(hand: Hand) -> float:
    """Press Direct gevaar; the page of the talk comes back with what to do first."""
    hand.tab_to("button[formaction$='/gevaar/']")
    pressed = time.monotonic()
    with hand.page.expect_navigation(url="**/gesprek/*/"):
        hand.command("Enter")
    return pressed


def test_een_druk_haalt_hulp_en_wat_getypt_is_blijft_staan(house, room):
    farida = room.desk(house, "farida")
    farida.evaluate("document.querySelector('main a, main button')?.focus()")
    hand = begin_talk(room.desk(house, "sanne"))
    hand.tab_to("#id_situatie")
    hand.write("Er wordt nu op de deur gebonsd")
    hand.start_again()
    pressed = press_danger(hand)
    assert hand.interactions == 1
    expect(farida.locator("#alarm")).to_contain_text("Direct gevaar", timeout=TWO_SECONDS)
    assert time.monotonic() - pressed < 2
    hand.sees("#direct-gevaar", "Bel 112")
    assert hand.page.input_value("#id_situatie") == "Er wordt nu op de deur gebonsd"
    look(hand.page, "gesprek met gevaar")
    look(farida, "een kaart van gevaar")
    helper = Hand(farida)
    helper.tab_to("#alarm form[action$='/neem-aan/'] button")
    helper.command("Enter")
    expect(hand.page.locator("#direct-gevaar")).to_contain_text("komt nu bij je.")
    helper.tab_to("#alarm a[href^='/gevaar/']")
    helper.command("Enter")
    helper.sees("main", "Bel 112")
    look(farida, "gevaar, voor wie komt")
    helper.tab_to("#id_situation")
    with farida.expect_navigation():
        helper.command("Control+Enter")
    look(farida, "gevaar, fouten")
    helper.start_again()
    helper.tab_to("#id_situation")
    helper.write("Iemand bonst op de deur en dreigt.")
    with farida.expect_navigation(url="**/betrokkene/"):
        helper.command("Control+Enter")
    assert helper.interactions == 2, "one text and one key to an open melding"
    with farida.expect_navigation():
        helper.command("Control+Enter")
    look(farida, "betrokkene, fouten")
    expect(hand.page.locator("#direct-gevaar")).to_contain_text("Er is een melding geopend.")
    answer(hand)
    end_talk(hand)
    with hand.page.expect_navigation(url="**/werk/"):
        hand.command("Control+Enter")
    hand.sees(".vt-flash", "staat bij de melding.")
    number = re.search(r"/zaak/(M-[^/]+)/", farida.url)
    assert number
    farida.goto(f"{house.url}/zaak/{number[1]}/")
    expect(farida.locator("main")).to_contain_text("Uit advies")
    look(farida, "melding uit gevaar")


def test_er_is_geen_gevaar_meer(house, room):
    hand = begin_talk(room.desk(house, "omar"))
    press_danger(hand)
    hand.tab_to("form[action$='/voorbij/'] button")
    with hand.page.expect_navigation(url="**/gesprek/*/"):
        hand.command("Enter")
    expect(hand.page.locator("#direct-gevaar")).to_have_count(0)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_de_knop_blijft_in_beeld_hoe_ver_je_ook_bent(house, room, size):
    hand = begin_talk(room.desk(house, "omar"))
    hand.page.set_viewport_size(size)
    hand.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(hand.page.locator("button[formaction$='/gevaar/']").first).to_be_in_viewport()
