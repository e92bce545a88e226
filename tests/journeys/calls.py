"""What the people of the journeys do at their desks, key by key."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from playwright.sync_api import Page

from tests.journeys.hand import Hand

_calls = count(10)
PROFESSIONAL = (3, 1)  # Zorg, huisarts
NEIGHBOUR = (2, 3)  # Omstander, buur


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of a journey, unlike any other: its telephone and what it is about."""

    telephone: str
    about: str


def a_call() -> Call:
    """Return a call that nobody made before."""
    mark = f"{next(_calls):04}"
    return Call(telephone=f"065551{mark}", about=f"Hoort iedere avond ruzie, straat {mark}")


def take_request(
    hand: Hand, call: Call, *, may_call: int = 1, spoed: bool = False, children: bool = False
) -> None:
    """Take a request on the form in sight, as the secretariaat does, and save it."""
    hand.tab_to("#id_number")
    hand.write(call.telephone)
    hand.tab_to("#id_caller")
    hand.choose(1)
    hand.tab_to("#id_about")
    hand.write(call.about)
    hand.tab_to("#id_may_call")
    hand.choose(may_call)
    for wanted, box in ((spoed, "#id_spoed"), (children, "#id_children")):
        if wanted:
            hand.tab_to(box)
            hand.command("Space")
    hand.command("Control+Enter")
    hand.sees(".vt-flash", "is bewaard.")


def open_row(hand: Hand, number: str) -> None:
    """Open the row of this zaak on Mijn werk: its next action is a link."""
    hand.tab_to(f"main a[href*='{number}']:not([href$='aanvullen/'])")
    with hand.page.expect_navigation():
        hand.command("Enter")


def answer(hand: Hand, *, who: tuple[int, int] = NEIGHBOUR, situation: str = "") -> None:
    """Answer the questions of the gesprek up to the follow-up; what is known stays."""
    hand.tab_to("#id_hoedanigheid")
    hand.choose(*who)
    hand.tab_to("#id_naam_keuze")
    hand.choose(1)
    hand.tab_to("#id_gemeente")
    hand.write("Zaa")
    if who == PROFESSIONAL:
        hand.tab_to("#id_meldcode_step")
        hand.choose(3)
        hand.tab_to("#id_functie")
        hand.write("Praktijkhouder")
        hand.tab_to("#id_organisatie")
        hand.write("Praktijk Noord")
    hand.tab_to("#id_aanleiding")
    hand.choose(2, 3)
    hand.tab_to("#id_aard")
    hand.choose(2, 1)
    if situation:
        hand.tab_to("#id_situatie")
        hand.write(situation)
    hand.tab_to("#id_advies")
    hand.write("Noteer wat je hoort. Bel 112 bij gevaar.")


def end_talk(hand: Hand, *, follow_up: int = 1) -> None:
    """Answer the last three questions; an offered follow-up is tomorrow afternoon."""
    hand.tab_to("#id_vervolg")
    hand.choose(follow_up)
    if follow_up in (2, 3):
        tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011
        hand.tab_to("#id_follow_up_date")
        hand.write(f"{tomorrow:%d-%m}")
        hand.tab_to("#id_follow_up_time")
        hand.write("14:00")
    hand.tab_to("#id_plan")
    hand.choose(1)
    hand.tab_to("#id_verteld")
    hand.choose(1)


def begin_talk(page: Page) -> Hand:
    """Press N and stand on the first question of a new gesprek."""
    hand = Hand(page)
    with page.expect_navigation(url="**/gesprek/**"):
        hand.command("n")
    page.wait_for_function("document.activeElement.closest('#id_hoedanigheid')")
    return hand
