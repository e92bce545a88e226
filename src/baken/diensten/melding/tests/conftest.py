"""A melding with two people, for the tests of how they live."""

import pytest

from tests.cast import given_household, given_melding


@pytest.fixture
def melding(fatima, monday):
    return given_melding(user=fatima, at=monday)


@pytest.fixture
def pair(melding, fatima, monday):
    """A mother and the possible pleger of one household."""
    return given_household(user=fatima, at=monday, melding=melding)
