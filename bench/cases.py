"""What is measured: what people do most, each beside a plain page and its bare SQL."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from client import Answer, Ask, Browser
from seed import SEARCHES, Seeded, fresh_contacts

TALK = {
    "hoedanigheid": "buurtbewoner",
    "naam_keuze": "anoniem",
    "kanaal": "telefoon",
    "gemeente": "Zaanstad",
    "aanleiding": "08",
    "aard": "03",
    "situatie": "Beller hoort al weken ruzie bij de buren. Gisteren huilden de kinderen lang.",
    "advies": "Noteer wat je hoort en wanneer. Bel 112 bij gevaar.",
    "vervolg": "geen",
    "plan": "ja",
    "verteld": "alles",
}
PLAIN_TALK = {name: text for name, text in TALK.items() if name not in ("naam_keuze", "kanaal")}


def _nothing(_count: int) -> None:
    """Most cases need nothing made beforehand."""


def _read_alone() -> None:
    """What only reads is asked again as it was."""


def _forget_nothing() -> None:
    """Most cases remember nothing."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing people do; `other` says what differs from one time to the next in its bare SQL.

    `leads_to` is how the address begins to which the product sends on. `different` is how many
    different questions are written down for the bare SQL. Where plain is no twin but a page to
    compare with, `compares` is false. `grows` says what may grow, `who` which of the people logged
    in ask.
    """

    name: str
    goal: str
    status: int
    product: Ask
    plain: Ask
    rows: Callable[[Answer], int]
    other: Callable[[], Mapping[Any, Any] | None]
    prepare: Callable[[int], None] = _nothing
    forget: Callable[[], None] = _forget_nothing
    leads_to: str = ""
    who: str = "readers"
    different: int = 1
    compares: bool = True
    grows: str = "1.3"


@dataclass
class Asker:
    """Gives each question its own subject, and remembers the first."""

    seeded: Seeded
    bodies: Iterator[str] = field(default_factory=lambda: iter(()))
    opened: Iterator[int] = field(default_factory=itertools.count)
    first: Mapping[str, Any] = field(default_factory=dict)

    def contacts(self, count: int) -> None:
        """Have that many people on the line; that they are there is not measured."""
        self.bodies = iter(fresh_contacts(user=self.seeded.worker, count=count))

    def forget(self) -> None:
        """Let the next question count as the first."""
        self.first = {}

    def register(self, browser: Browser) -> Answer:
        body, once = next(self.bodies), uuid4()
        self.first = self.first or {"body": body, "once": once}
        return browser.post(f"/gesprek/{body}/", once=once, **TALK)

    def other_talk(self) -> Mapping[Any, Any]:
        old, new = self.first["body"], next(self.bodies)
        return {old: new, f"A-{old}": f"A-{new}", self.first["once"]: uuid4()}

    def number(self) -> str:
        """Each time another advies, so that each look writes its row."""
        return self.seeded.adviezen[next(self.opened) % len(self.seeded.adviezen)]

    def open_advies(self, browser: Browser) -> Answer:
        number = self.number()
        self.first = self.first or {"number": number}
        return browser.get(f"/zaak/{number}/")

    def other_advies(self) -> Mapping[Any, Any]:
        return {self.first["number"]: self.number()}


def cases(seeded: Seeded) -> list[Case]:
    """Return the cases in the order of a day."""
    return [*_lists(seeded), *_acts(seeded), *_searches(seeded)]


def _lists(seeded: Seeded) -> list[Case]:
    here = seeded.organisatie_id
    return [
        Case(
            name="Mijn werk",
            goal="0.8 of plain, 1.0 wanted",
            status=200,
            product=lambda browser: browser.get("/werk/"),
            plain=lambda browser: browser.get(f"/zaken/{here}/"),
            rows=lambda answer: answer.body.split(b"<tbody>")[1].count(b"<tr>"),
            other=_read_alone,
        ),
        Case(
            name="List with exact count",
            goal="",
            status=200,
            product=lambda browser: browser.get("/zaken/"),
            plain=lambda browser: browser.get(f"/zaken/{here}/"),
            rows=lambda answer: answer.body.split(b"<tbody>")[1].count(b"<tr>"),
            other=_read_alone,
            who="leaders",
            grows="bare",
        ),
    ]


def _acts(seeded: Seeded) -> list[Case]:
    opener, registrar = Asker(seeded), Asker(seeded)
    one = seeded.adviezen[0]
    return [
        Case(
            name="Open an advies",
            goal="",
            status=200,
            product=opener.open_advies,
            plain=lambda browser: browser.get(f"/zaak/{one}/"),
            rows=lambda answer: answer.body.count(b"<h1>"),
            other=opener.other_advies,
            forget=opener.forget,
        ),
        Case(
            name="Register an advies",
            goal="0.2 of plain, 0.3 wanted",
            status=302,
            product=registrar.register,
            plain=lambda browser: browser.post("/registreer/", **PLAIN_TALK),
            rows=lambda answer: int(answer.status == 302),
            leads_to="/werk/",
            other=registrar.other_talk,
            prepare=registrar.contacts,
            forget=registrar.forget,
            who="worker",
        ),
    ]


@dataclass
class Searcher:
    """Types another of these words each time."""

    words: list[str]
    asked: Iterator[int] = field(default_factory=itertools.count)

    def search(self, browser: Browser) -> Answer:
        return browser.post("/zoeken/", zoek=self.words[next(self.asked) % len(self.words)])


def _searches(seeded: Seeded) -> list[Case]:
    slips = [name[:-2] + name[-1] for name in seeded.names]
    kinds = [
        ("Search by number", seeded.adviezen[:SEARCHES], "/zaak/", "1.3"),
        ("Search by telephone", seeded.telephones, "", "1.3"),
        ("Search by name", seeded.names, "", "bare"),
        ("Search by name with a slip", slips, "", "bare"),
    ]
    return [_search(seeded, *kind) for kind in kinds]


def _search(seeded: Seeded, name: str, words: list[str], leads_to: str, grows: str) -> Case:
    return Case(
        name=name,
        goal="at most its bare SQL and 1.5 of the plain page",
        status=302 if leads_to else 200,
        leads_to=leads_to,
        product=Searcher(words).search,
        plain=lambda browser: browser.get(f"/zaken/{seeded.organisatie_id}/"),
        rows=lambda answer: max(0, answer.body.count(b"<tr>") - 1) + int(answer.status == 302),
        other=dict,
        different=len(words),
        compares=False,
        grows=grows,
    )
