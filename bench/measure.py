"""Measures one size in a process of its own: `measure.py SIZE FILE [CASE ...]`.

SIZE is a Size as JSON; what was found, a Measured, goes to FILE.
"""

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bare
import ground
import past
import report
from client import Answer, Browser, Round, play
from found import Found, Made, Measured, Size

if TYPE_CHECKING:
    from cases import Case

CLIENTS = (1, 10)
BY_ACTIONS = 300  # adviezen made one by one where there is no generated past
MOST_A_SECOND = 1000  # talks one could register in a second, with room to spare
MOST_BARE = 2000  # the same, without Baken


class Inside:
    """Asks Django in this process, as a logged-in browser would."""

    def __init__(self, cookies: dict[str, str]) -> None:
        from django.test import Client  # noqa: PLC0415 (Django is set up by now)

        self.client = Client(SERVER_NAME="localhost")
        for name, text in cookies.items():
            self.client.cookies[name] = text

    def get(self, path: str) -> Answer:
        return self._answer(self.client.get(path))

    def post(self, path: str, **fields: object) -> Answer:
        return self._answer(self.client.post(path, fields))

    def _answer(self, response: Any) -> Answer:
        leads_to = response.headers.get("Location", "")
        return Answer(response.status_code, {}, response.content, leads_to)


def main() -> None:
    """Measure the cases whose names begin with one of the words given, or all."""
    size = Size(**json.loads(sys.argv[1]))
    wanted = tuple(sys.argv[3:]) or ("",)
    given = Path(os.environ["BAKEN_DATA"])
    with ground.own_database(given, is_small=not size.zaken) as here:
        made = _past(here, size)
        measured = _all_cases(here, size, made, wanted)
    Path(sys.argv[2]).write_bytes(pickle.dumps(measured))


def _past(here: Any, size: Size) -> Made | None:
    if not size.zaken:
        return None
    made = past.generate(here, size.zaken)
    past.lengthen_trail(here)
    return made


def _all_cases(here: Any, size: Size, made: Made | None, wanted: tuple[str, ...]) -> Measured:
    from cases import cases  # noqa: PLC0415 (Django is set up by now)
    from seed import PASSWORD, seed  # noqa: PLC0415

    seeded = seed(adviezen=0 if size.zaken else BY_ACTIONS)
    ground.settle(here)
    with ground.servers(here) as served:
        people = {
            "readers": _people(served.ports, seeded.readers, PASSWORD),
            "leaders": _people(served.ports, seeded.leaders, PASSWORD),
            "worker": _people(served.ports, ["werker"] * max(CLIENTS), PASSWORD),
        }
        found = [
            _measure(case, people[case.who], size)
            for case in cases(seeded)
            if case.name.startswith(wanted)
        ]
        memory = served.memory()
    return Measured(size, report.machine(here), here.workers, made, memory, found)


def _people(ports: dict[str, int], names: Sequence[str], password: str) -> dict[str, list[Browser]]:
    """Log everybody in on both servers, once they answer."""
    product = [Browser(port=ports["product"], token="baken_csrf") for _ in names]
    plain = [Browser(port=ports["plain"], token="csrftoken") for _ in names]
    for name, browser in zip(names, product, strict=True):
        _log_in(partial(browser.post, "/inloggen/", login=name, password=password), browser)
        browser.post("/oefening/verberg/")  # practice stands on no desk where the work is real
        browser.leave()
    for browser in plain:
        _log_in(partial(browser.post, "/login/", username="plain", password="plain"), browser)
    return {"product": product, "plain": plain}


def _log_in(ask: Callable[[], Answer], browser: Browser) -> None:
    ends = time.monotonic() + 60
    while True:
        try:
            answer = ask()
        except ConnectionError:
            if time.monotonic() > ends:
                raise
            browser.leave()
            time.sleep(0.2)
            continue
        break
    browser.leave()
    if answer.status != 302:
        raise RuntimeError(f"log-in: {answer.status} {answer.body[:3000]!r}")


def _measure(case: "Case", people: dict[str, list[Browser]], size: Size) -> Found:
    asks = {"product": case.product, "plain": case.plain}
    case.prepare(100)
    answers = _statements(case, people["product"][0])
    found = Found(
        name=case.name, goal=case.goal, queries=len(answers[0]),
        compares=case.compares, grows=case.grows,
    )  # fmt: skip
    for name in asks:
        shown = asks[name](people[name][0])
        found.rows[name], found.sizes[name] = case.rows(shown), len(shown.body)
        if name == "product":
            shown.check(case.status, case.leads_to)
    for number in range(-1, size.rounds):  # the first warms up, and counts for nothing
        _round(case, people, size, found, number)
        if number >= 0:
            case.prepare(int(size.bare_seconds * MOST_BARE))
            rate = bare.rate(answers, new=case.other, seconds=size.bare_seconds)
            found.add("bare", 1, Round(rate=rate, times=[]))
        sys.stderr.write(f"{size.called}: {case.name}, round {number + 1} of {size.rounds}\n")
    return found


def _round(
    case: "Case", people: dict[str, list[Browser]], size: Size, found: Found, number: int
) -> None:
    """Ask both in turns; product and plain never work at the same time."""
    seconds = size.seconds if number >= 0 else 1
    for clients in CLIENTS:
        for name, ask in (("product", case.product), ("plain", case.plain)):
            case.prepare(int(seconds * MOST_A_SECOND))
            crew = _turn(people[name], number)[:clients]
            is_product = name == "product"
            status = case.status if is_product or case.compares else 200
            leads_to = case.leads_to if is_product else ""
            done = play(ask, crew, seconds=seconds, status=status, leads_to=leads_to)
            if number >= 0:
                found.add(name, clients, done)


def _statements(case: "Case", browser: Browser) -> list[list[bare.Statement]]:
    """Write down the statements of one answer or of several, once everything is warm."""
    inside = Inside(browser.cookies)
    case.product(inside)
    case.forget()
    answers = []
    for _ in range(case.different):
        with bare.written_down() as statements:
            answer = case.product(inside)
        answer.check(case.status, case.leads_to)
        answers.append(statements)
    return answers


def _turn(people: list[Browser], number: int) -> list[Browser]:
    """Let other people ask in each round, so that looks are first looks."""
    first = number % len(people)
    return people[first:] + people[:first]


if __name__ == "__main__":
    main()
