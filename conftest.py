"""The cast, and the database the tests run in: a copy of one migrated template, as the application.

The whole suite works in the application's role, so row level security is in force everywhere.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

pytest_plugins = ["tests.databases"]


@pytest.fixture
def monday() -> datetime:
    """Return a moment at which everybody is at work."""
    return datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def once() -> UUID:
    """Return the token of a form that was not sent before."""
    return uuid4()


@pytest.fixture
def zaanstreek(db):
    """Return the region the cast works for."""
    from tests.cast import organisatie  # noqa: PLC0415

    return organisatie("zaanstreek-waterland")


@pytest.fixture
def haaglanden(db):
    """Return another region."""
    from tests.cast import organisatie  # noqa: PLC0415

    return organisatie("haaglanden")


def _person(name: str, doc: str):
    @pytest.fixture(name=name)
    def person(db, monday):
        from tests.cast import join  # noqa: PLC0415

        return join(name, at=monday)

    person.__doc__ = doc
    return person


fatima = _person("fatima", "Works at the front office.")
karim = _person("karim", "Works at the front office, beside fatima.")
wim = _person("wim", "Works at the secretariaat.")
yara = _person("yara", "Is a gedragswetenschapper.")
daan = _person("daan", "Is a vertrouwensarts.")
ines = _person("ines", "Works at the backoffice.")
marit = _person("marit", "Leads the team.")
ruben = _person("ruben", "Has meldingen in hand, from begin to end.")
crisis = _person("crisis", "Is on duty for acute danger.")
lotte = _person("lotte", "Coordinates the front office.")
stranger = _person("stranger", "Works at the front office of another region.")


@pytest.fixture
def at_work(db, zaanstreek) -> Iterator[None]:
    """Stand inside the region of the cast, to look at its rows."""
    from baken.foundation.access.inside import inside  # noqa: PLC0415

    with inside(zaanstreek.pk):
        yield
