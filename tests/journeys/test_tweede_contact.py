"""Somebody calls again: under the number he names, or from a telephone that anybody may hold.

The partner who rings from the victim's telephone learns nothing: no screen says to the worker,
who might say it aloud, that a person, an advies, a day or a colleague is known.
"""

import pytest

from tests.journeys.calls import a_call, answer, begin_talk, end_talk, open_row, take_request
from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look

SITUATION = "Beller wil weg bij haar man en is bang."
COUNSEL = "Noteer wat je hoort."  # how every counsel of these journeys begins
TALKS = "SELECT count(*) FROM advies_situatieomschrijving s JOIN zaak_zaak z ON z.id = s.zaak_id"
ENDED = "SELECT closed_at FROM zaak_zaak WHERE number = %s"


@pytest.fixture
def joke(house, room):
    """Return joke of the secretariaat at her desk."""
    return Hand(room.desk(house, "joke"))


@pytest.fixture
def sanne(house, room):
    """Return sanne of the front office at her desk."""
    return Hand(room.desk(house, "sanne"))


@pytest.fixture
def omar(house, room):
    """Return omar of the front office at his desk."""
    return Hand(room.desk(house, "omar"))


def work_anew(hand, house):
    """Look at Mijn werk as it is now."""
    hand.page.goto(f"{house.url}/werk/")


def call_back(hand, house, request, *, goes_on=True):
    """Ring the number of a request, and be in the gesprek when somebody answers."""
    work_anew(hand, house)
    hand.page.click("text=iedereen")
    open_row(hand, request)
    if goes_on:
        hand.choose(1)  # Gesproken
        hand.page.wait_for_url("**/gesprek/**")


@pytest.fixture
def her_advies(house, joke, sanne, number_in):
    """She called, and was called back by sanne: return her call and the number of her advies."""
    call = a_call()
    take_request(joke, call)
    call_back(sanne, house, number_in(joke.page))
    answer(sanne)
    sanne.page.fill("#id_situatie", SITUATION)
    end_talk(sanne)
    sanne.command("Control+Enter")
    sanne.sees(".vt-flash", "is gesloten.")
    return call, number_in(sanne.page)


def tells_nothing(page, call, number, *, besides=()):
    """See that nothing on this screen tells of her: no text, number, day or worker."""
    shown = page.content()
    for words in (call.about, SITUATION, COUNSEL, number, number[2:], "Sanne", *besides):
        assert words not in shown, (words, page.url)


def test_de_partner_belt_met_haar_telefoon(house, joke, omar, her_advies, number_in):
    call, number = her_advies
    work_anew(joke, house)
    joke.page.fill("#id_number", call.telephone)
    joke.page.keyboard.press("Tab")
    joke.sees("[data-known]", "Dit nummer belde eerder.")
    joke.sees("[data-known]", "Zeg nooit dat een nummer of een persoon bij ons bekend is.")
    form = joke.page.inner_text("#nieuw >> xpath=ancestor::section")
    for words in (call.about, SITUATION, number, "Sanne"):
        assert words not in form
    his = a_call()
    joke.page.check("#id_caller_0", force=True)
    joke.page.fill("#id_about", his.about)
    joke.page.check("#id_may_call_0", force=True)
    joke.command("Control+Enter")
    joke.sees(".vt-flash", "is bewaard.")
    request = number_in(joke.page)
    # A colleague calls him back: the page of the call and the talk tell of nobody either.
    call_back(omar, house, request, goes_on=False)
    tells_nothing(omar.page, call, number)
    omar.choose(1)
    omar.page.wait_for_url("**/gesprek/**")
    omar.sees("[aria-labelledby=eerder]", "Dit nummer belde eerder.")
    omar.sees("[aria-labelledby=eerder]", "Zeg nooit dat een nummer of een persoon")
    tells_nothing(omar.page, call, number)
    # He guesses a number, and it is one answer for all that is not ours to give.
    omar.page.fill("#id_nummer", number[:-1] + ("A" if number[-1] != "A" else "B"))
    omar.page.keyboard.press("Enter")
    omar.sees("#fouten", "Dit nummer klopt niet.")
    omar.page.fill("#id_nummer", request)
    omar.page.keyboard.press("Enter")
    omar.sees("#fouten", "Dit nummer klopt niet.")
    tells_nothing(omar.page, call, number)
    # Only after "hij zegt dat hij eerder belde": number, day, worker. Still no word of the talk.
    omar.page.click("text=Beller zegt dat hij eerder belde")
    omar.sees("#gevonden", "Laat de beller eerst zelf vertellen waarover het ging.")
    omar.sees("[aria-labelledby=eerder]", number)
    omar.sees("[aria-labelledby=eerder]", "Sanne")
    shown = omar.page.content()
    for words in (call.about, SITUATION, COUNSEL):
        assert words not in shown, words


def test_op_het_formulier_na_de_knop_staat_een_voorstel_dat_uit_staat(
    house, joke, her_advies, number_in
):
    call, number = her_advies
    work_anew(joke, house)
    joke.page.fill("#id_number", call.telephone)
    joke.page.fill("#id_about", "Wil haar nog eens spreken")
    joke.page.keyboard.press("Tab")
    joke.page.click("text=Beller zegt dat hij eerder belde")
    joke.sees("#gevonden", "Laat de beller eerst zelf vertellen waarover het ging.")
    joke.sees("#gevonden", number)
    assert joke.page.input_value("#id_about") == "Wil haar nog eens spreken"
    box = joke.page.locator("#id_same_worker")
    assert not box.is_checked()
    for words in (call.about, SITUATION, COUNSEL):
        assert words not in joke.page.content()
    joke.tab_to("#id_same_worker")
    joke.command("Space")
    joke.page.check("#id_caller_0", force=True)
    joke.page.check("#id_may_call_0", force=True)
    joke.command("Control+Enter")
    joke.sees(".vt-flash", "is bewaard.")
    request = number_in(joke.page)
    query = "SELECT u.username FROM zaak_zaak z JOIN identity_user u ON u.id = z.behandelaar_id"
    assert house.rows(f"{query} WHERE z.number = %s", request) == [("sanne",)]


def test_een_tweede_gesprek_onder_hetzelfde_nummer(house, omar, her_advies):
    _call, number = her_advies
    ((before,),) = house.rows(ENDED, number)
    hand = begin_talk(omar.page)
    hand.start_again()
    hand.tab_to("#id_nummer")
    hand.write(number.replace("-", " ").lower())
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("h1", number)
    hand.sees("[aria-labelledby=staat]", "Laat de beller eerst zelf vertellen waarover het ging.")
    assert not hand.page.locator(f"text={SITUATION}").is_visible()
    hand.tab_to("#id_situatie")
    hand.write("Zij heeft een plek gevonden.")
    hand.tab_to("#id_advies")
    hand.write("Bel ons als je er bent.")
    end_talk(hand)
    texts, answers = 3, 3
    hand.command("Control+Enter")
    hand.sees(".vt-flash", f"Het gesprek staat bij {number}.")
    assert hand.interactions <= 2 + texts + answers, hand.interactions
    assert house.rows(f"{TALKS} WHERE z.number = %s", number) == [(2,)]
    assert house.rows(ENDED, number)[0][0] > before
    hand.page.goto(f"{house.url}/zaak/{number}/")
    hand.sees("[aria-labelledby=advies]", "Sanne")
    hand.sees("[aria-labelledby=advies]", "Omar")
    hand.sees("[aria-labelledby=gesprek-2]", "Zij heeft een plek gevonden.")


def test_na_de_knop_hoort_het_met_een_toets_bij_dit_nummer(
    house, joke, omar, her_advies, number_in
):
    call, number = her_advies
    work_anew(joke, house)
    take_request(joke, call)
    call_back(omar, house, number_in(joke.page))
    omar.start_again()
    omar.tab_to("[aria-labelledby=eerder] form button")
    with omar.page.expect_navigation():
        omar.command("Enter")
    omar.tab_to(f"a[href$='{number}/']")
    with omar.page.expect_navigation():
        omar.command("Enter")
    omar.sees("h1", number)
    assert omar.interactions == 2
    assert omar.page.input_value("#id_situatie") == call.about  # of the new request


def test_elke_nieuwe_pagina_en_staat_is_toegankelijk(house, joke, omar, her_advies, number_in):
    call, number = her_advies
    work_anew(joke, house)
    joke.page.fill("#id_number", call.telephone)
    joke.page.keyboard.press("Tab")
    joke.sees("[data-known]", "Beller zegt dat hij eerder belde")
    look(joke.page, "bekend nummer met knop")
    joke.page.click("text=Beller zegt dat hij eerder belde")
    joke.sees("#gevonden", number)
    look(joke.page, "eerdere adviezen van deze telefoon")
    joke.page.goto(f"{house.url}/werk/")
    take_request(joke, call)
    call_back(omar, house, number_in(joke.page))
    look(omar.page, "gesprek met een bekende telefoon")
    omar.page.click("text=Beller zegt dat hij eerder belde")
    omar.sees("#gevonden", "Laat de beller eerst")
    look(omar.page, "gesprek na de knop")
    omar.page.fill("#id_nummer", "A-2222")
    omar.page.keyboard.press("Enter")
    omar.sees("#fouten", "Dit nummer klopt niet.")
    look(omar.page, "een nummer dat niet klopt")
    omar.page.fill("#id_nummer", number)
    with omar.page.expect_navigation():
        omar.page.keyboard.press("Enter")
    omar.page.click("summary:has-text('Laat zien wat er staat')")
    look(omar.page, "nog een gesprek")
    omar.page.fill("#id_situatie", "")
    omar.command("Control+Enter")
    omar.sees("#fouten", "Schrijf kort wat de situatie is.")
    look(omar.page, "nog een gesprek, fouten")
