"""What the site says of the chat at a moment: a table of cases, in both languages."""

import html
import json
import re
from datetime import datetime

import pytest

from baken.config.words import compile_words
from baken.core.kalender import AMSTERDAM
from baken.publiek.tests.test_answers import run

SHOWN = """
import io, json
from datetime import datetime, timedelta
from types import SimpleNamespace
from baken.config.asgi_publiek import pages
from baken.intake.chat.adapters.line import Public
from baken.publiek import views
from baken.publiek.chat.state import STATE

def page(path):
    line = {{"REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http"}}
    return b"".join(pages(line, lambda status, headers: None)).decode()

told = []
for at, age, is_manned, waiting in json.loads({cases!r}):
    now = datetime.fromisoformat(at)
    views.timezone = SimpleNamespace(now=lambda: now)
    seen = Public(is_manned=is_manned, waiting=waiting, keys={{}}, by_name={{}})
    STATE.keep(seen, at=now - timedelta(seconds=age))
    told.append([page(path) for path in {paths}])
print(json.dumps(told))
"""
PATHS = {"nl": ("/", "/chat/"), "en": ("/en/", "/en/chat/")}
LEAST, MOST = 0, 20  # seconds ago that it was last seen how it stands


def at(day, clock):
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=AMSTERDAM)


MONDAY, FRIDAY, CHRISTMAS_EVE = "11-23", "11-27", "12-24"
NOBODY_THERE = (
    "Er is nu niemand voor de chat. Kijk over een tijdje nog eens. Bellen kan nu.",
    "Nobody is there for the chat now. Look again in a while. You can call now.",
)
TODAY = (
    "Vandaag om 09:00 zijn we er weer. Bellen kan nu.",
    "We are back today at 09:00. You can call now.",
)


def open_till_five(nl, en):
    return f"Open tot 17:00. {nl}", f"Open until 17:00. {en}"


def back_on(nl, en):
    return (
        f"Op {nl} om 09:00 zijn we er weer. Bellen kan nu.",
        f"We are back on {en} at 09:00. You can call now.",
    )


NONE = open_till_five("Er wacht nu niemand.", "Nobody is waiting now.")
ONE = open_till_five("Er wacht nu 1 ander.", "1 other person is waiting now.")
CASES = {
    "open, nobody waits": (at(MONDAY, "10:00"), LEAST, True, 0, NONE),
    "open, one waits": (at(MONDAY, "10:00"), LEAST, True, 1, ONE),
    "open, seven wait": (
        at(MONDAY, "10:00"), LEAST, True, 7,
        open_till_five("Er wachten nu 7 anderen.", "7 others are waiting now."),
    ),
    "open from the minute on": (at(MONDAY, "09:00"), LEAST, True, 0, NONE),
    "open to the last second": (at(MONDAY, "16:59:59"), LEAST, True, 0, NONE),
    "seen just recently enough": (at(MONDAY, "10:00"), MOST, True, 0, NONE),
    "seen too long ago": (at(MONDAY, "10:00"), MOST + 1, True, 3, NOBODY_THERE),
    "nobody is there": (at(MONDAY, "10:00"), LEAST, False, 0, NOBODY_THERE),
    "nobody is there, others wait": (at(MONDAY, "10:00"), LEAST, False, 5, NOBODY_THERE),
    "before the hours": (at(MONDAY, "08:59:59"), LEAST, True, 0, TODAY),
    "in the night before": (at(MONDAY, "00:00"), LEAST, False, 0, TODAY),
    "after the hours": (
        at(MONDAY, "17:00"), LEAST, True, 0,
        back_on("dinsdag 24 november 2026", "Tuesday 24 November 2026"),
    ),
    "before a weekend": (
        at(FRIDAY, "20:00"), LEAST, False, 0,
        back_on("maandag 30 november 2026", "Monday 30 November 2026"),
    ),
    "before Christmas": (
        at(CHRISTMAS_EVE, "17:30"), LEAST, False, 0,
        back_on("maandag 28 december 2026", "Monday 28 December 2026"),
    ),
}  # fmt: skip
ALL_WORDS = {words for case in CASES.values() for words in case[-1]}


def visible(page):
    """Return a page without the parts that are hidden at first."""
    return html.unescape(re.sub(r"<section[^>]* hidden>.*?</section>", "", page, flags=re.DOTALL))


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return for each case the pages of the site, asked of one public process."""
    compile_words()
    cases = json.dumps([(now.isoformat(), *rest) for now, *rest, _words in CASES.values()])
    paths = [path for both in PATHS.values() for path in both]
    done = run(SHOWN.format(cases=cases, paths=paths), tmp_path_factory.mktemp("stand") / "data")
    pages = [[visible(page) for page in case] for case in json.loads(done.stdout)]
    return dict(zip(CASES, pages, strict=True))


@pytest.mark.parametrize("case", CASES)
def test_each_page_says_how_it_stands_and_nothing_else(told, case):
    (_now, _age, _manned, _waiting, (nl, en)) = CASES[case]
    for words, (home, chat) in zip((nl, en), (told[case][:2], told[case][2:]), strict=True):
        for page in (home, chat):
            assert words in page
            assert [other for other in ALL_WORDS - {words} if other in page] == []


@pytest.mark.parametrize("case", CASES)
def test_who_comes_can_begin_when_it_is_open_and_then_alone(told, case):
    (_now, _age, _manned, _waiting, (nl, _en)) = CASES[case]
    shown = "start" if nl.startswith("Open") else "closed"
    for page in (told[case][1], told[case][3]):
        assert f'data-shown="{shown}"' in page
