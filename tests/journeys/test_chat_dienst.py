"""Chat duty: who comes first, who is taken in time, who may stop, and what is kept afterwards."""

import time

from playwright.sync_api import expect

from baken.intake.chat.adapters.line import BREATH
from tests.journeys.calls import answer, end_talk
from tests.journeys.chats import ON_TIME, PHONE, accept, log_of, say, until_open
from tests.journeys.hand import Hand
from tests.journeys.visits import CLOSED_WITHIN, begin, until_closed

NEXT = "Jij bent als eerste aan de beurt."
SECOND = "Er wacht nog 1 ander. Daarna ben jij aan de beurt."
LAST = (
    "Jij bent de laatste en de chat is open. Schrijf op waarom je stopt, of draag je dienst over."
)
KEPT = "[aria-labelledby=chattekst]"
TURN_WITHIN = (BREATH + 2) * 1000  # a page that waits looks again at each breath


def ahead_of(page):
    return page.locator("[data-before]")


def seconds_since(moment):
    return time.monotonic() - moment


def test_de_bezoeker_ziet_de_naam_binnen_twee_seconden_na_neem_aan(chatter, visitor):
    page = visitor()
    button = chatter.page.get_by_role("button", name="Neem aan").first
    expect(button).to_be_visible()
    chatter.tab_to("[aria-labelledby=wachtend] button")
    pressed = time.monotonic()
    chatter.command("Enter")
    expect(page.locator("h1:visible")).to_have_text("Je praat met Sanne", timeout=ON_TIME)
    assert seconds_since(pressed) < 2


def test_twee_tikken_van_de_voorkant_naar_de_rij_op_een_telefoon(chatter, room, site):
    page = room.window(**PHONE, has_touch=True, is_mobile=True).new_page()
    until_open(page, site)
    taps = ("main a[href='/chat/']", "#chat[data-ready] [data-part=start] button[type=submit]")
    assert page.viewport_size["width"] == 320
    for tap in taps:
        expect(page.locator(tap)).to_be_visible()
        assert page.locator("main [required], main [aria-required=true]").count() == 0
        page.tap(tap)
    expect(page.locator("h1:visible")).to_have_text("Je bent in de rij")
    assert len(taps) == 2


def test_wie_het_eerst_kwam_is_het_eerst_aan_de_beurt(chatter, visitor):
    first, second = visitor(), visitor()
    expect(ahead_of(first)).to_have_text(NEXT)
    expect(ahead_of(second)).to_have_text(SECOND)
    for page, words in ((second, SECOND), (first, NEXT), (second, SECOND)):
        page.reload()
        expect(ahead_of(page)).to_have_text(words)
    accept(chatter)
    expect(first.locator("h1:visible")).to_have_text("Je praat met Sanne")
    expect(ahead_of(second)).to_have_text(NEXT, timeout=TURN_WITHIN)
    expect(second.locator("h1:visible")).to_have_text("Je bent in de rij")


def test_de_gemeente_van_de_bezoeker_staat_al_in_het_advies(chatter, room, site):
    begin(room, site, gemeente="Zaanstad")
    chatter.sees("[aria-labelledby=wachtend]", "Zaanstad")
    accept(chatter)
    chatter.sees("#chat .vt-panel-head", "Zaanstad")
    chatter.sees("[aria-labelledby=mijn-chats]", "Zaanstad")
    expect(chatter.page.locator("#id_gemeente")).to_have_value("Zaanstad")


def test_de_laatste_stopt_niet_zonder_reden_en_dan_zegt_de_site_dat_er_niemand_is(
    chatter, room, site
):
    page = room.window(**PHONE).new_page()
    until_open(page, site)
    chatter.tab_to("details:has(form[action$='/dienst/af/']) summary")
    chatter.command("Enter")
    chatter.tab_to("form[action$='/dienst/af/'] button")
    chatter.command("Enter")
    chatter.sees("form[action$='/dienst/af/']", LAST)
    expect(chatter.page.get_by_role("button", name="Stop mijn chatdienst")).to_be_visible()
    chatter.page.locator("form[action$='/dienst/af/'] [value=opdracht]").check()
    chatter.tab_to("form[action$='/dienst/af/'] button")
    pressed = time.monotonic()
    chatter.command("Enter")
    chatter.sees(".vt-flash", "Je chatdienst is voorbij.")
    until_closed(page, site)
    assert seconds_since(pressed) < CLOSED_WITHIN


def test_de_tekst_van_een_vastgelegde_chat_blijft_bewaard_tot_hij_weer_weg_mag(
    chatter, visitor, house, room, number_in
):
    page = visitor()
    accept(chatter)
    say(page, "mijn buurkind huilt elke avond")
    expect(log_of(chatter.page)).to_contain_text("huilt")
    answer(chatter, situation="Buurkind huilt vaak.")
    end_talk(chatter)
    chatter.command("Control+Enter")
    chatter.sees(".vt-flash", "is gesloten.")
    address = f"{house.url}/zaak/{number_in(chatter.page)}/"
    lotte = Hand(room.desk(house, "lotte"))
    lotte.page.goto(address)
    lotte.sees(KEPT, "Wordt vernietigd")
    lotte.tab_to(f"{KEPT} button[value=calamiteit]")
    lotte.command("Enter")
    lotte.sees(".vt-flash", "De tekst van de chat blijft bewaard.")
    lotte.page.goto(address)
    lotte.sees(KEPT, "Bewaard vanwege een calamiteit.")
    lotte.tab_to(f"{KEPT} button[name=reason]")
    lotte.command("Enter")
    lotte.sees(".vt-flash", "De tekst mag weer weg.")
    lotte.page.goto(address)
    lotte.sees(KEPT, "Wordt vernietigd")
    chatter.page.goto(address)
    expect(chatter.page.locator("h1")).to_be_visible()
    expect(chatter.page.locator(KEPT)).to_have_count(0)
