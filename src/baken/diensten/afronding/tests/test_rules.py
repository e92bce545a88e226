"""What a melder may hear, when he has heard it, and when Veilig Thuis is done."""

from datetime import UTC, datetime, timedelta

import pytest

from baken.diensten.afronding.rules.ending import Stand, why_not_yet
from baken.diensten.afronding.rules.feedback import Given, is_fed_back
from baken.policy.codelijsten import codelijsten

DECIDED = datetime(2026, 3, 2, 10, tzinfo=UTC)
BEFORE, AFTER = DECIDED - timedelta(hours=1), DECIDED + timedelta(hours=1)
NOT_REACHED = codelijsten()["terugkoppeling"].marked("opnieuw")


def test_a_burger_hears_what_we_do_and_nothing_of_the_case():
    hears = codelijsten()["terugkoppeling_inhoud"]
    assert hears.marked("burger") == {"stappen"}
    assert hears.marked("professional") == set(hears.items) - {"inhoud"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], False),
        ([Given("verteld", AFTER)], True),
        ([Given("verteld", DECIDED)], True),
        ([Given("wil_niets_horen", AFTER)], True),
        ([Given("niet_veilig", AFTER)], True),
        ([Given("niet_bereikt", AFTER)], False),
        ([Given("verteld", BEFORE)], False),  # another besluit since: tell it again
        ([Given("verteld", AFTER), Given("niet_bereikt", AFTER)], True),
    ],
)
def test_who_heard_of_the_newest_besluit_is_told(given, expected):
    assert is_fed_back(given, decided_at=DECIDED, not_reached=NOT_REACHED) is expected


CASES = [
    ("", False, True, False, "melding_not_assessed"),
    ("onderzoek", False, True, True, "melding_goes_on"),
    ("voorwaarden_vervolg", False, True, True, "melding_goes_on"),
    ("maatwerk", False, True, True, "melding_goes_on"),
    ("overdracht", False, True, True, "melding_goes_on"),
    ("geen_vervolg", True, True, True, "beoordeling_waits"),
    ("geen_vervolg", False, True, False, "melder_not_told"),
    ("geen_vervolg", False, True, True, None),
    ("geen_vervolg", False, False, False, None),
    ("omgezet_in_advies", False, True, True, None),
]


@pytest.mark.parametrize(("besluit", "one_waits", "needs", "is_told", "expected"), CASES)
def test_what_must_come_before_the_end(besluit, one_waits, needs, is_told, expected):
    stand = Stand(besluit=besluit, one_waits=one_waits, needs_feedback=needs, is_fed_back=is_told)
    assert why_not_yet(stand) == expected


def test_every_besluit_of_the_list_is_among_the_cases():
    assert set(codelijsten()["triagebesluit"].items) == {case[0] for case in CASES if case[0]}
