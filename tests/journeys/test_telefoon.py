"""What came while nobody wrote: a voicemail of yesterday, missed calls, a talk of last night."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import a_call, answer, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look, open_page

CALLS = "[aria-labelledby=gemist]"


@pytest.fixture
def joke(house, room):
    """Return joke of the secretariaat at her desk."""
    return Hand(room.desk(house, "joke"))


def open_door(hand: Hand, address: str) -> None:
    """Open the page on which a call is entered; its first question has focus."""
    hand.tab_to(f"main a[href='{address}']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.page.wait_for_function("document.activeElement.id === 'id_when'")


def test_een_voicemail_van_gisteren_wordt_een_verzoek(joke, number_in):
    call = a_call()
    open_door(joke, "/telefoon/voicemail/")
    look(joke.page, "voicemail")
    joke.page.reload()
    joke.page.wait_for_function("document.activeElement.id === 'id_when'")
    joke.write("gisteren 19:40")
    joke.tab_to("#id_number")
    joke.write(call.telephone)
    with joke.page.expect_navigation(url="**/terugbelverzoek/"):
        joke.command("Control+Enter")
    look(joke.page, "verzoek van een voicemail")
    joke.tab_to("#id_caller")
    joke.choose(1)
    joke.tab_to("#id_about")
    joke.write(call.about)
    joke.command("Control+Enter")
    joke.sees(".vt-flash", "is bewaard.")
    assert joke.interactions <= 7, joke.interactions
    joke.page.goto(joke.page.url.replace("/werk/", f"/terugbelverzoek/{number_in(joke.page)}/"))
    joke.sees("[aria-labelledby=weten]", "gisteren 19:40")


def test_drie_gemiste_oproepen_achter_elkaar(own_house, room):
    joke = Hand(room.desk(own_house, "joke"))
    before = joke.page.locator(f"{CALLS} li").count()
    open_door(joke, "/telefoon/gemist/")
    look(joke.page, "gemiste oproep")
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011
    joke.page.reload()
    for number, when in enumerate(("gisteren 9:41", "9:50", "10:02")):
        joke.page.wait_for_function("document.activeElement.id === 'id_when'")
        joke.write(when)
        joke.tab_to("#id_number")
        joke.write(f"06555080{number}0")
        with joke.page.expect_navigation():
            joke.command("Control+Enter")
        joke.sees(".vt-flash", "is bewaard.")
    assert joke.interactions == 1 + 3 * 3
    expect(joke.page.locator(f"{CALLS} li")).to_have_count(before + 3)
    rows = own_house.rows(
        "SELECT started_at::date FROM contact_contact WHERE arrived = 'gemist'"
        " ORDER BY id DESC LIMIT 3"
    )
    assert {day for (day,) in rows} == {yesterday}


def test_een_gemiste_oproep_wordt_niets_of_bewust_een_verzoek(own_house, room):
    hand = Hand(room.desk(own_house, "joke"))
    page = hand.page
    waiting = page.locator(f"{CALLS} li")
    before = waiting.count()
    page.locator(f"{CALLS} summary").first.click()
    look(page, "reden om te sluiten")
    page.reload()
    page.locator(f"{CALLS} li:has-text('zonder nummer') summary").click()
    page.click("button[value=geen_nummer]:visible")
    page.wait_for_url("**/werk/")
    expect(waiting).to_have_count(before - 1)
    page.get_by_role("link", name="Maak verzoek").first.click()
    page.wait_for_url("**/terugbelverzoek/")
    hand.sees("main", "Wie geen bericht achterliet, bellen wij niet vanzelf terug.")
    look(page, "verzoek van een gemiste oproep")
    page.click("#id_caller label, label:has(#id_caller_0)")
    page.fill("#id_about", "Zou vandaag nog bellen")
    hand.command("Control+Enter")
    hand.sees("#fouten", "Kies bewust dat wij terugbellen")
    look(page, "verzoek van een gemiste oproep, fout")
    page.check("#id_deliberate")
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is bewaard.")
    expect(waiting).to_have_count(before - 2)


def test_een_gesprek_van_vannacht(house, room):
    tess = Hand(room.desk(house, "tess"))
    open_door(tess, "/telefoon/gesprek/")
    look(tess.page, "gesprek buiten de uren")
    tess.page.reload()
    tess.page.wait_for_function("document.activeElement.id === 'id_when'")
    tess.write("gisteren 22:10")
    with tess.page.expect_navigation(url="**/gesprek/**"):
        tess.command("Control+Enter")
    tess.sees(".vt-id", "Begonnen gisteren 22:10")
    answer(tess, situation="Beller was bang en sliep bij een vriendin.")
    end_talk(tess)
    tess.command("Control+Enter")
    tess.sees(".vt-flash", "is gesloten.")


def test_de_telefoon_op_mijn_werk(house, room):
    sanne = room.desk(house, "sanne")
    sanne.click("button[name=stand]")
    expect(sanne.locator("button[name=stand]")).to_have_text("Telefoon: aan")
    open_page(sanne, house, "/werk/", 200)
    duty = sanne.locator("[aria-labelledby=dienst]")
    expect(duty.locator("li", has_text="Sanne")).to_contain_text("vrij")
    expect(sanne.locator("[aria-labelledby=telefoon]")).to_contain_text("08:00 tot 17:00")
    look(sanne, "telefoondienst")
    sanne.click("button[name=stand]")
    expect(sanne.locator("button[name=stand]")).to_have_text("Telefoon: weg")
    open_page(sanne, house, "/werk/", 200)
    expect(duty.locator("li", has_text="Sanne")).to_contain_text("even weg")
