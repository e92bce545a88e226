"""A melding to assess, with somebody in its dossier."""

import pytest

from tests.cast import given_beoordeling, given_betrokkene, given_melding


@pytest.fixture
def melding(fatima, ruben, monday):
    """Return a melding about a child and its parent."""
    made = given_melding(user=fatima, at=monday)
    for rol in ("ouder", "kind"):
        given_betrokkene(user=ruben, at=monday, melding=made, rol=rol)
    return made


@pytest.fixture
def proposed(ruben, melding, monday):
    """Return the veiligheidsbeoordeling that ruben proposes."""
    return given_beoordeling(user=ruben, at=monday, melding=melding)
