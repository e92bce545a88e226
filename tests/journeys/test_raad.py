"""Somebody at the front office asks with spoed; the vertrouwensarts sees it first and answers."""

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import answer, begin_talk, end_talk, open_row
from tests.journeys.hand import Hand

QUESTION = "Het kind heeft striemen op de arm. Moet het vanavond gezien worden?"
ANSWER = "Ja. Laat de huisarts vanavond kijken. Ik bel hem zelf."


@pytest.fixture
def sanne(house, room, number_in):
    """Return sanne on the page of an advies of hers that is still open, and its number."""
    hand = begin_talk(room.desk(house, "sanne"))
    answer(hand, situation="Maakt zich zorgen.")
    end_talk(hand, follow_up=2)
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    hand.sees(".vt-flash", "blijft open")
    number = number_in(hand.page)
    open_row(hand, number)
    hand.start_again()
    return hand, number


def ask(hand, *, who, words, spoed=True):
    """Ask for counsel on the page in sight, by keyboard alone."""
    hand.tab_to("#vraag-om-raad > summary")
    hand.command("Enter")
    hand.tab_to("#vraag_to_role")
    hand.choose(who)
    hand.tab_to("#vraag_question")
    hand.write(words)
    if spoed:
        hand.tab_to("#vraag_spoed")
        hand.command("Space")
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "Je vraag staat klaar.")


def test_een_spoedvraag_wordt_gezien_beantwoord_en_gelezen(house, room, sanne):
    hand, number = sanne
    ask(hand, who=2, words=QUESTION)
    assert hand.interactions == 5
    hand.sees("[aria-labelledby=raad]", "SPOED")
    hand.sees("[aria-labelledby=raad]", "vandaag")

    naber = Hand(room.desk(house, "naber"))
    first = naber.page.locator("main .vt-panel").first
    expect(first).to_have_attribute("aria-labelledby", "nu")
    expect(first).to_contain_text(QUESTION)
    expect(first).to_contain_text("Vraag van Sanne")
    open_row(naber, number)
    naber.sees("[aria-labelledby=raad]", QUESTION)
    naber.sees("main", "Maakt zich zorgen.")
    assert naber.page.locator("text=Sluit dit advies").count() == 0
    naber.tab_to("form[action$='/antwoord/'] textarea")
    naber.write(ANSWER)
    naber.command("Control+Enter")
    naber.sees(".vt-flash", "Je antwoord is bewaard.")
    expect(naber.page.locator("[aria-labelledby=nu]")).to_have_count(0)

    hand.page.goto(f"{house.url}/werk/")
    hand.sees("[aria-labelledby=gevraagd]", "Beantwoord op vandaag")
    hand.tab_to(f"[aria-labelledby=gevraagd] a[href*='{number}']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("[aria-labelledby=raad]", ANSWER)
    hand.sees("[aria-labelledby=raad]", "Dokter Naber")
    hand.sees("[aria-labelledby=raad]", "beantwoord")
    assert hand.page.locator("button:has-text('Trek deze vraag in')").count() == 0


def test_een_halve_vraag_overleeft_een_herlaad(house, sanne):
    hand, _number = sanne
    hand.tab_to("#vraag-om-raad > summary")
    hand.command("Enter")
    hand.tab_to("#vraag_question")
    hand.write("Half een vr")
    expect(hand.page.locator("#vraag-om-raad [data-saved]")).to_contain_text("Bewaard")
    hand.page.reload()
    expect(hand.page.locator("#vraag_question")).to_have_value("Half een vr")
    expect(hand.page.locator("#vraag_question")).to_be_visible()


def test_ctrl_enter_sluit_nog_steeds_het_advies(house, sanne):
    hand, _number = sanne
    hand.choose(1)
    hand.sees(".vt-flash", "De afspraak is afgerond.")
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")


def test_zonder_javascript_vraagt_en_antwoordt_men(house, room, sanne):
    _hand, number = sanne
    page = room.desk(house, "omar", java_script_enabled=False)
    page.goto(f"{house.url}/zaak/{number}/")
    page.click("#vraag-om-raad > summary")
    page.check("[name=to_role][value=gedragswetenschapper]")
    page.fill("#vraag_question", "Wat raad jij aan?")
    page.click("#vraag-om-raad button")
    expect(page.locator(".vt-flash")).to_contain_text("Je vraag staat klaar.")
    farida = room.desk(house, "farida", java_script_enabled=False)
    expect(farida.locator("[aria-labelledby=besluiten]")).to_contain_text("Wat raad jij aan?")
    farida.click(f"[aria-labelledby=besluiten] a[href*='{number}']")
    farida.click("button:has-text('Ik pak dit op')")
    expect(farida.locator("[aria-labelledby=raad]")).to_contain_text("Opgepakt")
    farida.fill("form[action$='/antwoord/'] textarea", "Bel haar morgen zelf.")
    farida.click("button:has-text('Geef antwoord')")
    expect(farida.locator(".vt-flash")).to_contain_text("Je antwoord is bewaard.")
