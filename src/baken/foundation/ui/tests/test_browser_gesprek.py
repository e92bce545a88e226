"""The gesprek in a real browser: digits, groups, dependent fields, one screen, no JavaScript."""

import pytest

from baken.foundation.ui.tests.stage import HOST, Stage, specimen
from baken.foundation.ui.views import PAGES


def focused(page):
    return page.evaluate(
        "[document.activeElement.id, document.activeElement.textContent.trim(),"
        " document.activeElement.value || '', document.activeElement.tagName]"
    )


def answers(page, name):
    return page.evaluate(
        "name => [...document.querySelectorAll(`[name=${name}]:checked`)].map((one) => one.value)",
        name,
    )


def step(page, question, digits):
    page.focus(f"#id_{question} .vt-steps-line [tabindex='0']")
    for digit in digits:
        page.keyboard.press(digit)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    ("page", "state"),
    [*((page, "gevuld") for page in PAGES), ("gesprek", "fouten"), ("gesprek", "professional")],
)
def test_axe_finds_nothing(stage, page, state, width):
    stage.page.set_viewport_size({"width": width, "height": 800})
    shown = stage.show(specimen(page, state))
    assert stage.faults() == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_a_group_opened_is_without_faults_and_says_its_name(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "aanleiding", "6")
    assert stage.faults() == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert stage.faults() == []


def test_the_gesprek_of_a_burger_is_one_screen(stage):
    page = stage.show(specimen("gesprek"))
    assert page.evaluate("document.documentElement.scrollHeight") == 800


def test_the_page_opens_on_the_first_question(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "id_wie"
    page.keyboard.press("7")
    assert answers(page, "wie") == ["beroep_anders"]


def test_two_digits_choose_and_come_back_to_the_groups(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "wie", "3")
    assert focused(page)[2] == "huisarts"
    assert not page.is_visible("#id_wie .vt-steps-line")
    page.keyboard.press("4")
    assert answers(page, "wie") == ["ggz"]
    assert "Zorg" in focused(page)[1]
    assert page.inner_text("#id_wie .vt-picked") == "Zorg: ggz"
    page.wait_for_selector("#status:has-text('Gekozen: ggz')", state="attached")
    step(page, "wie", "7")
    assert answers(page, "wie") == ["beroep_anders"]
    assert page.inner_text("#id_wie .vt-picked") == "Ander beroep"


def test_more_answers_toggle_one_by_one_and_are_counted(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "aanleiding", "62631")
    assert answers(page, "aanleiding") == ["01", "07", "08"]
    assert (
        page.inner_text("#id_aanleiding .vt-picked")
        == "(Ex-)partner · Kind: vechtscheiding, anders"
    )
    assert page.inner_text("#id_aanleiding .vt-pick:nth-child(6) .vt-count") == "2"
    step(page, "aanleiding", "162")
    assert answers(page, "aanleiding") == ["08"]
    pressed = page.get_attribute("#id_aanleiding .vt-pick:first-child", "aria-pressed")
    assert pressed == "false"


@pytest.mark.parametrize("key", ["Escape", "Backspace"])
def test_a_key_goes_back_to_the_groups_without_choosing(stage, key):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "aard", "2")
    page.keyboard.press(key)
    assert answers(page, "aard") == []
    assert "Verwaarlozing" in focused(page)[1]
    assert page.is_visible("#id_aard .vt-steps-line")


def test_arrows_move_and_only_space_or_enter_chooses(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "wie", "2")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert answers(page, "wie") == []
    assert focused(page)[2] == "buurt"
    page.keyboard.press("Space")
    assert answers(page, "wie") == ["buurt"]
    page.keyboard.press("ArrowRight")
    assert "Zorg" in focused(page)[1]
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert answers(page, "wie") == ["kinderarts"]


def test_clicking_does_the_same(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    page.click("#id_wie .vt-pick:has-text('Zorg')")
    page.click("#id_wie label:has-text('geriater')")
    assert answers(page, "wie") == ["geriater"]
    assert page.is_visible("#id_wie .vt-steps-line")
    page.click("#id_aanleiding .vt-pick:has-text('Kind')")
    page.click("#id_aanleiding .vt-group[data-open] .vt-pick--back")
    assert page.is_visible("#id_aanleiding .vt-steps-line")


def test_leaving_an_open_group_closes_it(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    step(page, "aanleiding", "6")
    page.keyboard.press("Tab")
    assert page.is_visible("#id_aanleiding .vt-steps-line")
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "id_aard"


def test_every_question_is_one_tab_stop(stage):
    page = stage.show(specimen("gesprek", "gevuld"))
    page.focus("#id_wie .vt-steps-line [tabindex='0']")
    stops = []
    for _ in range(14):
        stops.append(
            page.evaluate(
                "document.activeElement.closest('fieldset')?.id || document.activeElement.id"
            )
        )
        page.keyboard.press("Tab")
    assert stops == [
        *("id_wie", "id_naam", "id_naam", "id_gemeente", "id_aanleiding", "id_aard"),
        *("id_situatie", "id_advies", "id_vervolg", "id_vervolg", "id_vervolg", "id_vervolg"),
        *("id_lukt", "id_verteld"),
    ]


def test_digits_choose_in_a_plain_question_but_not_while_typing(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    page.focus("#id_lukt_0")
    page.keyboard.press("2")
    assert answers(page, "lukt") == ["deels"]
    page.focus("#id_gemeente")
    page.keyboard.type("1512")
    assert page.input_value("#id_gemeente") == "1512"
    assert answers(page, "lukt") == ["deels"]


def test_digits_are_off_for_who_switched_single_keys_off(stage):
    page = stage.show(specimen("gesprek", "leeg", single_keys=False))
    page.focus("#id_lukt_0")
    page.keyboard.press("2")
    step(page, "wie", "7")
    assert answers(page, "lukt") == answers(page, "wie") == []


def test_what_depends_on_an_answer_is_shown_and_sent_only_then(stage):
    page = stage.show(specimen("gesprek", "leeg"))
    assert not page.is_visible("#id_eigen_naam")
    assert page.is_disabled("#id_eigen_naam")
    assert not page.is_visible("#id_stap")
    page.focus("#id_naam_0")
    page.keyboard.press("2")
    page.fill("#id_eigen_naam", "Dokter Vermeer")
    step(page, "wie", "31")
    assert page.is_visible("#id_stap")
    page.focus("#id_naam_1")
    page.keyboard.press("1")
    sent = page.evaluate("[...new FormData(document.getElementById('gesprek')).keys()]")
    assert "eigen_naam" not in sent
    page.keyboard.press("2")
    assert page.input_value("#id_eigen_naam") == "Dokter Vermeer"


def test_ctrl_enter_presses_the_main_button(stage):
    page = stage.show(specimen("gesprek"))
    page.focus("#id_situatie")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert stage.posted("/scherm/")[0]["gemeente"] == ["Zaanstad"]
    assert "open" not in stage.posted("/scherm/")[0]


def test_the_summary_has_focus_and_its_links_go_into_the_question(stage):
    page = stage.show(specimen("gesprek", "fouten"))
    assert focused(page)[0] == "fouten"
    page.click("#fouten a[href='#id_wie']")
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "id_wie"
    page.keyboard.press("1")
    page.keyboard.press("1")
    assert answers(page, "wie") == ["volwassene"]


def test_outcome_digits_work_from_anywhere_on_the_page(stage):
    page = stage.show(specimen("terugbellen"))
    with page.expect_navigation():
        page.keyboard.press("2")
    assert stage.posted("/scherm/") == [
        {"csrfmiddlewaretoken": ["oud"], "uitkomst": ["geen_gehoor"]}
    ]


def test_without_javascript_every_answer_can_be_seen_and_sent(browser):
    context = browser.new_context(java_script_enabled=False)
    stage = Stage(context.new_page())
    stage.html["/scherm/"] = specimen("gesprek", "leeg")
    stage.page.goto(HOST + "/scherm/")
    for name in ("kinderarts", "buurtbewoner", "kindcheck", "pedagogisch"):
        assert stage.page.locator(f"label:has-text('{name}')").first.is_visible()
    assert stage.page.locator("#id_eigen_naam").is_visible()
    stage.page.check("#id_wie_4")
    stage.page.click("text=Opslaan en sluiten")
    assert stage.posted("/scherm/")[0]["wie"] == ["buurt"]
    context.close()
