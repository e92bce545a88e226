"""A key pressed twice, a form sent twice, two people at once: it happens once."""

import pytest

from tests.journeys.calls import a_call, answer, begin_talk, end_talk, open_row, take_request
from tests.journeys.hand import Hand


@pytest.fixture
def talk(house, room):
    """Return sanne, on the first question of a gesprek."""
    return begin_talk(room.desk(house, "sanne"))


def test_terug_na_het_sluiten_maakt_geen_tweede(house, talk):
    answer(talk, situation="Hoort al weken ruzie.")
    end_talk(talk)
    before = house.rows("SELECT count(*) FROM advies_advies")
    talk.command("Control+Enter")
    talk.sees(".vt-flash", "is gesloten.")
    talk.page.go_back()
    talk.page.wait_for_timeout(500)
    if talk.page.locator("#id_situatie").count():
        talk.page.keyboard.press("Control+Enter")
        talk.page.wait_for_timeout(1000)
    assert house.rows("SELECT count(*) FROM advies_advies") == [(before[0][0] + 1,)]


def test_twee_keer_versturen_maakt_een_advies(house, talk):
    answer(talk, situation="Hoort al weken ruzie.")
    end_talk(talk)
    address = talk.page.url
    fields = talk.page.evaluate(
        "[...new FormData(document.getElementById('gesprek'))].map(([n, v]) => [n, v])"
    )
    before = house.rows("SELECT count(*) FROM advies_advies")
    talk.page.keyboard.press("Control+Enter")
    talk.page.keyboard.press("Control+Enter")
    talk.sees(".vt-flash", "is gesloten.")
    body = {}
    for name, value in fields:
        body.setdefault(name, value)
    again = talk.page.request.post(address, form=body, headers={"Referer": address})
    assert again.status in (200, 409)
    assert house.rows("SELECT count(*) FROM advies_advies") == [(before[0][0] + 1,)]


def test_twee_keer_nieuw_maakt_een_contact(house, room):
    page = room.desk(house, "omar")
    before = house.rows("SELECT count(*) FROM contact_contact")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.wait_for_url("**/gesprek/**")
    page.wait_for_timeout(500)
    assert house.rows("SELECT count(*) FROM contact_contact") == [(before[0][0] + 1,)]


def test_twee_collegas_bellen_tegelijk(house, room, number_in):
    joke = Hand(room.desk(house, "joke"))
    take_request(joke, a_call())
    number = number_in(joke.page)
    sanne, omar = (Hand(room.desk(house, name)) for name in ("sanne", "omar"))
    for hand in (sanne, omar):
        open_row(hand, number)
    sanne.choose(1)
    sanne.page.wait_for_url("**/gesprek/**")
    omar.choose(1)
    omar.sees("main", "Dit kan nu niet meer.")
    found = house.rows(
        "SELECT count(*) FROM contact_contact c JOIN zaak_zaak z ON z.id = c.source_id"
        " WHERE z.number = %s",
        number,
    )
    assert found == [(1,)]
