"""What a besluit does to the clocks of a melding."""

import pytest

from baken.diensten.melding.rules.clocks import (
    END,
    OF_BESLUIT,
    ONDERZOEK,
    ONDERZOEK_WHOLE,
    STARTED,
    VERVOLG,
    after_besluit,
)
from baken.policy.codelijsten import codelijsten
from baken.policy.termijnen import termijn_rules

BOTH = {ONDERZOEK, ONDERZOEK_WHOLE}


@pytest.mark.parametrize(
    ("besluit", "running", "stops", "starts"),
    [
        ("onderzoek", {END}, set(), BOTH),
        ("onderzoek", {END, *BOTH}, set(), set()),  # decided again: it runs on from the first
        ("voorwaarden_vervolg", {END}, set(), {VERVOLG}),
        ("maatwerk", {END, VERVOLG}, set(), set()),
        ("voorwaarden_vervolg", {END, *BOTH}, BOTH, {VERVOLG}),
        ("onderzoek", {END, VERVOLG}, {VERVOLG}, BOTH),
        ("overdracht", {END, VERVOLG}, {VERVOLG}, set()),
        ("geen_vervolg", {END, *BOTH}, BOTH, set()),
        ("omgezet_in_advies", {END}, set(), set()),
    ],
)
def test_what_a_besluit_does_to_the_clocks(besluit, running, stops, starts):
    assert after_besluit(besluit, running=frozenset(running)) == (stops, starts)


def test_every_clock_stands_in_the_policy_and_every_besluit_in_its_list():
    assert set(termijn_rules()) >= OF_BESLUIT and END in termijn_rules()
    assert set(STARTED) <= set(codelijsten()["triagebesluit"].items)
