"""Every page and state, wide and narrow: axe finds nothing, nothing runs off the screen."""

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import a_call, answer, begin_talk, end_talk, open_row, take_request
from tests.journeys.conftest import AXE, WIDE
from tests.journeys.hand import Hand

NARROW = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = "async rules => (await axe.run({runOnly: rules})).violations.map(v =>"
FOUND = CHECK + " [v.id, ...v.nodes.map(n => n.html.slice(0, 140))])"
PEOPLE = ("sanne", "joke", "farida", "lotte", "peter", "naber", "bas", "noor", "tess")
STYLEGUIDE = ("", "gesprek/", "gesprek/?stand=leeg", "gesprek/?stand=fouten", "werk/",
              "terugbellen/", "conflict/")  # fmt: skip


def look(page, state):
    """Fail with what axe finds on this page at both widths, and with what runs off the screen."""
    assert page.title().strip(" ·") not in ("", "Baken"), state
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        page.evaluate(AXE.read_text())
        found = page.evaluate(FOUND, RULES)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert found == [], (state, size["width"], page.url)
        assert wide <= size["width"], (state, size["width"], wide, page.url)


def open_page(page, house, path, status):
    """Open an address and see that it answers so."""
    answered = page.goto(house.url + path)
    assert answered.status == status, (path, answered.status)


def test_inloggen(house, room):
    page = room.window().new_page()
    open_page(page, house, "/inloggen/", 200)
    look(page, "inloggen")
    page.fill("[name=login]", "niemand")
    page.fill("[name=password]", "verkeerd wachtwoord")
    page.press("[name=password]", "Enter")
    expect(page.locator("#fouten")).to_be_focused()
    look(page, "inloggen, fout")


@pytest.mark.parametrize("person", PEOPLE)
def test_mijn_werk_van_elke_rol(house, room, person):
    page = room.desk(house, person)
    look(page, f"werk van {person}")


def test_het_eigen_scherm_en_het_slot(house, room):
    page = room.desk(house, "omar")
    for path in ("/profiel/", "/profiel/tweede-stap/", "/uitloggen/"):
        open_page(page, house, path, 200)
        look(page, path)
    open_page(page, house, "/werk/", 200)
    page.click("summary:has-text('Omar')")
    look(page, "naammenu")
    page.reload()
    page.keyboard.press("?")
    expect(page.locator("#toetsen")).to_be_visible()
    look(page, "toetsen")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+p")
    expect(page.locator("#verborgen")).to_be_visible()
    assert page.title() == "Baken"
    page.keyboard.press("Alt+p")
    page.evaluate("document.getElementById('slot').submit()")
    page.wait_for_url("**/slot/**")
    look(page, "slot")


@pytest.mark.parametrize("path", STYLEGUIDE)
def test_de_styleguide(house, room, path):
    page = room.desk(house, "omar")
    page.goto(f"{house.url}/styleguide/{path}")
    look(page, f"styleguide/{path}")


def test_geweigerd_in_woorden(house, room):
    page = room.desk(house, "peter")
    open_page(page, house, "/zaak/A-0000-0000-0/", 404)
    look(page, "404")
    open_page(page, house, "/bestaat/niet/", 404)
    look(page, "404 zonder adres")
    page.goto(f"{house.url}/werk/")
    page.context.clear_cookies(name="baken_csrf")
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action*=uitloggen]').submit()")
    look(page, "403")
    bas = room.desk(house, "bas")
    look(bas, "geen werklijst")


def test_een_terugbelverzoek(house, room, number_in):
    joke = Hand(room.desk(house, "joke"))
    joke.page.click("[data-main-button]")
    expect(joke.page.locator("#fouten")).to_be_focused()
    assert joke.page.title().split(" · ")[0].endswith("fouten"), joke.page.title()
    look(joke.page, "terugbelverzoek, fouten")
    joke.page.goto(f"{house.url}/werk/")
    call = a_call()
    take_request(joke, call)
    number = number_in(joke.page)
    look(joke.page, "werk, na bewaren")
    joke.page.locator("#id_number").fill(call.telephone)
    joke.page.keyboard.press("Tab")
    joke.sees("[data-known]", "Dit nummer belde eerder.")
    joke.page.click("label:has(#id_may_call_1)")
    look(joke.page, "bekend nummer en tijden")
    sanne = Hand(room.desk(house, "sanne"))
    for path in (f"/terugbelverzoek/{number}/", f"/terugbelverzoek/{number}/aanvullen/"):
        open_page(sanne.page, house, path, 200)
        look(sanne.page, path)
    conflict(house, room, sanne.page, number)
    sanne.page.goto(f"{house.url}/terugbelverzoek/{number}/")
    sanne.page.locator("details.vt-panel:has(#id_reason) > summary").click()
    sanne.page.locator("details.vt-panel .vt-btn--danger").click()
    expect(sanne.page.locator("#fouten")).to_be_focused()
    look(sanne.page, "vervallen zonder reden")
    sanne.page.goto(f"{house.url}/terugbelverzoek/{number}/")
    sanne.choose(3)
    sanne.sees(".vt-flash", "De poging is bewaard.")
    farida = room.desk(house, "farida")
    look(farida, "vragen aan mij")
    open_page(farida, house, f"/terugbelverzoek/{number}/", 200)
    look(farida, "bel niet opnieuw")


def conflict(house, room, page, number):
    """Let a colleague save first, and look at both texts."""
    page.goto(f"{house.url}/terugbelverzoek/{number}/aanvullen/")
    omar = room.desk(house, "omar")
    omar.goto(page.url)
    omar.fill("#id_about", "Van de een")
    omar.keyboard.press("Control+Enter")
    expect(omar.locator(".vt-flash")).to_contain_text("is bijgewerkt.")
    page.fill("#id_about", "Van de ander")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#fouten")).to_be_focused()
    look(page, "conflict")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".vt-flash")).to_contain_text("is bijgewerkt.")


def test_een_gesprek_en_zijn_advies(house, room, number_in):
    hand = begin_talk(room.desk(house, "sanne"))
    look(hand.page, "gesprek, leeg")
    hand.page.click("summary:has-text('Het wordt niets')")
    look(hand.page, "het wordt niets")
    hand.page.reload()
    hand.command("Control+Enter")
    expect(hand.page.locator("#fouten")).to_be_focused()
    assert hand.page.title().split(" · ")[0].endswith("fouten"), hand.page.title()
    look(hand.page, "gesprek, fouten")
    answer(hand, who=(3, 1), situation="Maakt zich zorgen.")
    end_talk(hand, follow_up=2)
    look(hand.page, "gesprek, gevuld")
    address = hand.page.url
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    hand.sees(".vt-flash", "blijft open")
    number = number_in(hand.page)
    open_row(hand, number)
    look(hand.page, "advies met afspraak")
    hand.choose(1)
    hand.sees(".vt-flash", "De afspraak is afgerond.")
    look(hand.page, "advies na de afspraak")
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")
    open_page(hand.page, house, f"/zaak/{number}/", 200)
    look(hand.page, "gesloten advies")
    assert hand.page.goto(address).status == 409
    look(hand.page, "409")


def test_raad_vragen_en_geven(house, room, number_in):
    hand = begin_talk(room.desk(house, "sanne"))
    answer(hand, situation="Maakt zich zorgen.")
    end_talk(hand, follow_up=2)
    hand.tab_to("button[name=open]")
    hand.command("Enter")
    hand.sees(".vt-flash", "blijft open")
    number = number_in(hand.page)
    open_row(hand, number)
    hand.page.click("#vraag-om-raad > summary")
    look(hand.page, "vraag om raad")
    hand.page.click("#vraag-om-raad button")
    expect(hand.page.locator("#fouten")).to_be_focused()
    look(hand.page, "vraag om raad, fouten")
    hand.page.check("[name=to_role][value=vertrouwensarts]")
    hand.page.fill("#vraag_question", "Past dit letsel bij een val?")
    hand.page.click("#vraag-om-raad button")
    hand.sees(".vt-flash", "Je vraag staat klaar.")
    look(hand.page, "raad gevraagd")
    naber = room.desk(house, "naber")
    look(naber, "vragen aan de vertrouwensarts")
    open_page(naber, house, f"/zaak/{number}/", 200)
    look(naber, "raad geven")
    open_page(naber, house, f"/zaak/{number}/raad/", 200)
    look(naber, "raad")


def test_een_gesprek_wordt_een_terugbelverzoek(house, room):
    hand = begin_talk(room.desk(house, "sanne"))
    hand.page.click("text=Terugbellen")
    hand.page.wait_for_url("**/terugbelverzoek/")
    look(hand.page, "terugbelverzoek bij een gesprek")
    take_request(hand, a_call())


def test_een_gemeente_die_niet_bestaat_of_niet_zeker_is(house, room):
    hand = begin_talk(room.desk(house, "sanne"))
    hand.page.fill("#id_gemeente", "Bergen")
    for typed, words in (("Xyz", "Geen gemeente begint met"), ("Al", "past bij")):
        hand.page.fill("#id_gemeente", typed)
        hand.command("Control+Enter")
        hand.sees("#fouten", words)
        look(hand.page, f"gemeente {typed}")


def test_de_toetsen_van_elke_pagina(house, room):
    page = room.desk(house, "sanne")
    page.keyboard.press("n")
    page.wait_for_url("**/gesprek/**")
    page.wait_for_function("document.activeElement.closest('#id_hoedanigheid')")
    page.keyboard.press("Alt+p")
    assert page.title() == "Baken"
    page.keyboard.press("Enter")
    expect(page.locator("#verborgen")).to_be_hidden()
    assert page.evaluate("Boolean(document.activeElement.closest('#id_hoedanigheid'))")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**/werk/")
    assert page.title() == "Mijn werk · Baken"


def test_zonder_javascript_neemt_men_een_verzoek_aan_en_geeft_advies(house, room, number_in):
    call = a_call()
    joke = room.desk(house, "joke", java_script_enabled=False)
    joke.fill("#id_number", call.telephone)
    joke.check("#id_caller_0")
    joke.fill("#id_about", call.about)
    joke.check("#id_may_call_0")
    joke.click("[data-main-button]")
    expect(joke.locator(".vt-flash")).to_contain_text("is bewaard.")
    sanne = room.desk(house, "sanne", java_script_enabled=False)
    sanne.click(f"main a[href*='{number_in(joke)}']:not([href$='aanvullen/'])")
    sanne.click("button[value=gesproken]")
    assert sanne.input_value("#id_situatie") == call.about
    for box in ("buurtbewoner", "anoniem", "08", "03", "geen", "ja", "alles"):
        name = {"08": "aanleiding", "03": "aard"}.get(box)
        scope = f"[name={name}]" if name else ""
        sanne.check(f"#gesprek input{scope}[value='{box}']")
    sanne.fill("#id_gemeente", "Zaanstad")
    sanne.fill("#id_advies", "Bel 112 bij gevaar.")
    sanne.click("[data-main-button]")
    expect(sanne.locator(".vt-flash")).to_contain_text("is gesloten.")
