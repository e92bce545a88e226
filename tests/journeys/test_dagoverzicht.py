"""The teammanager ends the day: what is open is seen, asked about, and then known."""

import pytest

from baken.policy.hoofdstukken import chapters
from tests.journeys.calls import a_call, begin_talk, take_request
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look, open_page

CHAPTERS = ("", *(f"{key}/" for key in chapters()))


def test_aan_het_einde_van_de_dag_is_niets_kwijt(own_house, room):
    own_house.do(
        "UPDATE contact_contact SET ended_at = started_at, nothing = 'proef' WHERE ended_at IS NULL"
    )
    hand = begin_talk(room.desk(own_house, "sanne"))
    body = hand.page.inner_text("h1").split()[0].removeprefix("A-")
    manager = Hand(room.desk(own_house, "peter"))
    manager.tab_to("nav a[href='/dag/']")
    with manager.page.expect_navigation():
        manager.command("Enter")
    manager.sees("main", "1 contact is nog open.")
    manager.sees(f"tr:has-text('{body}')", "nog open")
    manager.sees(f"tr:has-text('{body}')", "Sanne")
    look(manager.page, "een open contact")

    hand.page.click("summary:has-text('Het wordt niets')")
    hand.page.click("button[value=opgehangen]")
    hand.page.wait_for_url("**/werk/")
    manager.page.reload()
    manager.sees("main", "Van alle contacten is bekend wat ervan werd.")
    manager.sees(f"tr:has-text('{body}')", "Er werd opgehangen")
    assert manager.interactions == 1
    look(manager.page, "alles bekend")


def test_het_dagoverzicht_toont_geen_telefoon_en_geen_verhaal(own_house, room):
    call = a_call()
    take_request(Hand(room.desk(own_house, "joke")), call)
    page = room.desk(own_house, "peter")
    open_page(page, own_house, "/dag/", 200)
    shown = page.inner_text("main")
    assert "terugbelverzoek: wacht op ons" in shown
    digits = "".join(sign for sign in shown if sign.isdigit())
    assert call.telephone.lstrip("0") not in digits
    assert call.about not in shown


def test_een_andere_dag_en_een_dag_die_niet_bestaat(house, room):
    hand = Hand(room.desk(house, "lotte"))
    open_page(hand.page, house, "/dag/", 200)
    hand.tab_to("#id_dag")
    hand.write("32-1")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("#fouten", "Dit is geen dag.")
    assert hand.page.input_value("#id_dag") == "32-1"
    look(hand.page, "geen dag")
    hand.page.fill("#id_dag", "gisteren")
    with hand.page.expect_navigation():
        hand.page.press("#id_dag", "Enter")
    hand.sees("main", "Dag erna")
    look(hand.page, "gisteren")


def test_op_papier_blijft_de_lijst_staan(house, room):
    page = room.desk(house, "lotte")
    open_page(page, house, "/dag/", 200)
    page.emulate_media(media="print")
    assert page.locator(".vt-top").is_hidden()
    assert page.locator("#id_dag").is_hidden()
    assert page.locator("#contacten").is_visible()


@pytest.mark.parametrize("path", CHAPTERS)
def test_het_handboek(house, room, path):
    page = room.desk(house, "omar")
    open_page(page, house, f"/handboek/{path}", 200)
    look(page, f"handboek/{path}")


def test_uitleg_naast_een_scherm_leidt_naar_de_goede_alinea(house, room):
    page = room.desk(house, "omar")
    with page.expect_navigation(url="**/handboek/terugbellen/**"):
        page.click("section:has(#terugbellen) a:has-text('Uitleg')")
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor}").is_visible()
    with page.expect_navigation(url="**/handboek/"):
        page.click("header a:has-text('Help')")
