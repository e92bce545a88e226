"""Whatever breaks, text older than two seconds is still there."""

import pytest
from playwright.sync_api import expect

from tests.journeys.calls import a_call, answer, begin_talk, end_talk, take_request
from tests.journeys.conftest import sit_down
from tests.journeys.hand import Hand

OLD = "Beller hoort al weken ruzie bij de buren."
NEW = " Gisteren huilden de kinderen."
TWO_SECONDS = 2000
SOON = 15_000  # for what the page tries again by itself, every five seconds


def type_situation(hand, text):
    """Type in the middle of a talk, and let two seconds pass."""
    hand.page.locator("#id_situatie").press("Control+End")
    hand.page.keyboard.type(text)
    hand.page.wait_for_timeout(TWO_SECONDS)


def text_seen_elsewhere(page):
    """Return the text as a fresh window of the same person shows it."""
    other = page.context.new_page()
    other.goto(page.url)
    text = other.input_value("#id_situatie")
    other.close()
    return text


def expect_kept(page, text):
    """Wait until the page is at ease again, and see that the server has all the text."""
    expect(page.locator("#geen-verbinding")).to_be_hidden(timeout=SOON)
    page.wait_for_timeout(TWO_SECONDS)
    assert page.input_value("#id_situatie") == text
    assert text_seen_elsewhere(page) == text


@pytest.fixture
def talk(house, room):
    """Return sanne, on the first question of a gesprek."""
    return begin_talk(room.desk(house, "sanne"))


def test_de_server_valt_om_en_komt_terug(own_house, room):
    hand = begin_talk(room.desk(own_house, "sanne"))
    type_situation(hand, OLD)
    own_house.kill()
    hand.page.keyboard.type(NEW)
    own_house.start()
    assert text_seen_elsewhere(hand.page).startswith(OLD)
    expect_kept(hand.page, OLD + NEW)
    answer(hand)
    end_talk(hand)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is gesloten.")


def test_de_browser_valt_om(house, room):
    hand = begin_talk(room.desk(house, "sanne"))
    address = hand.page.url
    type_situation(hand, OLD)
    hand.page.close(run_before_unload=False)
    again = room.desk(house, "sanne")
    row = again.locator(
        f"[aria-labelledby=gesprekken] li:has(a[href='{address[len(house.url) :]}'])"
    )
    expect(row).to_contain_text("Je hebt nog een concept van")
    row.get_by_role("link").click()
    again.wait_for_url(address)
    assert again.input_value("#id_situatie") == OLD


def test_het_secretariaat_valt_om_op_de_startpagina(house, room):
    call = a_call()
    joke = Hand(room.desk(house, "joke"))
    joke.tab_to("#id_number")
    joke.write(call.telephone)
    joke.tab_to("#id_about")
    joke.write(call.about)
    joke.page.wait_for_timeout(TWO_SECONDS)
    joke.page.close(run_before_unload=False)
    again = room.desk(house, "joke")
    again.locator("[aria-labelledby=gesprekken] a").last.click()
    again.wait_for_url("**/terugbelverzoek/")
    assert again.input_value("#id_number") == call.telephone
    assert again.input_value("#id_about") == call.about
    hand = Hand(again)
    hand.tab_to("#id_caller")
    hand.choose(2)
    hand.tab_to("#id_may_call")
    hand.choose(1)
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is bewaard.")


def test_de_verbinding_valt_weg_en_komt_terug(talk):
    type_situation(talk, OLD)
    talk.page.context.set_offline(True)
    talk.page.keyboard.type(NEW)
    talk.sees("#geen-verbinding", "Geen verbinding. Je tekst blijft staan.")
    talk.page.keyboard.press("Control+Enter")
    talk.page.wait_for_timeout(500)
    assert talk.page.input_value("#id_situatie") == OLD + NEW
    talk.page.context.set_offline(False)
    expect_kept(talk.page, OLD + NEW)


def test_uitgelogd_in_een_ander_venster(house, talk):
    type_situation(talk, OLD)
    other = talk.page.context.new_page()
    other.goto(f"{house.url}/uitloggen/")
    other.get_by_role("button", name="Log uit").click()
    other.wait_for_url("**/inloggen/**")
    talk.page.keyboard.type(NEW)
    talk.sees("#geen-verbinding", "Je bent uitgelogd. Log opnieuw in; je tekst blijft staan.")
    sit_down(other, house, "sanne")
    expect_kept(talk.page, OLD + NEW)
    answer(talk)
    end_talk(talk)
    talk.command("Control+Enter")
    talk.sees(".vt-flash", "is gesloten.")


def test_een_ander_logt_in_op_dezelfde_computer(house, talk):
    type_situation(talk, OLD)
    other = talk.page.context.new_page()
    other.goto(f"{house.url}/uitloggen/")
    other.get_by_role("button", name="Log uit").click()
    sit_down(other, house, "omar")
    talk.page.keyboard.type(NEW)
    expect(talk.page.locator("#geen-verbinding")).to_be_visible(timeout=SOON)
    talk.page.wait_for_timeout(6000)
    omar = other.context.new_page()
    omar.goto(talk.page.url)
    assert NEW.strip() not in omar.content()
    other.goto(f"{house.url}/uitloggen/")
    other.get_by_role("button", name="Log uit").click()
    sit_down(other, house, "sanne")
    expect_kept(talk.page, OLD + NEW)


def test_de_inlog_is_verlopen(own_house, room):
    hand = begin_talk(room.desk(own_house, "sanne"))
    type_situation(hand, OLD)
    own_house.do("DELETE FROM django_session")
    hand.page.keyboard.type(NEW)
    hand.sees("#geen-verbinding", "Je bent uitgelogd.")
    hand.page.keyboard.press("Control+Enter")
    hand.page.wait_for_timeout(1000)
    assert hand.page.input_value("#id_situatie") == OLD + NEW
    sit_down(hand.page.context.new_page(), own_house, "sanne")
    expect_kept(hand.page, OLD + NEW)


def test_op_slot_in_een_ander_venster(house, talk):
    type_situation(talk, OLD)
    other = talk.page.context.new_page()
    other.goto(f"{house.url}/werk/")
    other.evaluate("document.getElementById('slot').submit()")
    other.wait_for_url("**/slot/**")
    talk.page.keyboard.type(NEW)
    expect(talk.page.locator("#geen-verbinding")).to_be_visible(timeout=SOON)
    other.get_by_role("button", name="Ga verder").click()
    other.wait_for_url("**/werk/")
    expect_kept(talk.page, OLD + NEW)


def test_versturen_terwijl_je_bent_uitgelogd(house, talk):
    answer(talk, situation=OLD)
    end_talk(talk)
    talk.page.wait_for_timeout(TWO_SECONDS)
    other = talk.page.context.new_page()
    other.goto(f"{house.url}/uitloggen/")
    other.get_by_role("button", name="Log uit").click()
    other.wait_for_url("**/inloggen/**")
    address = talk.page.url
    talk.command("Control+Enter")
    talk.page.wait_for_timeout(1000)
    sit_down(other, house, "sanne")
    other.goto(address)
    assert other.input_value("#id_situatie") == OLD
    assert other.locator("#id_vervolg input:checked").input_value() == "geen"


def test_een_collega_bewaart_tegelijk(house, room, number_in):
    joke = Hand(room.desk(house, "joke"))
    call = a_call()
    take_request(joke, call)
    number = number_in(joke.page)
    sanne = Hand(room.desk(house, "sanne"))
    for hand in (joke, sanne):
        hand.page.goto(f"{house.url}/terugbelverzoek/{number}/aanvullen/")
    sanne.page.fill("#id_about", "Tekst van de ander")
    sanne.command("Control+Enter")
    sanne.sees(".vt-flash", "is bijgewerkt.")
    joke.page.fill("#id_about", "Tekst van de een")
    with joke.page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/aanvullen/")
    ) as answered:
        joke.command("Control+Enter")
    assert answered.value.status == 409
    joke.sees("main", "Iemand heeft dit gewijzigd terwijl jij bezig was.")
    joke.sees("main", "Tekst van de ander")
    joke.sees("main table", "Tekst van de een")
    assert joke.page.input_value("#id_about") == "Tekst van de een"
    assert "fouten" in joke.where()
    joke.page.locator("#id_about").press("End")
    joke.page.keyboard.type(" en van de ander")
    joke.command("Control+Enter")
    joke.sees(".vt-flash", "is bijgewerkt.")
    joke.sees("[aria-labelledby=weten]", "Tekst van de een en van de ander")


def test_een_aanvulling_gaat_niet_verloren(house, room, number_in):
    joke = Hand(room.desk(house, "joke"))
    take_request(joke, a_call())
    number = number_in(joke.page)
    joke.page.goto(f"{house.url}/terugbelverzoek/{number}/aanvullen/")
    joke.page.locator("#id_about").press("End")
    joke.page.keyboard.type(NEW)
    joke.page.wait_for_timeout(TWO_SECONDS)
    joke.page.close(run_before_unload=False)
    again = room.desk(house, "joke")
    again.goto(f"{house.url}/terugbelverzoek/{number}/aanvullen/")
    assert again.input_value("#id_about").endswith(NEW)


def test_terug_en_weer_vooruit(house, talk):
    address = talk.page.url
    type_situation(talk, OLD)
    talk.page.goto(f"{house.url}/werk/")
    talk.page.go_back()
    talk.page.wait_for_url(address)
    expect(talk.page.locator("#id_situatie")).to_have_value(OLD)
    type_situation(talk, NEW)
    expect_kept(talk.page, OLD + NEW)


def test_twee_vensters_op_hetzelfde_gesprek(talk):
    second = talk.page.context.new_page()
    second.goto(talk.page.url)
    type_situation(talk, OLD)
    second.locator("#id_advies").press("End")
    second.keyboard.type("In het tweede venster.")
    expect(second.locator("#geen-verbinding")).to_contain_text(
        "In een ander venster staat nieuwere tekst.", timeout=SOON
    )
    assert second.input_value("#id_advies") == "In het tweede venster."
    second.keyboard.press("Control+Enter")
    second.on("dialog", lambda dialog: dialog.accept())
    second.reload()
    assert second.input_value("#id_situatie") == OLD
    second.locator("#id_advies").press("End")
    second.keyboard.type("Nu wel.")
    expect_kept(second, OLD)
    assert second.input_value("#id_advies") == "Nu wel."
