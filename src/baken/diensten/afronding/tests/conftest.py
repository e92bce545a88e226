"""A melding that is assessed: nothing follows, or an onderzoek does."""

from datetime import timedelta

import pytest

from baken.diensten.beoordeling import actions
from baken.diensten.melding.models import Melding
from tests.cast import given_beoordeling, given_betrokkene, given_melding

SENTENCE = "Ik keek naar het letsel en naar het kind."


@pytest.fixture
def later(monday):
    """Return a moment after the besluit."""
    return monday + timedelta(days=1)


@pytest.fixture
def decided(fatima, ruben, yara, monday):
    """Return what makes an assessed melding with this besluit."""

    def make(besluit):
        made = given_melding(user=fatima, at=monday)
        given_betrokkene(user=ruben, at=monday, melding=made)
        looked = given_beoordeling(user=ruben, at=monday, melding=made)
        actions.agree(
            user=yara, at=monday, beoordeling=looked, words=SENTENCE, besluit=besluit, seen=1
        )
        return Melding.objects.select_related("zaak").get(pk=made.pk)

    return make
