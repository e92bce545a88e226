"""J23: a new colleague practises with the notes beside the page, and closes a first advies.

Ten minutes is the goal for a person; here the road is counted: what is read and what is pressed.
"""

from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

READ_A_MINUTE = 130  # words, by somebody who reads slowly
ON_PAGE = "#inhoud section:has(#oefening)"


def begin(hand: Hand, key: str) -> None:
    hand.tab_to(f"form[action='/oefening/{key}/'] button")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("#oefening", "Oefening")


def test_een_nieuwe_collega_sluit_een_eerste_advies(own_house, room):
    hand = Hand(room.desk(own_house, "omar"))
    hand.sees("#inhoud section:has(#oefenen)", "Een buurvrouw belt.")
    look(hand.page, "oefenen op Mijn werk")
    begin(hand, "advies")
    look(hand.page, "de oefening naast het gesprek")
    told = hand.page.inner_text(ON_PAGE)
    for steps in (("#id_hoedanigheid", 2, 3), ("#id_naam_keuze", 1)):
        hand.tab_to(steps[0])
        hand.choose(*steps[1:])
    hand.tab_to("#id_gemeente")
    hand.write("Zaa")
    for steps in (("#id_aanleiding", 2, 3), ("#id_aard", 2, 2)):
        hand.tab_to(steps[0])
        hand.choose(*steps[1:])
    hand.tab_to("#id_situatie")
    hand.write("Beller hoort iedere avond geschreeuw. De kinderen zijn erbij.")
    hand.tab_to("#id_advies")
    hand.write("Noteer wat je hoort. Bel 112 bij gevaar.")
    for question in ("#id_vervolg", "#id_plan", "#id_verteld"):
        hand.tab_to(question)
        hand.choose(1)
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees(".vt-flash", "gesloten")
    hand.sees("#inhoud section:has(#oefenen)", "Gedaan")
    look(hand.page, "de oefening is gedaan")
    assert hand.interactions <= 13
    minutes = len(told.split()) / READ_A_MINUTE + hand.interactions * 10 / 60
    assert minutes < 10

    hand.tab_to("form[action='/oefening/verberg/'] button")
    with hand.page.expect_navigation():
        hand.command("Enter")
    assert hand.page.locator("#oefenen").count() == 0


def test_de_antwoorden_van_de_oefening_staan_zo_op_de_bladzijde(own_house, room):
    hand = Hand(room.desk(own_house, "omar"))
    begin(hand, "advies")
    shown = hand.page.inner_text("#gesprek")
    for answer in ("Omstander", "Anoniem", "Kind", "Psychisch", "Geen", "Alles"):
        assert answer in shown


def test_het_secretariaat_oefent_op_zijn_eigen_formulier(own_house, room):
    hand = Hand(room.desk(own_house, "joke"))
    begin(hand, "terugbelverzoek")
    look(hand.page, "de oefening naast het formulier")
    hand.tab_to("#id_number")
    hand.write("0655504321")
    hand.tab_to("#id_caller")
    hand.choose(1)
    hand.tab_to("#id_about")
    hand.write("Maakt zich zorgen over kleinzoon")
    hand.tab_to("#id_may_call")
    hand.choose(1)
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("#inhoud section:has(#oefenen)", "Gedaan")
