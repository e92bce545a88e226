"""The dossier of a household grows: who belongs to whom, where they live, what is safe.

By keyboard alone, from a melding that has just been opened.
"""

import re

import pytest

from tests.journeys.calls import PROFESSIONAL, answer, begin_talk, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

VICTIM, PLEGER, CHILD = 1, 2, 3
PEOPLE = (("Anna", VICTIM, "1988"), ("Bram", PLEGER, "1985"), ("Lot", CHILD, "2-6-2017"),
          ("Sem", CHILD, "2021"))  # fmt: skip
PARENT = 1
OPVANG, NOT_TO_USE = 3, 3


@pytest.fixture
def sanne(house, room):
    """Return sanne, who has just opened a melding."""
    hand = begin_talk(room.desk(house, "sanne"))
    answer(hand, who=PROFESSIONAL, situation="Twee kinderen zien veel ruzie.")
    end_talk(hand)
    hand.tab_to("button[name=melding]")
    with hand.page.expect_navigation(url="**/melding/"):
        hand.command("Enter")
    hand.tab_to("#id_melder_name")
    hand.write("Huisarts Bedacht")
    hand.tab_to("#id_melder_telephone")
    hand.write("0755550199")
    with hand.page.expect_navigation(url="**/betrokkene/"):
        hand.command("Control+Enter")
    return hand


def go(hand: Hand, target: str) -> None:
    """Follow a link by keyboard."""
    hand.tab_to(target)
    with hand.page.expect_navigation():
        hand.command("Enter")


def save(hand: Hand, words: str = "") -> None:
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees(".vt-flash", words or "Toegevoegd.")


def add_people(hand: Hand) -> None:
    for name, rol, born in PEOPLE:
        hand.tab_to("#id_rollen")
        hand.choose(rol)
        hand.tab_to("#id_voornamen")
        hand.write(name)
        hand.tab_to("#id_geboren")
        hand.write(born)
        if name != PEOPLE[-1][0]:
            go(hand, "button[name=more]")
    save(hand)


def relate_to_children(hand: Hand) -> None:
    go(hand, "a[href$='/relatie/']")
    look(hand.page, "een relatie")
    hand.start_again()
    hand.tab_to("#id_soort")
    hand.choose(PARENT)
    hand.tab_to("#id_people")
    hand.choose(2)
    hand.choose(3)
    save(hand)
    assert hand.interactions == 4, "one form relates a mother to both her children"
    hand.sees("section:has(#relaties)", "ouder van Lot")
    hand.sees("section:has(#relaties)", "ouder van Sem")


def hide_in_opvang(hand: Hand) -> None:
    go(hand, "a[href$='/adres/']")
    with hand.page.expect_navigation():
        hand.command("Control+Enter")
    hand.sees("#fouten", "Vul in wat je van het adres weet.")
    look(hand.page, "een adres, fouten")
    hand.tab_to("#id_soort")
    hand.choose(OPVANG)
    for field, text in (("straat", "Bedachtpad"), ("huisnummer", "3"), ("postcode", "1506zz")):
        hand.tab_to(f"#id_{field}")
        hand.write(text)
    save(hand)
    hand.sees("section:has(#adressen)", "Geheim adres")
    assert "Bedachtpad" not in hand.page.inner_text("main")


def shut_number(hand: Hand) -> None:
    go(hand, "a[href$='/bereik/']")
    look(hand.page, "een nummer")
    hand.start_again()
    hand.tab_to("#id_value")
    hand.write("0655507799")
    hand.tab_to("#id_may_call")
    hand.choose(NOT_TO_USE)
    save(hand)
    assert hand.interactions == 3, "a number that may not be called"
    hand.sees("section:has(#bereik)", "niet bellen")


def test_een_gezin_in_beeld(sanne):
    hand = sanne
    add_people(hand)
    assert re.search(r"/zaak/M-[^/]+/$", hand.page.url)
    go(hand, "a[aria-label='Open Anna']")
    look(hand.page, "een persoon zonder iets erbij")
    relate_to_children(hand)
    hide_in_opvang(hand)
    go(hand, "a[aria-label='Toon geheim adres']")
    assert hand.page.input_value("#id_straat") == "Bedachtpad"
    look(hand.page, "een geheim adres, geopend")
    go(hand, ".vt-actions a")
    go(hand, ".vt-actions a")

    go(hand, "a[aria-label='Open Bram']")
    shut_number(hand)
    look(hand.page, "een persoon met een nummer")
    go(hand, ".vt-actions a")
    hand.sees("main", "Niet bellen: Mogelijk pleger")
    hand.sees("main", "Geheim adres")
    assert "Bedachtpad" not in hand.page.inner_text("main")
    look(hand.page, "een melding met een gezin")


def test_op_een_adres_woont_ook_de_pleger(own_house, room):
    hand = Hand(room.desk(own_house, "bakker"))
    go(hand, "section:has(#meldingen) td a")
    hand.sees("main", "Niet bellen: Ouder of verzorger, Mogelijk pleger")
    go(hand, "a[aria-label='Open Loes Bedacht']")
    hand.sees("section:has(#adressen)", "Op dit adres woont ook: Kind, Ouder of verzorger")
    hand.sees("section:has(#adressen)", "Mogelijk pleger")
    hand.sees("section:has(#relaties)", "heeft gezag over Sem Bedacht")
    look(hand.page, "een persoon met alles erbij")
