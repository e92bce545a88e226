"""What may not be written, in a real browser: asked softly, taken out with undo, or let be."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from baken.foundation.ui.tests.stage import specimen

ASK = "/contact/herkenning/"
BOX = "[data-traces-of=id_situatie]"
NAME = re.compile(r"Daan|Sanne")


def answer(route):
    """Answer as the server does, for two names alone."""
    text = parse_qs(route.request.post_data, keep_blank_values=True)["text"][0]
    found = [
        {"kind": "naam", "start": m.start(), "end": m.end(), "says": "Dit lijkt op een naam:"}
        for m in NAME.finditer(text)
    ]
    route.fulfill(json={"traces": found})


@pytest.fixture
def page(stage):
    stage.page.route(f"**{ASK}", answer)
    page = stage.show(specimen("gesprek", "leeg"))
    page.click("#id_situatie")
    return page


def texts(page):
    return page.input_value("#id_situatie"), page.input_value("[name=anders]")


def asked(page, piece="Daan"):
    expect(page.locator(f"{BOX} li")).to_contain_text([piece])


def test_a_pause_brings_the_question_and_a_status_says_it(page):
    page.keyboard.type("Haar zoon Daan slaat.")
    asked(page)
    expect(page.locator(BOX)).to_contain_text("geen gegevens van het gezin")
    expect(page.locator("#status")).to_contain_text("Dit lijkt op een naam: Daan.")
    assert page.evaluate("document.activeElement.id") == "id_situatie"
    assert page.input_value("[name=gezien]") == "daan"


def test_plain_text_brings_no_question(stage, page):
    with page.expect_response(f"**{ASK}"):
        page.keyboard.type("Hoort ruzie.")
    assert page.locator(BOX).is_hidden()
    assert page.inner_text("#status") == ""


def test_the_text_travels_in_the_body_alone(page):
    with page.expect_request(f"**{ASK}") as sent:
        page.keyboard.type("Haar zoon Daan")
    assert "Daan" not in sent.value.url and "Daan" in sent.value.post_data
    assert sent.value.headers["x-csrftoken"] == "oud"


def test_typing_on_asks_once(page):
    asks = []
    page.on("request", lambda request: asks.append(request) if ASK in request.url else None)
    page.keyboard.type("Haar zoon Daan huilt de hele avond.", delay=20)
    asked(page)
    assert len(asks) == 1


def test_take_out_by_keyboard_with_undo(page):
    page.keyboard.type("Haar zoon Daan slaat.")
    asked(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Haal weg “Daan”"
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_hidden()
    assert texts(page) == ("Haar zoon slaat.", "")
    assert page.evaluate("document.activeElement.id") == "id_situatie"
    page.keyboard.type(" Ook thuis.")
    assert texts(page)[0] == "Haar zoon slaat. Ook thuis."
    for _ in range(30):
        page.keyboard.press("Control+z")
        if texts(page)[0] == "Haar zoon Daan slaat.":
            break
    assert texts(page)[0] == "Haar zoon Daan slaat."


def test_something_else_is_not_asked_again(page):
    page.keyboard.type("Bij Daan.")
    asked(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_hidden()
    assert texts(page) == ("Bij Daan.", "daan")
    assert page.evaluate("document.activeElement.id") == "id_situatie"
    with page.expect_response(f"**{ASK}"):
        page.keyboard.type(" En Sanne.")
    asked(page, "Sanne")


def test_one_of_two_stays_asked(page):
    page.keyboard.type("Daan en Sanne.")
    expect(page.locator(f"{BOX} li")).to_have_count(2)
    page.locator(f"{BOX} [data-away]").first.click()
    expect(page.locator(f"{BOX} li")).to_have_count(1)
    asked(page, "Sanne")
    page.locator(f"{BOX} [data-away]").click()
    expect(page.locator(BOX)).to_be_hidden()
    assert texts(page)[0] == " en."


@pytest.mark.parametrize("width", [1280, 320])
def test_where_you_type_does_not_move(page, width):
    page.set_viewport_size({"width": width, "height": 600})
    page.fill("#id_situatie", "Haar zoon Daan slaat.")
    page.click("#id_advies")
    before = page.locator("#id_advies").bounding_box()["y"]
    asked(page)
    page.wait_for_timeout(100)
    assert page.locator("#id_advies").bounding_box()["y"] == pytest.approx(before, abs=1)


def test_a_lost_line_is_silent_and_costs_nothing(stage, page):
    page.unroute(f"**{ASK}")
    stage.answers[("POST", ASK)] = "down"
    page.keyboard.type("Haar zoon Daan slaat.")
    page.wait_for_timeout(900)
    assert page.locator(BOX).is_hidden()
    assert page.input_value("[name=gezien]") == ""


def test_what_stands_there_already_is_asked_at_once(stage):
    stage.page.route(f"**{ASK}", answer)
    html = specimen("gesprek").replace("Beller hoort", "Daan hoort")
    asked(stage.show(html))


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_the_question(stage, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.keyboard.type("Haar zoon Daan en Sanne.")
    expect(page.locator(f"{BOX} li")).to_have_count(2)
    assert stage.faults() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
