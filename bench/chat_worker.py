"""The other side of the line: a worker who takes every visitor, talks with each, and reads all."""

import threading
import time
from datetime import timedelta
from itertools import cycle
from uuid import uuid4

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from seed import join

from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Organisatie
from baken.intake.chat import actions, steps
from baken.intake.chat.adapters.talk import heard_after, say
from baken.intake.chat.models import Dienst, Lijn
from baken.intake.chat.steps import ensure_pair

CODES = ("zaanstreek-waterland", "amsterdam-amstelland")
PAUSE = 0.02  # seconds between two things he says


def begin_duty() -> Actor:
    """Make two organisaties with their pairs, and somebody who does chat duty all day."""
    now = timezone.now()
    places = [Organisatie.objects.create(code=code, name=code) for code in CODES]
    for place in places:
        with inside(place.pk):
            ensure_pair(organisatie_id=place.pk, at=now)
    user = join("chatter", "frontoffice", places[0], "", now)
    with inside(user.organisatie_id):
        duty = actions.begin_duty(user=user, at=now)
        Dienst.objects.filter(pk=duty.pk).update(seen_at=now + timedelta(days=1))
    return user


def accept_all(user: Actor) -> int:
    """Take every visitor who waits, more than anybody could; return how many they were."""
    steps.most_at_once = lambda **_of: 1_000_000
    with inside(user.organisatie_id):
        waiting = list(Lijn.objects.filter(organisatie=None).order_by("pk"))
    for lijn in waiting:
        with inside(user.organisatie_id):
            actions.accept(user=user, at=timezone.now(), lijn_id=lijn.pk, once=uuid4())
    return len(waiting)


def speak(user: Actor, seconds: float) -> None:
    """Say on all lines in turn at which moment it is said."""
    with inside(user.organisatie_id):
        own = Lijn.objects.filter(accepted_by=user.user_id, ended_at=None)
        lines = list(own.values_list("pk", flat=True))
    ends = time.perf_counter() + seconds
    for line in cycle(lines):
        with inside(user.organisatie_id):
            say(
                user_id=user.person_id,
                lijn_id=line,
                text=str(time.perf_counter()),
                client=uuid4(),
                at=timezone.now(),
            )
        time.sleep(PAUSE)
        if time.perf_counter() > ends:
            return


class Worker(threading.Thread):
    """Says one thing after another, each until it is acknowledged, on all his lines in turn."""

    def __init__(self, user: Actor) -> None:
        super().__init__(daemon=True)
        self.user = user
        self.ends = threading.Event()
        self.said: dict[int, list[str]] = {}  # by line: acknowledged, in the order it was said

    def run(self) -> None:
        """Talk until the end."""
        with inside(self.user.organisatie_id):
            lines = list(
                Lijn.objects.filter(accepted_by=self.user.user_id).values_list("pk", flat=True)
            )
        count = 0
        while not self.ends.is_set():
            count += 1
            for line in lines:
                self._say_surely(line, f"w:{count}")
                time.sleep(PAUSE)
        connection.close()

    def _say_surely(self, line: int, text: str) -> None:
        client = uuid4()
        while not self.ends.is_set():
            try:
                with inside(self.user.organisatie_id):
                    say(
                        user_id=self.user.person_id,
                        lijn_id=line,
                        text=text,
                        client=client,
                        at=timezone.now(),
                    )
            except (OperationalError, InterfaceError):
                connection.close()
                time.sleep(0.1)
                continue
            self.said.setdefault(line, []).append(text)
            return

    def read(self) -> dict[int, list[tuple[str, str]]]:
        """Return what stands on each line as the worker reads it: side and text."""
        connection.close()  # the database was killed meanwhile
        with inside(self.user.organisatie_id):
            lines = Lijn.objects.filter(accepted_by=self.user.user_id)
            return {
                line.pk: [(one.side, one.text or "") for one in heard_after(lijn=line, number=0)]
                for line in lines
            }
