"""The talk as a whole: help that follows the caller, text blocks, promised support, a paper."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import PROFESSIONAL, answer, begin_talk, end_talk
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

CHILD = (1, 1)


@pytest.fixture
def sanne(house, room):
    """Return sanne of the front office at her desk."""
    return Hand(room.desk(house, "sanne"))


def help_says(hand, words, *, seen):
    """See that these words stand beside the talk, or do not."""
    found = hand.page.locator("aside").get_by_text(words, exact=True)
    (expect(found).to_be_visible if seen else expect(found).to_be_hidden)()


def test_de_hulp_volgt_wie_er_belt(sanne):
    hand = begin_talk(sanne.page)
    no_parents, client = (
        "Vraag nooit om toestemming van ouders.",
        "Spreek kinderen en ouders apart.",
    )
    help_says(hand, "Kun je nu veilig praten?", seen=True)
    help_says(hand, no_parents, seen=False)
    hand.choose(*CHILD)
    help_says(hand, no_parents, seen=True)
    help_says(hand, "Wat kun en wil je zelf doen?", seen=False)
    hand.choose(*PROFESSIONAL)
    help_says(hand, no_parents, seen=False)
    help_says(hand, client, seen=False)
    hand.tab_to("#id_meldcode_step")
    hand.choose(3)
    help_says(hand, client, seen=True)
    hand.tab_to("#id_steun")
    hand.choose(2)
    look(hand.page, "gesprek met een professional")


def test_een_tekstblok_met_de_toetsen(sanne):
    hand = begin_talk(sanne.page)
    hand.tab_to("#id_advies")
    area, page = hand.page.locator("#id_advies"), hand.page
    options = page.locator("#id_advies-blokken [role=option]")
    page.keyboard.type("Doe dit. en/of")
    expect(options).to_have_count(0)
    page.keyboard.type(" /kinder")
    expect(options).to_have_count(1)
    assert area.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    look(page, "tekstblokken open")
    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    assert area.input_value() == "Doe dit. en/of /kinder"
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    assert area.input_value().startswith("Doe dit. en/of De Kindertelefoon: 0800-0432")
    page.keyboard.press("Control+z")
    assert area.input_value() == "Doe dit. en/of /kinde"
    page.keyboard.type(" /meldcode")
    expect(options).to_have_count(5)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "Meldcode stap 5" in area.input_value() and "/meldcode" not in area.input_value()
    assert page.url.endswith("/"), "no key of the list sent the form"


def test_beloofde_steun_houdt_het_advies_open_en_dan_een_bevestiging(house, sanne, number_in):
    hand = begin_talk(sanne.page)
    answer(hand, who=PROFESSIONAL, situation="Vrouw met letsel op het spreekuur.")
    hand.tab_to("#id_vervolg")
    hand.choose(1)
    hand.tab_to("#id_steun")
    hand.choose(2)
    day = date.today() + timedelta(days=2)  # noqa: DTZ011
    hand.tab_to("#id_steun_dag_mee_naar_gesprek")
    hand.write(f"{day:%d-%m}")
    hand.tab_to("#id_steun_tijd_mee_naar_gesprek")
    hand.write("14:00")
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees("#fouten", "Er staat nog beloofde steun open.")
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    hand.sees(".vt-flash", "blijft open tot het vervolg.")
    number = number_in(hand.page)
    hand.page.goto(f"{house.url}/zaak/{number}/")
    hand.sees("[aria-labelledby=afspraken]", "Mee naar gesprek")
    look(hand.page, "zaak met beloofde steun")
    hand.choose(1)  # Gedaan
    hand.sees(".vt-flash", "De afspraak is afgerond.")
    hand.tab_to("a[href$='/bevestiging/']")
    hand.command("Enter")
    hand.page.wait_for_url("**/bevestiging/")
    look(hand.page, "bevestiging nalezen")
    hand.command("Control+Enter")
    hand.sees("#fouten", "Lees de tekst na")
    hand.tab_to("#id_nagelezen")
    hand.command("Space")
    hand.command("Control+Enter")
    hand.sees("article", "Vrouw met letsel op het spreekuur.")
    assert "Praktijk Noord" not in hand.page.inner_text("article")
    look(hand.page, "bevestiging")
    hand.page.goto(f"{house.url}/zaak/{number}/advies/steun/")
    look(hand.page, "steun beloven")
