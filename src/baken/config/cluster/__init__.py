"""The embedded PostgreSQL of an installation: whoever needs it joins, the last one out stops it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from baken.config import secrets
from baken.config.cluster import bootstrap, holders, programs, server, upgrade
from baken.config.cluster.place import Place, choose
from baken.config.environment import Environment
from baken.config.signals import undisturbed


@dataclass(frozen=True, kw_only=True)
class Held:
    """A database somebody holds; without a place it is not ours to start."""

    environment: Environment
    place: Place | None

    def revive(self) -> bool:
        """Start the server again when it died under its holders, and return whether it had.

        :raises Fault: one sentence, when it cannot be started.
        """
        if self.place is None or server.process(self.place) is not None:
            return False
        _ensure(self.environment, self.place)
        return True


@contextmanager
def running(environment: Environment) -> Iterator[Held]:
    """Have the embedded database running inside the block; one that runs already is joined.

    With a DATABASE_URL, or in a process that was handed its way in, there is nothing to start.

    :raises Fault: one sentence, when it cannot be made or started.
    """
    if not environment.embedded:
        yield Held(environment=environment, place=None)
        return
    place = choose(environment.data)
    try:
        with holders.hold(environment.data):
            _ensure(environment, place)
            yield Held(environment=environment, place=place)
    finally:
        with undisturbed(), holders.gate(environment.data):
            if holders.nobody_holds(environment.data):
                server.stop(place)


def _ensure(environment: Environment, place: Place) -> None:
    known = secrets.load(environment.data)
    url = server.address(environment.data, known.superuser_password)
    with holders.gate(environment.data):
        if not server.answers(place, url):
            _start(environment, place, known)
            server.answers(place, url)
            bootstrap.furnish(url, owner_password=known.owner_password)


def _start(environment: Environment, place: Place, known: secrets.Secrets) -> None:
    place.make()
    server.want(place, server.ROOM if place.cluster.exists() else server.SPACE)
    current = programs.installed(place)
    upgrade.finish_renaming(place)
    if not place.cluster.exists():
        server.make(place, current, password=known.superuser_password)
    server.check(place)
    if upgrade.major(place) != current.major:
        aside = upgrade.upgrade(place, current, data=environment.data, secrets=known)
        sys.stderr.write(
            f"The database was brought to PostgreSQL {current.major}. The old one stands in"
            f" {aside}; remove it when all is well: it still holds what was destroyed since.\n"
        )
    server.start(place, current)
    programs.tidy(place, current)
