"""J21: find a zaak by keyboard, in three interactions; a name in one more."""

import re

from playwright.sync_api import expect

from tests.journeys.calls import a_call, take_request
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look


def test_een_nummer_in_drie_handelingen(house, room, number_in):
    joke = Hand(room.desk(house, "joke"))
    take_request(joke, a_call())
    number = number_in(joke.page)
    hand = Hand(room.desk(house, "sanne"))
    hand.command("/")
    hand.write(number[2:].replace("-", "").lower())
    with hand.page.expect_navigation(url=f"**/terugbelverzoek/{number}/"):
        hand.command("Enter")
    assert (hand.interactions, hand.tabs) == (3, 0)


def test_een_naam_met_een_typefout(house, room):
    hand = Hand(room.desk(house, "sanne"))
    hand.command("/")
    hand.write("mevr jansne")
    with hand.page.expect_navigation(url="**/zoeken/"):
        hand.command("Enter")
    hand.sees("[aria-labelledby=gevonden]", "Mevrouw Jansen")
    look(hand.page, "gevonden")
    assert "jansne" not in hand.page.url
    hand.tab_to("button[name=number]")
    with hand.page.expect_navigation(url=re.compile(r"/zaak/A-[0-9A-Z-]+/$")):
        hand.command("Enter")
    assert hand.interactions == 4


def test_wat_niet_te_zoeken_is_blijft_staan(house, room):
    hand = Hand(room.desk(house, "sanne"))
    hand.command("/")
    hand.write("x")
    hand.command("Enter")
    expect(hand.page.locator("#fouten")).to_be_focused()
    assert hand.page.input_value("#zoek") == "x"
    look(hand.page, "zoeken, fout")


def test_zonder_javascript(house, room):
    page = room.desk(house, "sanne", java_script_enabled=False)
    page.fill("#zoek", "de wit")
    page.press("#zoek", "Enter")
    expect(page.locator("[aria-labelledby=gevonden]")).to_contain_text("Mevrouw De Wit")
    page.click("button[name=number] >> nth=0")
    page.wait_for_url("**/terugbelverzoek/**")
