"""Somebody does chat duty, and a visitor waits; a database of its own for the line."""

from uuid import uuid4

import psycopg
import pytest

from baken.diensten.advies.actions import register_and_close
from baken.intake.chat import actions
from baken.intake.chat.tests.visitor import Visitor, accepted
from tests.cast import ANSWERS
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
def registered(visitor, fatima, monday):
    """A talk that was registered and closed."""
    lijn = accepted(visitor, fatima, monday)
    register_and_close(user=fatima, at=monday, contact=lijn.contact, answers=ANSWERS, once=uuid4())
    return lijn


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
