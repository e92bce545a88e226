"""`./baken demo`: load the practice data into a database that holds nothing else.

`./baken demo --zaken N [--organisaties K] [--seed S]` fills it with that much invented work.
"""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils import timezone

from baken.config import demo
from baken.config.demo.lifelike import Wish, fill
from baken.config.environment import environment
from baken.config.fault import Fault
from baken.core.kalender import AMSTERDAM
from baken.foundation.identity.models import Organisatie, User

EACH = 2.0  # seconds between two lines of progress


def run(arguments: Sequence[str]) -> int:
    """Load the practice data and return 0; a database with other data is refused."""
    asked = _parser().parse_args(arguments)
    if not environment().demo:
        raise Fault("Practice data are for practice mode alone; set BAKEN_DEMO=on.")
    demo.guard(environment())
    if asked.zaken is None:
        demo.load()
        sys.stdout.write("The practice data is there.\n")
        return 0
    return _fill(asked)


def _fill(asked: Namespace) -> int:
    if Organisatie.objects.exists() or User.objects.exists():
        raise Fault("This database holds data already; name a new folder in BAKEN_DATA.")
    wish = Wish(
        zaken=asked.zaken,
        organisaties=asked.organisaties,
        seed=asked.seed,
        open_each=max(0, asked.open),
    )
    wish.regios()
    progress = Progress(asked.zaken)
    at = asked.moment or timezone.now()
    rows = fill(wish, at=at, workers=os.cpu_count() or 1, tell=progress.tell)
    sys.stdout.write(progress.ended(sum(rows.values())))
    return 0


class Progress:
    """Says now and then how far the work is, and how long it still takes."""

    def __init__(self, total: int) -> None:
        self.total, self.begun = total, time.monotonic()
        self._said = self.begun

    def tell(self, done: int) -> None:
        """Say it, if the last time was some seconds ago."""
        now = time.monotonic()
        if not done or now - self._said < EACH:
            return
        self._said = now
        rate = done / (now - self.begun)
        left = (self.total - done) / rate
        sys.stderr.write(
            f"{done:,} of {self.total:,} zaken, {rate:,.0f} a second, about {left:,.0f} s to go\n"
        )

    def ended(self, rows: int) -> str:
        """Return what was done, in one line."""
        lasted = time.monotonic() - self.begun
        return (
            f"{self.total:,} zaken are there, in {rows:,} rows and {lasted:,.1f} s:"
            f" {rows / lasted:,.0f} rows a second.\n"
        )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="./baken demo")
    parser.add_argument("--zaken", type=int, help="fill with this many invented zaken")
    parser.add_argument("--organisaties", type=int, default=25, help="for so many regions (1-25)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same work")
    parser.add_argument("--open", type=int, default=60, help="open zaken of each, at most")
    parser.add_argument("--moment", type=_moment, help="as if now were 2026-11-22T09:00")
    return parser


def _moment(typed: str) -> datetime:
    """Read a moment, by the clock of Amsterdam unless it says otherwise."""
    moment = datetime.fromisoformat(typed)
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
