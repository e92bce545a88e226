"""J10: a procesregisseur assesses the safety, a gedragswetenschapper looks a second time.

By keyboard alone. Agreeing is to open, one sentence of one's own, and agree (`safety.md` asks the
sentence, so it is one more than the two of the journey).
"""

import re

from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

SENTENCE = "Ik keek naar wat het kind zelf vertelt."
QUESTIONS = ("gevaar", "letsel", "verwurging", "kinderen", "wapen", "middelen", "dwang", "hulp")
NO = 2


def to_the_look(hand: Hand) -> None:
    """Open the first proposal that waits, from Mijn werk."""
    hand.tab_to("section:has(#beoordelen) td a")
    with hand.page.expect_navigation():
        hand.command("Enter")


def test_een_tweede_kijk_in_drie(own_house, room):
    hand = Hand(room.desk(own_house, "farida"))
    hand.sees("section:has(#beoordelen)", "M. Bakker")
    look(hand.page, "te beoordelen")
    to_the_look(hand)
    look(hand.page, "de tweede kijk")
    hand.tab_to("#id_words")
    hand.write(SENTENCE)
    with hand.page.expect_navigation(url="**/werk/"):
        hand.command("Control+Enter")
    hand.sees(".vt-flash", "is genomen")
    hand.sees("section:has(#beoordelen)", "Er wacht geen beoordeling op jou.")
    assert hand.interactions == 3


def test_terug_met_een_reden_en_dan_beter(own_house, room):
    hand = Hand(room.desk(own_house, "farida"))
    to_the_look(hand)
    hand.tab_to("#id_words")
    hand.write("Spreek eerst het kind zelf.")
    hand.tab_to("button[name=back]")
    with hand.page.expect_navigation(url="**/werk/"):
        hand.command("Enter")

    maker = Hand(room.desk(own_house, "bakker"))
    maker.sees("section:has(#meldingen)", "teruggegeven")
    maker.tab_to("section:has(#meldingen) td a")
    with maker.page.expect_navigation():
        maker.command("Enter")
    look(maker.page, "een teruggegeven beoordeling")
    maker.tab_to("a[href$='/beoordeling/']")
    with maker.page.expect_navigation():
        maker.command("Enter")
    look(maker.page, "opnieuw beoordelen")
    assert "Moeder wil hulp." in maker.page.input_value("#id_reason")
    with maker.page.expect_navigation():
        maker.command("Control+Enter")
    maker.sees(".vt-flash", "wacht op een tweede kijk")


def test_een_melding_beoordelen_van_begin_af(own_house, room):
    own_house.do("DELETE FROM beoordeling_antwoord")
    own_house.do("DELETE FROM beoordeling_gesproken")
    own_house.do("DELETE FROM beoordeling_beoordeling")
    hand = Hand(room.desk(own_house, "bakker"))
    hand.tab_to("section:has(#meldingen) td a")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.tab_to("a[href$='/beoordeling/']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("#fouten", "Kies welke bronnen zijn geraadpleegd.")
    look(hand.page, "een lege beoordeling")

    hand.start_again()
    hand.tab_to("#id_bronnen")
    hand.choose(1)
    for question in QUESTIONS:
        hand.tab_to(f"#id_v_{question}")
        hand.choose(NO)
    people = re.findall(r'id="id_(p\d+)_hoe"', hand.page.content())
    for who in people:
        hand.tab_to(f"#id_{who}_hoe")
        hand.choose(1)
        if hand.page.locator(f"#id_{who}_hulp").count():
            hand.tab_to(f"#id_{who}_hulp")
            hand.choose(2)
    for question, digit in (("acuut", 2), ("structureel", 1), ("proposed", 1)):
        hand.tab_to(f"#id_{question}")
        hand.choose(digit)
    hand.tab_to("#id_reason")
    hand.write("Moeder wil hulp en het kind was er vaak bij.")
    hand.tab_to("#id_next_step")
    hand.write("De regisseur spreekt het kind op school.")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees(".vt-flash", "wacht op een tweede kijk")
    assert hand.interactions <= 1 + len(QUESTIONS) + 2 * len(people) + 6
