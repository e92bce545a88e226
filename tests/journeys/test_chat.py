"""Werkproces 1.2 Chat: two people on the page at once, a visitor and a worker.

J5 accept, J6 hand over, J7 close and register, J19 from home to talking.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import NEIGHBOUR, answer, end_talk
from tests.journeys.chats import (
    ON_TIME,
    PHONE,
    accept,
    log_of,
    say,
    take_duty,
    until_open,
    worker_says,
)
from tests.journeys.conftest import WIDE
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize(("theirs", "ours"), [(PHONE, WIDE), ({"viewport": WIDE}, NARROW)])
def test_van_de_voorkant_naar_een_mens_in_twee_tikken(chatter, visitor, theirs, ours):
    page = visitor(**theirs)
    chatter.page.set_viewport_size(ours)
    chatter.start_again()
    accept(chatter)
    assert chatter.interactions == 1
    expect(page.locator("h1:visible")).to_have_text("Je praat met Sanne", timeout=ON_TIME)
    expect(log_of(page)).to_contain_text("Kun je nu veilig chatten?")
    say(page, "ja ff. hij is boodschappen doen")
    expect(log_of(chatter.page)).to_contain_text("hij is boodschappen doen", timeout=ON_TIME)
    worker_says(chatter, "Fijn dat je er bent.")
    expect(log_of(page)).to_contain_text("Fijn dat je er bent.", timeout=ON_TIME)


def test_de_dienst_overdragen_neemt_alle_chats_mee(chatter, visitor, house, room):
    other = visitor()
    accept(chatter)
    say(other, "ik wacht ook")
    page = visitor()
    chatter.page.goto(f"{house.url}/chat/")
    accept(chatter)
    say(page, "bij wie ben ik nu")
    expect(log_of(chatter.page)).to_contain_text("bij wie")
    omar = Hand(room.desk(house, "omar"))
    take_duty(omar, house)
    chatter.page.goto(f"{house.url}/chat/")
    chatter.start_again()
    chatter.tab_to("details.vt-menu:has(form[action$='/over/']) summary")
    chatter.command("Enter")
    chatter.tab_to("form[action$='/over/'] button[name=colleague]")
    chatter.command("Enter")
    expect(chatter.page.locator(".vt-flash")).to_contain_text("Omar heeft nu je chats.")
    assert chatter.interactions == 2
    omar.page.reload()
    omar.page.get_by_role("link", name="Open bezoeker").last.click()
    expect(log_of(omar.page)).to_contain_text("bij wie ben ik nu")
    worker_says(omar, "Ik ben Omar, ik neem het over.")
    expect(log_of(page)).to_contain_text("Ik ben Omar", timeout=ON_TIME)
    expect(other.locator("h1:visible")).to_have_text("Je praat met Omar")


def test_wie_wacht_kan_alvast_typen_en_dat_staat_bovenaan(chatter, visitor):
    page = visitor()
    expect(page.locator("h1:visible")).to_have_text("Je bent in de rij")
    say(page, "ik durf niet te bellen")
    expect(log_of(page).locator("[data-waits]")).to_have_count(0)
    page.reload()
    expect(log_of(page)).to_contain_text("ik durf niet te bellen")
    accept(chatter)
    first = log_of(chatter.page).locator("li").first
    expect(first).to_contain_text("ik durf niet te bellen", timeout=ON_TIME)
    expect(page.locator("h1:visible")).to_have_text("Je praat met Sanne", timeout=ON_TIME)
    expect(log_of(page).locator("li")).to_have_count(2)


def test_zonder_javascript_praat_men_met_gewone_bladzijden(chatter, room, site):
    page = room.window(**(PHONE | {"java_script_enabled": False})).new_page()
    until_open(page, site)
    page.get_by_role("link", name="Chat met ons").click()
    page.get_by_role("button", name="Start de chat").click()
    expect(page.locator("h1")).to_have_text("Je bent in de rij")
    page.locator("#bericht").fill("ben jij een mens")
    page.get_by_role("button", name="Stuur").click()
    accept(chatter)
    expect(log_of(chatter.page)).to_contain_text("ben jij een mens")
    page.locator("#bericht").fill("half getypt")
    page.get_by_role("button", name="Kijk of er iets nieuws is").click()
    expect(page.locator("h1")).to_have_text("Je praat met Sanne")
    expect(page.locator(".vt-chat")).to_contain_text("Kun je nu veilig chatten?")
    expect(page.locator("#bericht")).to_have_value("half getypt")
    page.locator("#bericht").fill("mijn telefoon is oud")
    page.get_by_role("button", name="Stuur").click()
    expect(log_of(chatter.page)).to_contain_text("mijn telefoon is oud", timeout=ON_TIME)
    worker_says(chatter, "Dat geeft niets.")
    page.get_by_role("button", name="Kijk of er iets nieuws is").click()
    expect(page.locator(".vt-chat")).to_contain_text("Dat geeft niets.")
    page.get_by_role("button", name="Geef mij een code").click()
    expect(page.locator("p[role=status]")).to_contain_text(re.compile(r"Je code is \d{3} \d{3}\."))
    assert page.url.endswith("/chat/zonder/")


def test_een_chat_wordt_tijdens_het_praten_een_advies(chatter, visitor, house):
    page = visitor()
    accept(chatter)
    say(page, "mijn buurkind huilt elke avond")
    expect(log_of(chatter.page)).to_contain_text("huilt")
    assert chatter.page.locator("#id_kanaal").input_value() == "chat"
    answer(chatter, who=NEIGHBOUR, situation="Buurkind huilt vaak. Ouders schreeuwen.")
    chatter.page.wait_for_function(
        "document.querySelector('.vt-saved').textContent.includes('Bewaard')"
    )
    chatter.start_again()
    chatter.tab_to("form[action$='/sluit/'] button")
    with chatter.page.expect_navigation():
        chatter.command("Enter")
    assert chatter.interactions == 1
    expect(log_of(page)).to_contain_text("heeft de chat gesloten", timeout=ON_TIME)
    assert chatter.page.locator("#id_situatie").input_value().startswith("Buurkind")
    end_talk(chatter)
    chatter.command("Control+Enter")
    chatter.sees(".vt-flash", "is gesloten.")
    assert chatter.interactions <= 1 + 7
    ((channel, served, origin),) = house.rows(
        "SELECT c.channel, o.code, l.regio FROM chat_lijn l JOIN contact_contact c ON c.id = l.contact_id"
        " JOIN identity_organisatie o ON o.id = l.organisatie_id ORDER BY l.id DESC LIMIT 1"
    )
    assert (channel, served, origin) == ("chat", "zaanstreek-waterland", "")


def test_geen_cookie_geen_ander_adres_en_iedereen_kan_het_lezen(chatter, visitor, site):
    asked = []
    page = visitor()
    page.on("request", lambda request: asked.append(request.url))
    look(page, "wachten")
    accept(chatter)
    expect(log_of(page)).to_contain_text("veilig chatten")
    say(page, "ja")
    expect(log_of(chatter.page)).to_contain_text("ja")
    look(page, "chat van de bezoeker")
    look(chatter.page, "chat van de medewerker")
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, Object.keys(sessionStorage).join()]") == [0, "lijn"]
    assert not [address for address in asked if not address.startswith(site)]
    chatter.page.goto(chatter.page.url.split("/gesprek")[0] + "/chat/")
    look(chatter.page, "werkplek van de chat")


def test_wie_een_formulier_achterlaat_staat_klaar_om_teruggebeld_te_worden(room, site, chatter):
    page = room.window(**PHONE).new_page()
    page.goto(f"{site}/terugbellen/")
    page.get_by_role("button", name="Vraag of wij bellen").click()
    look(page, "terugbellen, fout")
    page.locator("#nummer").fill("06 5550 4321")
    page.locator("label", has_text="Ja").first.click()
    page.locator("#gemeente").select_option(label="Zaanstad")
    page.locator("#waarover").fill("Zorgen om een buurkind")
    page.get_by_role("button", name="Vraag of wij bellen").click()
    expect(page.locator("h1")).to_have_text("Wij bellen je")
    look(page, "terugbellen, gelukt")
