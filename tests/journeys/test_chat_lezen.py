"""What is said in a chat is text and nothing else, on every page; and is read out once."""

import pytest
from playwright.sync_api import expect

from tests.journeys.chats import accept, log_of, say, worker_says
from tests.journeys.visits import begin_plain, look_again, without_scripts

ENDS = "tot zover"
STRANGE = (
    '<img src=x onerror="window.ran=1"><b>vet</b> &lt;i&gt; \u202eachterstevoren\u202c'
    f" \u2067los \u200f\u200b \u0007\u001b[31m <script>window.ran=1</script> {ENDS}"
)
TEXTS = """all => all.map((line) => [...line.childNodes]
    .filter((part) => part.nodeName !== "SMALL")
    .map((part) => part.nodeType === Node.TEXT_NODE ? part.data : part.outerHTML).join("|"))"""
MADE = """[document.querySelectorAll("img, .vt-chat b, .vt-chat script, [data-said] *:not(p)").length,
    Boolean(window.ran)]"""
LISTEN = """
window.heard = [];
new MutationObserver((all) => all.forEach(({ target, addedNodes }) => {
    if (target.matches?.("[data-said][role=log]"))
        addedNodes.forEach((one) => window.heard.push(one.textContent));
})).observe(document, { childList: true, subtree: true });
"""
ALOUD = """(text) => [...document.querySelectorAll(
        "[role=log], [role=status], [role=alert], [aria-live]:not([aria-live=off])")]
    .filter((region) => region.textContent.includes(text)).length"""


def stands_as_text(page):
    """The strange text stands there letter by letter, and nothing was made of it."""
    log = page.locator("ol.vt-chat")
    expect(log).to_contain_text(ENDS)
    assert STRANGE in log.locator("li").evaluate_all(TEXTS)
    assert page.evaluate(MADE) == [0, False]


def listen(page):
    """Keep what a screen reader says, from now on and after each reload."""
    page.add_init_script(LISTEN)
    page.evaluate(LISTEN)


def times(page, *texts):
    """Return how often each text was said by a screen reader."""
    heard = page.evaluate("window.heard")
    return [sum(text in one for one in heard) for text in texts]


def comes(page, text):
    """A message that stands in the log is in one region that is read out."""
    expect(log_of(page)).to_contain_text(text)
    assert page.evaluate(ALOUD, text) == 1


def test_opmaak_van_een_bezoeker_is_tekst(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    say(page, STRANGE)
    stands_as_text(page)
    stands_as_text(chatter.page)
    for one in (page, chatter.page):
        one.reload()
        stands_as_text(one)


def test_opmaak_van_een_medewerker_is_tekst(chatter, visitor):
    page = visitor()
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    say(chatter.page, STRANGE)
    stands_as_text(chatter.page)
    stands_as_text(page)
    for one in (page, chatter.page):
        one.reload()
        stands_as_text(one)


@pytest.mark.parametrize("side", ["bezoeker", "medewerker"])
def test_opmaak_is_tekst_ook_op_de_bladzijde_zonder_scripts(chatter, room, site, side):
    page = begin_plain(without_scripts(room), site)
    accept(chatter)
    look_again(page)
    if side == "medewerker":
        say(chatter.page, STRANGE)
    else:
        page.locator("#bericht").fill(STRANGE)
        page.get_by_role("button", name="Stuur").click()
    stands_as_text(chatter.page)
    look_again(page)
    stands_as_text(page)


def test_een_schermlezer_van_de_bezoeker_leest_elk_bericht_een_keer(chatter, visitor):
    page, texts = visitor(), ("Neem de tijd.", "Ik blijf bij je.")
    listen(page)
    accept(chatter)
    comes(page, "veilig chatten")
    say(page, "dit zei ik zelf")
    box = page.locator("#bericht")
    box.press_sequentially("half bericht")
    for text in texts:
        worker_says(chatter, text)
        comes(page, text)
    assert times(page, "veilig chatten", "dit zei ik zelf", *texts) == [1, 0, 1, 1]
    expect(box).to_be_focused()
    expect(box).to_have_value("half bericht")
    page.reload()
    expect(log_of(page)).to_contain_text(texts[-1])
    worker_says(chatter, "En nu dit nog.")
    comes(page, "En nu dit nog.")
    assert page.evaluate("window.heard") == ["Sanne: En nu dit nog."]


def test_een_schermlezer_van_de_medewerker_leest_elk_bericht_een_keer(chatter, visitor):
    page, texts = visitor(), ("hij is weg nu", "ik durf niet naar buiten")
    accept(chatter)
    listen(chatter.page)
    expect(log_of(page)).to_contain_text("Sanne")
    worker_says(chatter, "Dit zei ik zelf.")
    box = chatter.page.locator("#chat #bericht")
    box.press_sequentially("Half bericht")
    for text in texts:
        say(page, text)
        comes(chatter.page, text)
    assert times(chatter.page, "Dit zei ik zelf.", *texts) == [0, 1, 1]
    expect(box).to_be_focused()
    expect(box).to_have_value("Half bericht")
    chatter.page.reload()
    expect(log_of(chatter.page)).to_contain_text(texts[-1])
    say(page, "ben je er nog")
    comes(chatter.page, "ben je er nog")
    assert times(chatter.page, *texts, "ben je er nog") == [0, 0, 1]
    assert len(chatter.page.evaluate("window.heard")) == 1
