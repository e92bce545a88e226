"""./baken bench [--quick]: measure what people do most, and write bench/RESULTS.md."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bare
import ground
import report
from client import Answer, Browser, Round, play

if TYPE_CHECKING:
    from cases import Case

BENCH = Path(__file__).parent
CLIENTS = (1, 4)


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    seconds: float
    bare_seconds: float
    adviezen: int


FULL = Size(rounds=5, seconds=10, bare_seconds=2, adviezen=1500)
QUICK = Size(rounds=3, seconds=2, bare_seconds=1, adviezen=300)
MOST_A_SECOND = 250  # talks one could register in a second, with room to spare
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
        return Answer(response.status_code, {}, response.content)


def main() -> int:
    """Measure all cases in interleaved rounds; return 1 when a case is not valid."""
    size = QUICK if "--quick" in sys.argv[1:] else FULL
    with ground.own_database(Path(os.environ["BAKEN_DATA"])) as here:
        from cases import cases  # noqa: PLC0415 (Django is set up by now)
        from seed import PASSWORD, seed  # noqa: PLC0415

        seeded = seed(adviezen=size.adviezen)
        ground.settle(here)
        with ground.servers(here) as ports:
            people = _people(ports, seeded.readers, PASSWORD)
            workers = _people(ports, ["werker"] * max(CLIENTS), PASSWORD)
            found = []
            for case in cases(seeded):
                found.append(_measure(case, workers if case.registers else people, size))
        text = report.write(found, here=here, size=size)
    sys.stdout.write(text)
    if size is FULL:
        (BENCH / "RESULTS.md").write_text(text, "utf-8")
    return 0 if all(one.is_valid for one in found) else 1


def _people(ports: dict[str, int], names: Sequence[str], password: str) -> dict[str, list[Browser]]:
    """Log everybody in on both servers, once they answer."""
    product = [Browser(port=ports["product"], token="baken_csrf") for _ in names]
    plain = [Browser(port=ports["plain"], token="csrftoken") for _ in names]
    for name, browser in zip(names, product, strict=True):
        _log_in(partial(browser.post, "/inloggen/", login=name, password=password), browser)
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


def _measure(case: "Case", people: dict[str, list[Browser]], size: Size) -> report.Found:
    asks = {"product": case.product, "plain": case.plain}
    case.prepare(100)
    statements, inside = _statements(case, people["product"][0])
    found = report.Found(case=case, queries=len(statements))
    found.look_at({name: asks[name](people[name][0]) for name in asks}, inside)
    for number in range(-1, size.rounds):  # the first warms up, and counts for nothing
        seconds = size.seconds if number >= 0 else 1
        for clients, name in ((clients, name) for clients in CLIENTS for name in asks):
            case.prepare(int(seconds * MOST_A_SECOND))
            crew = _turn(people[name], number)[:clients]
            done = play(asks[name], crew, seconds=seconds, status=case.status)
            if number >= 0:
                found.add(name, clients, done)
        if number >= 0:
            case.prepare(int(size.bare_seconds * MOST_BARE))
            rate = bare.rate(statements, new=case.other, seconds=size.bare_seconds)
            found.add("bare", 1, Round(rate=rate, times=[]))
        sys.stderr.write(f"{case.name}: round {number + 1} of {size.rounds}\n")
    return found


def _statements(case: "Case", browser: Browser) -> tuple[list[bare.Statement], Answer]:
    """Write down the statements of one answer, once everything is warm."""
    inside = Inside(browser.cookies)
    case.product(inside)
    case.forget()
    with bare.written_down() as statements:
        answer = case.product(inside)
    return statements, answer


def _turn(people: list[Browser], number: int) -> list[Browser]:
    """Let other people ask in each round, so that looks are first looks."""
    first = number % len(people)
    return people[first:] + people[:first]


if __name__ == "__main__":
    sys.exit(main())
