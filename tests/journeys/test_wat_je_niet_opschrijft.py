"""R-ADV-1: with an advies nothing is written down about the household; Baken asks, and lets go."""

from playwright.sync_api import expect

from tests.journeys.calls import answer, begin_talk, end_talk
from tests.journeys.hand import Hand

SITUATION = "[data-traces-of=id_situatie]"
ADVICE = "[data-traces-of=id_advies]"


def test_een_naam_gaat_eruit_en_iets_anders_blijft(room, house):
    hand = begin_talk(room.desk(house, "sanne"))
    page = hand.page
    answer(hand, situation="Haar zoon Daan, geb. 12-03-2015, slaapt bij oma in Zaandam.")
    hand.sees(SITUATION, "Dit lijkt op een naam: “Daan”")
    hand.sees(SITUATION, "Dit lijkt op een geboortedatum: “12-03-2015”")
    for left in (1, 0):
        page.focus("#id_situatie")
        page.keyboard.press("Tab")
        hand.command("Enter")  # Haal weg
        expect(page.locator(f"{SITUATION} li")).to_have_count(left)
    assert page.input_value("#id_situatie") == "Haar zoon, geb., slaapt bij oma in Zaandam."
    page.fill("#id_advies", "Vraag het na bij Sanquin en bel Karin.")
    hand.sees(ADVICE, "Karin")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    hand.command("Enter")  # Het is iets anders
    expect(page.locator(ADVICE)).to_be_hidden()
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")


def test_wat_je_laat_staan_houdt_je_niet_tegen(room, house):
    hand = begin_talk(room.desk(house, "sanne"))
    answer(hand, situation="Haar zoon Daan slaat.")
    hand.sees(SITUATION, "Daan")
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")
    assert hand.interactions <= 12, hand.interactions


def test_het_is_iets_anders_blijft_na_een_ververste_bladzijde(room, house):
    hand = begin_talk(room.desk(house, "sanne"))
    page = hand.page
    page.fill("#id_situatie", "Haar zoon Daan slaat.")
    hand.sees(SITUATION, "Daan")
    with page.expect_response("**/concept/**"):
        page.click(f"{SITUATION} [data-else]")
    page.wait_for_timeout(1500)
    page.reload()
    with page.expect_response("**/contact/herkenning/"):
        page.fill("#id_advies", "Bel 112 bij gevaar.")
    assert page.input_value("#id_situatie") == "Haar zoon Daan slaat."
    assert page.locator(SITUATION).is_hidden()


def test_bij_een_terugbelverzoek_wordt_het_ook_gevraagd(room, house):
    joke = Hand(room.desk(house, "joke"))
    joke.tab_to("#id_about")
    joke.write("Zorgen over haar dochter Karin")
    joke.sees("[data-traces-of=id_about]", "Dit lijkt op een naam: “Karin”")
    joke.page.keyboard.press("Tab")
    joke.command("Enter")
    assert joke.page.input_value("#id_about") == "Zorgen over haar dochter"


def test_zonder_javascript_wordt_het_een_keer_gevraagd(room, house):
    page = room.desk(house, "joke", java_script_enabled=False)
    page.fill("#id_number", "06 5551 9001")
    page.check("#id_caller_0")
    page.fill("#id_about", "Zorgen over haar dochter Karin")
    page.check("#id_may_call_0")
    save = page.get_by_role("button", name="Opslaan").first
    save.click()
    expect(page.locator("#fouten")).to_contain_text("Is het iets anders? Sla opnieuw op.")
    expect(page.locator("[data-traces-of=id_about]")).to_contain_text("“Karin”")
    assert page.input_value("#id_about") == "Zorgen over haar dochter Karin"
    page.get_by_role("button", name="Opslaan").first.click()
    expect(page.locator(".vt-flash")).to_contain_text("is bewaard.")
