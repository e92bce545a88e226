"""Werkproces 1.1 Advies, omzetten: an advies becomes a melding in two interactions (J9).

By keyboard alone; nothing that was said is typed again.
"""

import re

import pytest

from tests.journeys.calls import PROFESSIONAL, answer, begin_talk, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look


@pytest.fixture
def sanne(house, room):
    """Return sanne of the front office at her desk."""
    return Hand(room.desk(house, "sanne"))


def say_who_reports(hand: Hand) -> None:
    """Fill in how the melder is known, as he says it."""
    hand.tab_to("#id_melder_name")
    hand.write("Huisarts Bedacht")
    hand.tab_to("#id_melder_telephone")
    hand.write("0755550199")


def test_een_gesprek_wordt_een_melding(sanne):
    hand = begin_talk(sanne.page)
    answer(hand, who=PROFESSIONAL, situation="Een kind heeft steeds nieuwe blauwe plekken.")
    end_talk(hand)
    hand.tab_to("button[name=melding]")
    hand.start_again()
    with hand.page.expect_navigation(url="**/melding/"):
        hand.command("Enter")
    hand.sees("#gaat-mee + *, [aria-labelledby=gaat-mee]", "steeds nieuwe blauwe plekken")
    look(hand.page, "van advies naar melding")
    asked = hand.interactions
    say_who_reports(hand)
    typed = hand.interactions - asked
    with hand.page.expect_navigation(url="**/betrokkene/"):
        hand.command("Control+Enter")
    assert hand.interactions - typed == 2, "J9: to an open melding, the melder himself apart"
    hand.sees(".vt-flash", "is open. Vul nu in over wie het gaat.")
    look(hand.page, "betrokkene")
    hand.tab_to("#id_rollen")
    hand.choose(3)
    hand.tab_to("#id_voornamen")
    hand.write("Noor")
    hand.tab_to("#id_geboren")
    hand.write("2018")
    with hand.page.expect_navigation(url=re.compile(r"/zaak/M-[^/]+/$")):
        hand.command("Control+Enter")
    hand.sees("main", "Noor")
    hand.sees("main", "steeds nieuwe blauwe plekken")
    assert "Huisarts Bedacht" not in hand.page.inner_text("main")
    look(hand.page, "melding")
    hand.tab_to("a[href$='/melder/']")
    with hand.page.expect_navigation(url="**/melder/"):
        hand.command("Enter")
    hand.sees("main", "Huisarts Bedacht")
    look(hand.page, "melder")


def test_wat_nog_niet_klopt_staat_erbij(sanne):
    hand = begin_talk(sanne.page)
    answer(hand, situation="Hoort elke avond geschreeuw.")
    end_talk(hand)
    hand.tab_to("button[name=melding]")
    with hand.page.expect_navigation(url="**/melding/"):
        hand.command("Enter")
    hand.command("Control+Enter")
    hand.sees("#fouten", "Vul de naam van de melder in.")
    look(hand.page, "van advies naar melding, fouten")


def test_dubbel_anoniem_beslist_de_teammanager(house, room, sanne, number_in):
    hand = begin_talk(sanne.page)
    answer(hand, situation="Wil niet zeggen wie hij is.")
    end_talk(hand)
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    farida = room.desk(house, "farida")
    farida.goto(f"{house.url}/zaak/{number_in(hand.page)}/melding/")
    look(farida, "van advies naar melding, drie gronden")
    helper = Hand(farida)
    helper.tab_to("#id_basis")
    helper.choose(3)
    helper.tab_to("#id_reason")
    helper.write("De beller is bang en wil onbekend blijven.")
    helper.tab_to("#id_second_person")
    helper.choose(1)
    with farida.expect_navigation(url="**/betrokkene/"):
        helper.command("Control+Enter")
    number = re.search(r"/zaak/(M-[^/]+)/", farida.url)
    assert number
    peter = room.desk(house, "peter")
    peter.goto(f"{house.url}/zaak/{number[1]}/")
    look(peter, "een melding van niemand die bekend is")
