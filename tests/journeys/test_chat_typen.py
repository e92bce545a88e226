"""What is being typed in a chat: the other side sees that, never what; and what need not be typed."""

from playwright.sync_api import expect

from baken.policy.tekstblokken import chatblokken
from tests.journeys.chats import ON_TIME, accept, log_of
from tests.journeys.visits import begin

UNSENT = "zqwxvkjfphb"
PIECE = 4
SIGNS = ("hier", "typt")
HEAVY = ("zelfmoord", "kind", "eer", "pleger")
KEEP_STREAM = """() => {
    const read = TextDecoder.prototype.decode;
    window.stream = "";
    TextDecoder.prototype.decode = function (...given) {
        const text = read.apply(this, given);
        window.stream += text;
        return text;
    };
}"""


def pieces_in(text):
    """Return which pieces of what was not sent stand in a text."""
    pieces = [UNSENT[at : at + PIECE] for at in range(len(UNSENT) - PIECE + 1)]
    return [piece for piece in pieces if piece in text]


def all_of(request):
    """Return all that a request carries."""
    return f"{request.url} {request.headers} {request.post_data}"


def in_talk(chatter, page):
    accept(chatter)
    expect(log_of(page)).to_contain_text("Sanne")
    return chatter.page.locator("#chat #bericht")


def choose_block(hand, key):
    """Open the text blocks in the box that has focus, and put one in with arrows and Enter."""
    hand.page.keyboard.press("/")
    expect(hand.page.locator("#bericht-blokken")).to_be_visible()
    for _ in range(list(chatblokken()).index(key)):
        hand.page.keyboard.press("ArrowDown")
    hand.page.keyboard.press("Enter")


def test_de_medewerker_ziet_dat_de_bezoeker_typt_en_niet_wat(chatter, visitor):
    page, asked = visitor(), []
    in_talk(chatter, page)
    page.context.on("request", lambda request: asked.append(request))
    page.locator("#bericht").press_sequentially(UNSENT)
    expect(chatter.page.locator("p[data-typing]")).to_have_text("Bezoeker typt")
    assert [one.url for one in asked if one.url.endswith("/typt/")]
    assert [pieces_in(all_of(one)) for one in asked] == [[]] * len(asked)
    signs = [one.post_data for one in asked if one.url.split("/")[-2] in SIGNS]
    assert set(signs) == {"{}"}
    assert pieces_in(chatter.page.content()) == []


def test_de_bezoeker_ziet_dat_de_medewerker_typt_en_niet_wat(chatter, visitor):
    page = visitor()
    box = in_talk(chatter, page)
    page.evaluate(KEEP_STREAM)
    box.press_sequentially(UNSENT)
    expect(page.locator("p[data-types]")).to_have_text("Sanne typt")
    stream = page.evaluate("window.stream")
    assert '"typt"' in stream
    assert pieces_in(stream) == []
    assert pieces_in(page.content()) == []


def test_een_schuine_streep_zet_een_tekst_klaar_en_enter_stuurt_die(chatter, visitor):
    page = visitor()
    box, block = in_talk(chatter, page), chatblokken()["zelfmoord"]
    chatter.tab_to("#chat #bericht")
    choose_block(chatter, "zelfmoord")
    expect(box).to_have_value(block.text.nl)
    expect(box).to_be_focused()
    expect(log_of(page)).not_to_contain_text(block.text.nl)
    chatter.command("Enter")
    expect(log_of(page)).to_contain_text(block.text.nl, timeout=ON_TIME)


def test_de_teksten_voor_de_zwaarste_gesprekken_staan_er_alle_vier(chatter, visitor):
    in_talk(chatter, visitor()).press("/")
    offered = chatter.page.locator("#bericht-blokken [role=option]")
    for key in HEAVY:
        block = chatblokken()[key]
        expect(offered.filter(has_text=block.name.nl)).to_contain_text(block.text.nl)


def test_wie_op_de_engelse_bladzijde_chat_krijgt_engelse_teksten(chatter, room, site):
    page = begin(room, site, path="/en/chat/")
    box = in_talk(chatter, page)
    box.focus()
    for key in HEAVY:
        box.fill("")
        choose_block(chatter, key)
        expect(box).to_have_value(chatblokken()[key].text.en)
    chatter.command("Enter")
    expect(log_of(page)).to_contain_text(chatblokken()[HEAVY[-1]].text.en, timeout=ON_TIME)
