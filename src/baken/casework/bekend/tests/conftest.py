"""People in an earlier melding, and a later melding about one of them."""

from datetime import timedelta

import pytest

from baken.casework.bekend import actions
from baken.casework.bekend.models import Vergelijking
from baken.casework.bekend.tests.known import DAYS_AGO, MILA, damaged, reported


@pytest.fixture
def earlier(fatima, monday):
    """Return the melding of long ago, about Mila."""
    return reported(fatima, monday - timedelta(days=DAYS_AGO), MILA)


@pytest.fixture
def later(fatima, monday, earlier):
    """Return the melding of today, about Mila as somebody else spells her."""
    return reported(fatima, monday, damaged())


@pytest.fixture
def hit(fatima, monday, later):
    """Return what a check of the melding of today found."""
    actions.check(user=fatima, at=monday, zaak=later.zaak)
    return Vergelijking.objects.select_related("zaak").get()
