"""Two organisaties with a file of master keys of their own."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from baken.foundation.access.inside import inside
from baken.foundation.vault import keys, master


@pytest.fixture
def at():
    return datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def master_file(settings, tmp_path):
    path = tmp_path / "master.key"
    master.ensure(path)
    settings.BAKEN = replace(settings.BAKEN, master_key_file=path)
    keys.open_organisatie.cache_clear()
    yield path
    keys.open_organisatie.cache_clear()


def make_organisatie(code: str):
    return apps.get_model("identity.Organisatie").objects.create(code=code, name=code)


@pytest.fixture
def organisatie(db, master_file):
    """The organisatie inside which the test works."""
    made = make_organisatie("kluis-noord")
    with inside(made.pk):
        yield made


@pytest.fixture
def neighbour(db, master_file):
    """Another one, whose rows the test may not see."""
    return make_organisatie("kluis-zuid")
