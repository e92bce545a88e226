"""Who divides the work counts it: chooses, sees how many, and types a day that is none."""

from tests.journeys.hand import Hand
from tests.journeys.test_toegankelijk import look, open_page


def test_tellen_wat_er_ligt(house, room):
    hand = Hand(room.desk(house, "lotte"))
    hand.tab_to("nav a[href='/zaken/']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("h1 + p", "zaken")
    everything = hand.page.locator("#inhoud tbody tr").count()
    look(hand.page, "alle zaken")

    hand.tab_to("a[href='?soort=advies']")
    with hand.page.expect_navigation():
        hand.command("Enter")
    told = int(hand.page.inner_text("h1 + p").split()[0])
    assert 0 < told < everything
    assert hand.page.locator("#inhoud tbody tr:has-text('Advies')").count() == told
    assert hand.interactions == 2

    hand.tab_to("#id_van")
    hand.write("32-1")
    with hand.page.expect_navigation():
        hand.command("Enter")
    hand.sees("#fouten", "Dit is geen dag.")
    assert hand.page.input_value("#id_van") == "32-1"
    look(hand.page, "geen dag")
    hand.page.go_back()
    hand.sees("h1 + p", str(told))


def test_niets_gevonden_zegt_wat_te_doen(house, room):
    page = room.desk(house, "lotte")
    open_page(page, house, "/zaken/?van=1-1-2001&tot=2-1-2001", 200)
    assert "Kies een langere tijd" in page.inner_text("main")
    look(page, "niets gevonden")
