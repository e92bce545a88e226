"""A line that drops loses nobody, and who leaves leaves nothing (J20)."""

import os

import pytest
from playwright.sync_api import expect

from tests.journeys.chats import (
    ON_TIME,
    PHONE,
    WEATHER,
    accept,
    log_of,
    say,
    until_open,
    worker_says,
)
from tests.journeys.conftest import ARGS

TUNNEL = 180_000  # milliseconds


def test_een_weggevallen_lijn_komt_vanzelf_terug_met_wat_er_gemist_is(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("veilig chatten")
    page.context.set_offline(True)
    worker_says(chatter, "Ben je er nog? Neem de tijd.")
    say(page, "de trein rijdt in een tunnel")
    page.context.set_offline(False)
    expect(log_of(page)).to_contain_text("Neem de tijd.", timeout=15000)
    expect(log_of(chatter.page)).to_contain_text("in een tunnel", timeout=15000)
    assert log_of(page).get_by_text("in een tunnel").count() == 1
    assert log_of(chatter.page).get_by_text("in een tunnel").count() == 1


def test_na_drie_minuten_tunnel_is_de_lijn_er_en_de_tekst_pas_na_herkenning(chatter, visitor):
    """Three real minutes: what makes a visitor silent is the heartbeat of the page itself."""
    page = visitor()
    accept(chatter)
    say(page, "hij gooide een bord naar de muur")
    expect(log_of(chatter.page)).to_contain_text("een bord")
    page.context.set_offline(True)
    worker_says(chatter, "Ben je er nog?")
    page.wait_for_timeout(TUNNEL)
    expect(chatter.page.locator("#chat [data-stand]")).to_contain_text("verbinding weg")
    page.context.set_offline(False)
    expect(log_of(page)).to_contain_text("Je bent er weer.", timeout=20000)
    expect(log_of(page)).not_to_contain_text("een bord")
    say(page, "ben er weer")
    expect(log_of(chatter.page)).to_contain_text("ben er weer", timeout=ON_TIME)
    chatter.page.get_by_role("button", name="Dit is dezelfde bezoeker").click()
    expect(chatter.page.locator(".vt-flash")).to_contain_text("weer lezen")
    expect(log_of(page)).to_contain_text("een bord", timeout=ON_TIME)
    expect(chatter.page.locator("#chat [data-unread]")).to_contain_text("Ben je er nog?")
    chatter.page.keyboard.press("Alt+r")
    expect(log_of(page).get_by_text("Ben je er nog?")).to_have_count(2, timeout=5000)


@pytest.mark.parametrize("how", ["knop", "shift"])
def test_snel_weg_en_niets_blijft_achter(chatter, visitor, how):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("veilig chatten")
    if how == "knop":
        page.locator(".vt-exit-btn").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(WEATHER)
    expect(chatter.page.locator("#chat [data-stand]")).to_contain_text("weggeklikt", timeout=5000)
    page.go_back()
    assert "Veilig Thuis" not in page.content()


def test_een_code_geeft_de_lijn_terug_en_niet_de_tekst(chatter, visitor, room, site):
    page = visitor()
    accept(chatter)
    say(page, "mijn buurman schreeuwt elke avond")
    expect(log_of(chatter.page)).to_contain_text("elke avond")
    page.get_by_role("button", name="Geef mij een code").click()
    code = page.locator("p[data-code]")
    expect(code).to_contain_text("Je code is")
    digits = "".join(one for one in code.inner_text().split(".")[0] if one.isdigit())
    page.context.close()
    other = room.window(**PHONE).new_page()
    other.goto(f"{site}/chat/")
    other.get_by_text("Ik was hier net en heb een code").click()
    other.locator("#code").fill(digits)
    other.get_by_role("button", name="Ga terug naar mijn chat").click()
    say(other, "ik ben het weer")
    expect(log_of(chatter.page)).to_contain_text("ik ben het weer", timeout=5000)
    expect(log_of(other)).not_to_contain_text("elke avond")


def test_een_browser_die_zijn_tabblad_herstelt_krijgt_na_stilte_geen_tekst(
    chatter, house, room, site, tmp_path
):
    """A real session restore: the browser is closed with the chat open, and opens it again."""

    def browser(*more):
        return room.browser.browser_type.launch_persistent_context(
            tmp_path,
            executable_path=os.environ.get("BAKEN_CHROMIUM", "/usr/bin/chromium"),
            args=[*ARGS, *more],
            locale="nl-NL",
            **PHONE,
        )

    first = browser()
    page = first.pages[0]
    until_open(page, site)
    page.goto(f"{site}/chat/")
    page.get_by_role("button", name="Start de chat").click()
    accept(chatter)
    say(page, "dit mag hij niet lezen")
    expect(log_of(chatter.page)).to_contain_text("niet lezen")
    first.close()
    house.do("UPDATE chat_lijn SET heard_at = now() - interval '3 minutes' WHERE ended_at IS NULL")
    again = browser("--restore-last-session")
    try:
        restored = next(one for one in again.pages if "/chat/" in one.url)
        expect(log_of(restored)).to_contain_text("Je bent er weer.", timeout=15000)
        expect(log_of(restored)).not_to_contain_text("niet lezen")
    finally:
        again.close()


def test_het_scherm_is_leeg_binnen_een_tiende_seconde(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("veilig chatten")
    page.context.unroute(WEATHER)
    page.context.route(WEATHER, lambda route: None)  # the other site does not come
    lasts = page.evaluate(
        """() => new Promise((done) => {
            const start = performance.now();
            document.querySelector(".vt-exit-btn").click();
            requestAnimationFrame(() => requestAnimationFrame(() =>
                done(document.documentElement.hidden ? performance.now() - start : Infinity)));
        })"""
    )
    assert lasts <= 100
