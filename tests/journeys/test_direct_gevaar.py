"""Direct gevaar: one press in a talk, help within two seconds, a melding while the talk goes on."""

import re
import time

from playwright.sync_api import expect

from tests.journeys.calls import answer, begin_talk, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

TWO_SECONDS = 2000


def press_danger(hand: Hand) -> None:
    """Press Direct gevaar; the page of the talk comes back with what to do first."""
    hand.tab_to("button[formaction$='/gevaar/']")
    with hand.page.expect_navigation(url="**/gesprek/*/"):
        hand.command("Enter")


def test_een_druk_haalt_hulp_en_wat_getypt_is_blijft_staan(house, room):
    farida = room.desk(house, "farida")
    farida.evaluate("document.querySelector('main a, main button')?.focus()")
    hand = begin_talk(room.desk(house, "sanne"))
    hand.tab_to("#id_situatie")
    hand.write("Er wordt nu op de deur gebonsd")
    hand.start_again()
    press_danger(hand)
    rang = time.monotonic()
    assert hand.interactions == 1
    expect(farida.locator("#alarm")).to_contain_text("Direct gevaar", timeout=TWO_SECONDS)
    assert time.monotonic() - rang < 2
    hand.sees("#direct-gevaar", "Bel 112")
    assert hand.page.input_value("#id_situatie") == "Er wordt nu op de deur gebonsd"
    look(hand.page, "gesprek met gevaar")
    look(farida, "een kaart van gevaar")
    card = farida.locator(".vt-alarm", has_text="Direct gevaar")
    card.get_by_role("button", name="Ik kom").click()
    expect(hand.page.locator("#direct-gevaar")).to_contain_text("komt nu bij je.")
    card.get_by_role("link", name="Naar het gevaar").click()
    helper = Hand(farida)
    helper.sees("main", "Bel 112")
    look(farida, "gevaar, voor wie komt")
    helper.start_again()
    helper.tab_to("#id_situation")
    helper.write("Iemand bonst op de deur en dreigt.")
    with farida.expect_navigation(url="**/betrokkene/"):
        helper.command("Control+Enter")
    assert helper.interactions == 2, "one text and one key to an open melding"
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
