"""Somebody does chat duty, and a visitor waits; a database of its own for the line."""

import psycopg
import pytest

from baken.intake.chat import actions
from baken.intake.chat.tests.visitor import Visitor
from tests.databases import a_copy, conninfo


@pytest.fixture
def on_duty(fatima, monday, at_work):
    """Fatima does chat duty."""
    return actions.begin_duty(user=fatima, at=monday)


@pytest.fixture
def visitor(on_duty, monday):
    """Somebody waits."""
    one = Visitor(at=monday)
    one.say("ben daar nog")
    return one


@pytest.fixture
def database(template):
    """Return a database of its own: the line commits."""
    with a_copy(template) as name:
        yield name


@pytest.fixture
def owner(database):
    """Return a connection that sees everything, to look and to turn the clock."""
    with psycopg.connect(conninfo("owner", database), autocommit=True) as connection:
        yield connection
