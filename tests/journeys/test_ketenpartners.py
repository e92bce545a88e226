"""Somebody finds a ketenpartner for a gemeente; the backoffice adds one by keyboard alone."""

from playwright.sync_api import expect

from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look, open_page

NAME, DESK = "Sociaal team Rietland", "Aanmeldbalie"


def open_list(hand):
    hand.tab_to("nav a[href='/ketenpartners/']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("h1", "Ketenpartners")


def opened(hand, summary, first):
    """Open a small form on the card and go to its first field."""
    hand.tab_to(summary)
    hand.command("Enter")
    hand.tab_to(first)


def test_een_ketenpartner_vinden_voor_een_gemeente(house, room):
    hand = Hand(room.desk(house, "sanne"))
    open_list(hand)
    everything = hand.page.locator("#inhoud tbody tr").count()
    hand.sees("main", "eindigen binnen 3 maanden")
    look(hand.page, "alle ketenpartners")
    hand.start_again()

    hand.tab_to("#id_gemeente")
    hand.command(*"Purm")
    with hand.page.expect_navigation():
        hand.tab_to("main button[data-main-button]")
        hand.command("Enter")
    found = hand.page.locator("#inhoud tbody tr")
    assert 0 < found.count() < everything
    for row in found.all_inner_texts():
        assert "Purmerend" in row or "hele regio" in row
    assert "?" not in hand.page.url
    assert hand.interactions == 2
    look(hand.page, "ketenpartners in Purmerend")

    card = hand.page.get_by_role("link", name="Sociaal team Zuid").get_attribute("href")
    hand.tab_to(f"main a[href='{card}']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("[aria-labelledby=contactpunten]", "075 555 0120")
    hand.sees("[aria-labelledby=contactpunten]", "beveiligd")
    hand.sees("main aside", "Bel terug op een nummer dat hier staat.")
    assert hand.page.locator("text=Voeg een contactpunt toe").count() == 0
    look(hand.page, "kaart om te lezen")


def test_niemand_gevonden_zegt_wat_te_doen(house, room):
    page = room.desk(house, "joke")
    open_page(page, house, "/ketenpartners/", 200)
    page.fill("#id_words", "bestaat niet")
    page.press("#id_words", "Enter")
    expect(page.locator("main")).to_contain_text("Geen ketenpartner gevonden.")
    assert page.input_value("#id_words") == "bestaat niet"
    look(page, "niemand gevonden")


def write_desk(hand):
    """Add a desk; one that cannot be reached comes back first, as it was typed."""
    opened(hand, "#nieuw-contactpunt > summary", "#punt_nieuw_desk")
    hand.write(DESK)
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("#fouten", "Vul een telefoonnummer, een mailadres of een postadres in.")
    assert hand.page.input_value("#punt_nieuw_desk") == DESK
    look(hand.page, "contactpunt, fout")
    hand.tab_to("#punt_nieuw_telephone")
    hand.write("075 555 01 77")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("[aria-labelledby=contactpunten]", "075 555 0177")


def write_agreement(hand):
    """Add a convenant without a last day."""
    opened(hand, "#nieuwe-afspraak > summary", "#afspraak_nieuw_soort")
    hand.choose(1)
    hand.tab_to("#afspraak_nieuw_title")
    hand.write("Convenant overdracht")
    hand.tab_to("#afspraak_nieuw_from_date")
    hand.write("1-1-2026")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("[aria-labelledby=afspraken]", "onbepaalde tijd")


def test_een_ketenpartner_toevoegen_met_het_toetsenbord(house, room):
    hand = Hand(room.desk(house, "visser"))
    open_list(hand)
    hand.tab_to("a[href='/ketenpartners/nieuw/']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    expect(hand.page.locator("#fouten")).to_be_focused()
    hand.sees("#fouten", "Vul de naam van de organisatie in.")
    look(hand.page, "nieuwe ketenpartner, fouten")
    hand.start_again()

    hand.tab_to("#id_naam")
    hand.write(NAME)
    hand.tab_to("#id_soort")
    hand.choose(1)
    hand.tab_to("#id_gemeenten")
    hand.choose(4)
    hand.tab_to("#id_hours")
    hand.write("Ma tot en met do 9 tot 16 uur")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("h1", NAME)
    hand.sees("main aside", "Purmerend")
    hand.sees("[aria-labelledby=contactpunten]", "Nog niet bekend.")
    assert hand.interactions == 5
    write_desk(hand)
    write_agreement(hand)
    look(hand.page, "kaart om bij te houden")
    hand.page.click("[aria-labelledby=contactpunten] summary")
    look(hand.page, "contactpunt om te wijzigen")


def test_wie_stopt_blijft_te_lezen(house, room):
    hand = Hand(room.desk(house, "visser"))
    open_list(hand)
    hand.page.click("main a:has-text('GGZ Oeverlicht')")
    opened(hand, "#stop > summary", "#stop_why")
    hand.write("Is opgegaan in een ander team.")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("main", "Gestopt op")
    look(hand.page, "kaart van wie stopte")
    sanne = room.desk(house, "sanne")
    open_page(sanne, house, "/ketenpartners/", 200)
    sanne.click("#gestopt > summary")
    look(sanne, "lijst met wie stopte")
    sanne.click("#gestopt a:has-text('GGZ Oeverlicht')")
    expect(sanne.locator("main")).to_contain_text("Is opgegaan in een ander team.")
