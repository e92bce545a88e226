"""Werkproces melding: is somebody of this melding known already (W6), and what is this melding?

By keyboard alone, in two meldingen of one worker, in which the same child is spelled otherwise.
"""

import re

import pytest

from tests.journeys.calls import answer, begin_talk, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look
from tests.journeys.test_van_advies_naar_melding import say_who_reports

A_MELDING = re.compile(r"/zaak/M-[^/]+/$")


@pytest.fixture
def sanne(house, room):
    """Return sanne of the front office at her desk."""
    return Hand(room.desk(house, "sanne"))


def report(page, house, *, voorvoegsel: str, geslachtsnaam: str, geboren: str) -> Hand:
    """Open a melding about Yfke, and stay on its page."""
    page.goto(f"{house.url}/werk/")
    hand = begin_talk(page)
    answer(hand, situation="Een kind durft niet naar huis.")
    end_talk(hand)
    hand.tab_to("button[name=melding]")
    with page.expect_navigation(url="**/melding/"):
        hand.command("Enter")
    say_who_reports(hand)
    with page.expect_navigation(url="**/betrokkene/"):
        hand.command("Control+Enter")
    hand.tab_to("#id_rollen")
    hand.choose(3)
    for name, words in (
        ("voornamen", "Yfke"),
        ("voorvoegsel", voorvoegsel),
        ("geslachtsnaam", geslachtsnaam),
        ("geboren", geboren),
    ):
        if words:
            hand.tab_to(f"#id_{name}")
            hand.write(words)
    with page.expect_navigation(url=A_MELDING):
        hand.command("Control+Enter")
    return hand


def press(hand: Hand, selector: str) -> None:
    """Press a button of the block, which comes back to the same page."""
    hand.tab_to(selector)
    with hand.page.expect_navigation(url=A_MELDING):
        hand.command("Enter")


def test_een_bekend_gezin_wordt_herkend(house, sanne):
    page = sanne.page
    hand = report(
        page, house, voorvoegsel="van der", geslachtsnaam="Meijdenstaal", geboren="3-4-2015"
    )
    press(hand, "form[action$='/bekend/'] button")
    hand.sees("section:has(#bekend)", "Niemand van deze melding is gevonden")
    look(page, "niemand bekend")
    hand = report(page, house, voorvoegsel="", geslachtsnaam="Meydenstal", geboren="4-3-2015")
    hand.sees("section:has(#bekend)", "Elke keer wordt genoteerd.")
    assert "Meijdenstaal" not in page.inner_text("main")
    hand.start_again()
    press(hand, "form[action$='/bekend/'] button")
    hand.sees("section:has(#bekend)", "Yfke van der Meijdenstaal")
    hand.sees("section:has(#bekend)", "naam lijkt erop, geboortedatum lijkt erop")
    look(page, "iemand bekend")
    press(hand, "button[name=verdict][value=same]")
    hand.sees("section:has(#bekend)", "Vervolgmelding tijdens de veiligheidsbeoordeling")
    assert hand.interactions == 2, "one to ask, one to say that it is the same"
    look(page, "vervolgmelding")
    page.set_viewport_size({"width": 320, "height": 900})
    look(page, "vervolgmelding, smal")
