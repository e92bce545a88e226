"""Spoed: two interactions at the secretariaat, a card within two seconds, nothing typed lost."""

import time

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import a_call, begin_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

TWO_SECONDS = 2000


@pytest.fixture
def joke(house, room):
    """Return the secretariaat, at the form."""
    return Hand(room.desk(house, "joke"))


def phone_on(hand: Hand) -> None:
    """Put the telephone on."""
    hand.tab_to("button[name=stand]")
    hand.command("Enter")
    expect(hand.page.locator("button[name=stand]")).to_have_text("Telefoon: aan")


def verbind(hand: Hand, call) -> float:
    """Type the number, and press Verbind; return when that was."""
    hand.tab_to("#id_number")
    hand.write(call.telephone)
    hand.start_again()
    hand.tab_to("button[formaction='/spoed/']")
    pressed = time.monotonic()
    with hand.page.expect_navigation(url="**/spoed/*/"):
        hand.command("Enter")
    return pressed


def test_een_beller_met_spoed_is_binnen_twee_seconden_bij_een_collega(house, room, joke):
    desk = Hand(room.desk(house, "sanne"))
    sanne = desk.page
    phone_on(desk)
    joke.page.reload()
    expect(joke.page.locator("form .vt-line", has_text="Vrij nu: Sanne")).to_be_visible()
    sanne.evaluate("document.querySelector('main a').focus()")
    pressed = verbind(joke, a_call())
    expect(sanne.locator("#alarm")).to_contain_text("Joke vraagt een collega", timeout=TWO_SECONDS)
    assert time.monotonic() - pressed < 2
    assert joke.interactions <= 2
    assert sanne.title().startswith("SPOED · ")
    assert sanne.evaluate("document.activeElement.closest('main') !== null"), "focus was taken"
    desk.start_again()
    desk.tab_to("#alarm form[action$='/neem-aan/'] button")
    desk.command("Enter")
    assert desk.interactions == 1
    expect(joke.page.locator("main")).to_contain_text("Sanne neemt aan. Verbind nu door.")
    joke.command("Control+Enter")
    joke.sees(".vt-flash", "is doorverbonden")
    desk.tab_to("#alarm a[href*='/gesprek/']")
    desk.command("Enter")
    sanne.wait_for_url("**/gesprek/**")
    expect(sanne.locator("#alarm")).not_to_contain_text("met je verbonden")


def test_wie_typt_verliest_niets_en_de_tweede_hoort_wie_het_heeft(house, room, joke):
    omar, lotte = room.desk(house, "omar"), room.desk(house, "lotte")
    hand = begin_talk(omar)
    hand.tab_to("#id_situatie")
    hand.write("Hoort iedere avond ruzie")
    verbind(joke, a_call())
    for page in (omar, lotte):
        expect(page.locator("#alarm")).to_contain_text("Neem aan")
    hand.write(" bij de buren")
    assert omar.input_value("#id_situatie") == "Hoort iedere avond ruzie bij de buren"
    lotte.get_by_role("button", name="Neem aan").click()
    expect(omar.locator("#alarm")).to_contain_text("Lotte neemt aan.")
    assert omar.get_by_role("button", name="Neem aan").count() == 0


def test_niemand_komt_en_een_knop_maakt_er_een_verzoek_van(house, joke):
    verbind(joke, a_call())
    joke.start_again()
    joke.page.keyboard.press("1")
    joke.tab_to("form[action$='/niemand/'] button")
    joke.command("Enter")
    joke.sees(".vt-flash", "met spoed is bewaard.")
    assert joke.interactions == 1


def test_de_schermen_zijn_toegankelijk(house, room, joke):
    verbind(joke, a_call())
    look(joke.page, "spoed")
    omar = room.desk(house, "omar")
    expect(omar.locator("#alarm")).to_contain_text("Neem aan")
    look(omar, "een kaart op Mijn werk")
    omar.get_by_role("button", name="Neem aan").click()
    expect(joke.page.locator("main")).to_contain_text("Omar neemt aan.")
    look(joke.page, "spoed, aangenomen")
    joke.page.goto(f"{house.url}/werk/")
    joke.page.fill("#id_kenmerk", "0655599999")
    joke.page.get_by_role("button", name="Beller zegt dat hij eerder belde").click()
    look(joke.page, "doorverbinden")
    joke.page.goto(f"{house.url}/werk/")
    joke.page.get_by_role("button", name="Beller zegt dat hij eerder belde").click()
    look(joke.page, "doorverbinden, fout")
