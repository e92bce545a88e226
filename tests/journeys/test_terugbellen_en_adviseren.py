"""Werkproces 1.1 Advies: a call-back request is taken, called back, advised, followed up, closed.

By keyboard alone, each person in a window of their own; the counts are those of the journeys J1,
J2 and J4.
"""

import pytest

from tests.journeys.calls import (
    PROFESSIONAL,
    a_call,
    answer,
    begin_talk,
    end_talk,
    open_row,
    take_request,
)
from tests.journeys.hand import Hand

LEFT = """
    SELECT z.number FROM zaak_zaak z WHERE z.number = ANY(%(n)s) AND z.closed_at IS NULL
    UNION ALL SELECT c.body FROM contact_contact c JOIN zaak_zaak z
        ON z.id = c.zaak_id OR z.id = c.source_id
        WHERE z.number = ANY(%(n)s) AND c.ended_at IS NULL
    UNION ALL SELECT t.key FROM termijn_termijn t JOIN zaak_zaak z ON z.id = t.zaak_id
        WHERE z.number = ANY(%(n)s) AND t.met_at IS NULL AND t.stopped_at IS NULL
    UNION ALL SELECT t.soort FROM taak_taak t JOIN zaak_zaak z ON z.id = t.zaak_id
        WHERE z.number = ANY(%(n)s) AND t.done_at IS NULL AND t.withdrawn_at IS NULL
"""


@pytest.fixture
def joke(house, room):
    """Return joke of the secretariaat at her desk."""
    return Hand(room.desk(house, "joke"))


@pytest.fixture
def sanne(house, room):
    """Return sanne of the front office at her desk."""
    return Hand(room.desk(house, "sanne"))


@pytest.fixture
def taken(joke, number_in):
    """Take a request and return its call and its number."""

    def take(**told):
        call = a_call()
        take_request(joke, call, **told)
        return call, number_in(joke.page)

    return take


def reload(hand):
    """Look at Mijn werk as it is now."""
    hand.page.keyboard.press("g")
    with hand.page.expect_navigation():
        hand.page.keyboard.press("w")


def test_een_hele_beltaak_van_secretariaat_tot_gesloten_advies(
    house, joke, sanne, taken, number_in
):
    call, request = taken()
    reload(sanne)
    open_row(sanne, request)
    sanne.sees(".vt-safe", f"06 {call.telephone[2:6]} {call.telephone[6:]}")
    sanne.sees(".vt-safe", "mag bellen")
    sanne.choose(1)  # Gesproken
    sanne.page.wait_for_url("**/gesprek/**")
    assert sanne.page.input_value("#id_situatie") == call.about
    answer(sanne)
    end_talk(sanne, follow_up=2)
    sanne.command("Control+Enter")
    sanne.sees("#fouten", "Er staat nog een afspraak open.")
    sanne.tab_to("button[name=open]")
    sanne.command("Enter")
    sanne.sees(".vt-flash", "blijft open tot het vervolg.")
    advies = number_in(sanne.page)
    open_row(sanne, advies)
    sanne.sees(".vt-actions", "Rond eerst de afspraak af.")
    sanne.choose(1)  # Gesproken
    sanne.sees(".vt-flash", "De afspraak is afgerond.")
    sanne.command("Control+Enter")
    sanne.sees(".vt-flash", f"Advies {advies} is gesloten.")
    assert sanne.page.url == f"{house.url}/werk/"
    for number in (request, advies):
        assert sanne.page.locator(f"main a[href*='{number}']").count() == 0
    assert house.rows(LEFT.replace("%(n)s", "%s"), *[[request, advies]] * 4) == []


def test_een_burger_belt_en_krijgt_advies(sanne):
    hand = begin_talk(sanne.page)
    answer(hand, situation="Hoort iedere avond ruzie bij de buren.")
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")
    assert hand.page.url.endswith("/werk/")
    assert hand.interactions <= 12, hand.interactions
    assert hand.tabs <= 12, hand.tabs


def test_een_professional_belt_en_krijgt_advies(sanne):
    hand = begin_talk(sanne.page)
    answer(hand, who=PROFESSIONAL, situation="Vrouw met letsel op het spreekuur.")
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")
    assert hand.interactions <= 16, hand.interactions


def test_het_secretariaat_neemt_een_terugbelverzoek_aan(joke):
    take_request(joke, a_call())
    assert joke.interactions <= 6, joke.interactions
    joke.start_again()
    with joke.page.expect_navigation():
        joke.command("n")
    assert joke.where().startswith("<input"), joke.where()
    take_request(joke, a_call())
    assert joke.interactions <= 6, joke.interactions
    assert joke.tabs <= 6, joke.tabs


def test_terugbellen_kost_een_toets_en_de_uitkomst_ook(sanne, taken):
    _call, request = taken()
    reload(sanne)
    sanne.start_again()
    open_row(sanne, request)
    sanne.page.wait_for_url("**/terugbelverzoek/**")
    assert sanne.interactions == 1
    sanne.choose(2)  # Geen gehoor
    sanne.sees(".vt-flash", "De poging is bewaard.")
    assert sanne.interactions == 2
    row = sanne.page.locator(f"tr:has(a[href*='{request}'])")
    assert "volgende poging" in row.inner_text()


def test_een_nummer_parkeren_met_een_toets(joke, sanne, number_in):
    call = a_call()
    joke.tab_to("#id_number")
    joke.write(call.telephone)
    joke.command("Enter")
    joke.sees(".vt-flash", "is bewaard.")
    assert joke.interactions == 2
    number = number_in(joke.page)
    reload(sanne)
    row = sanne.page.locator(f"tr:has(a[href*='{number}'])")
    assert "nog aanvullen" in row.inner_text()
    assert "nog 2 werkdagen" in row.inner_text()
    sanne.tab_to(f"a[href$='{number}/aanvullen/']")
    sanne.command("Enter")
    sanne.page.wait_for_url("**/aanvullen/")
    sanne.tab_to("#id_caller")
    sanne.choose(1)
    sanne.tab_to("#id_about")
    sanne.write(call.about)
    sanne.tab_to("#id_may_call")
    sanne.choose(1)
    sanne.command("Control+Enter")
    sanne.sees(".vt-flash", "is bijgewerkt.")
    sanne.sees("[aria-labelledby=weten]", call.about)


def test_een_bekend_nummer_is_een_hint_over_een_telefoon(joke, taken):
    call, _number = taken()
    joke.tab_to("#id_number")
    joke.write(call.telephone)
    assert joke.page.locator("[data-known]").is_hidden()
    joke.page.keyboard.press("Tab")
    joke.sees("[data-known]", "Dit nummer belde eerder.")
    joke.sees("[data-known]", "Zeg nooit dat een nummer of een persoon bij ons bekend is.")
    assert call.about not in joke.page.inner_text("[data-known]")
    joke.page.on("dialog", lambda dialog: dialog.accept())
    joke.page.goto(joke.page.url)


def test_de_beller_belt_zelf_terug(sanne, taken):
    _call, request = taken(may_call=3)
    reload(sanne)
    row = sanne.page.locator(f"tr:has(a[href*='{request}'])")
    assert "wacht op de beller" in row.inner_text()
    open_row(sanne, request)
    sanne.sees("[aria-labelledby=bellen]", "Wij wachten op de beller")
    sanne.sees(".vt-safe", "Bel dit nummer niet. De beller belt zelf terug.")
    assert sanne.page.locator("button[value=gesproken]").count() == 0
    sanne.command("Control+Enter")  # De beller belt nu
    sanne.page.wait_for_url("**/gesprek/**")


def test_spoed_staat_bovenaan(sanne, taken):
    call, request = taken(spoed=True)
    reload(sanne)
    sanne.sees("[aria-labelledby=nu]", call.about)
    first = sanne.page.locator("main a[href*='/terugbelverzoek/']").first
    assert first.get_attribute("href") is not None
    assert sanne.page.locator(f"[aria-labelledby=nu] a[href*='{request}']").count() == 1
    open_row(sanne, request)
    sanne.sees(".vt-id", "SPOED")


def test_een_ander_nam_op_dan_beslist_een_gedragswetenschapper(house, room, sanne, taken):
    _call, request = taken()
    reload(sanne)
    open_row(sanne, request)
    sanne.choose(3)  # Een ander nam op
    sanne.sees(".vt-flash", "De poging is bewaard.")
    row = sanne.page.locator(f"tr:has(a[href*='{request}'])")
    assert "bel niet opnieuw" in row.inner_text()
    farida = Hand(room.desk(house, "farida"))
    open_row(farida, request)
    farida.sees("[aria-labelledby=bellen]", "Bel niet opnieuw.")
    farida.tab_to("button[value=retry]")
    farida.command("Enter")
    farida.sees(".vt-flash", "Je besluit is bewaard.")
    reload(sanne)
    open_row(sanne, request)
    sanne.choose(1)
    sanne.page.wait_for_url("**/gesprek/**")


def test_vervallen_bij_kinderen_kan_niet_alleen(house, room, sanne, taken):
    _call, request = taken(may_call=3, children=True)
    reload(sanne)
    open_row(sanne, request)
    sanne.tab_to("details.vt-panel:has(#id_reason) > summary")
    sanne.command("Enter")
    sanne.tab_to("#id_reason")
    sanne.choose(4)
    sanne.tab_to("details.vt-panel .vt-btn--danger")
    sanne.command("Enter")
    sanne.sees("main", "De beller kan nog zelf terugbellen.")
    assert "409" not in sanne.page.title()


def test_sluiten_wordt_in_woorden_geweigerd_zolang_een_afspraak_openstaat(house, sanne, number_in):
    hand = begin_talk(sanne.page)
    answer(hand, situation="Maakt zich zorgen.")
    end_talk(hand, follow_up=3)
    hand.command("Control+Enter")
    hand.sees("#fouten", "Er staat nog een afspraak open.")
    assert "fouten" in hand.where(), hand.where()
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    advies = number_in(hand.page)
    token = hand.page.input_value("input[name=csrfmiddlewaretoken] >> nth=0")
    refused = hand.page.request.post(
        f"{house.url}/zaak/{advies}/advies/sluiten/",
        form={"csrfmiddlewaretoken": token},
        headers={"Referer": hand.page.url, "Accept": "text/html"},
    )
    assert refused.status == 409
    assert "rond eerst de afspraak af" in refused.text()
