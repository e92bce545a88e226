"""The end of a melding of which nothing follows: the melder hears it, and it is closed.

By keyboard alone, from the second look to the closed melding.
"""

import re

from tests.journeys.hand import Hand
from tests.journeys.test_beoordelen import to_the_look
from tests.journeys.test_toegankelijk import look

NO_FOLLOW_UP = "Geen vervolg"


def decide_that_nothing_follows(hand: Hand) -> str:
    """Take the second look, with another besluit than the one proposed; return the number."""
    to_the_look(hand)
    hand.tab_to("#id_words")
    hand.write("Ik keek naar wat het kind zelf vertelt.")
    hand.page.get_by_label(NO_FOLLOW_UP).check()
    with hand.page.expect_navigation(url="**/werk/"):
        hand.command("Control+Enter")
    return re.search(r"M-[\w-]+", hand.page.inner_text(".vt-flash"))[0]


def test_de_melder_hoort_het_en_de_melding_wordt_gesloten(own_house, room):
    number = decide_that_nothing_follows(Hand(room.desk(own_house, "farida")))
    there = f"section:has(#meldingen) td a[href*='{number}' i]"
    hand = Hand(room.desk(own_house, "bakker"))
    hand.tab_to(there)
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("section:has(#afronden)", "De melder heeft nog niets gehoord.")
    look(hand.page, "een besluit zonder vervolg")
    hand.tab_to("a[href$='/terugkoppeling/']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("section:has(#horen)", "Wie het overneemt")
    look(hand.page, "de terugkoppeling")

    hand.tab_to("#id_outcome")
    hand.choose(1)
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("#fouten", "Schrijf op wat je verteld hebt, of waarom niet.")
    look(hand.page, "een halve terugkoppeling")
    hand.tab_to("#id_words")
    hand.write("Er volgt niets meer. De school vond dat goed.")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("section:has(#afronden)", "Je kunt deze melding sluiten.")
    look(hand.page, "een melding die dicht kan")

    hand.tab_to("form[action$='/sluiten/'] button")
    with hand.page.expect_navigation(url="**/werk/"):
        hand.command("Enter")
    hand.sees(".vt-flash", "is gesloten")
    assert hand.page.locator(there).count() == 0
