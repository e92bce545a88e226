"""Every contact has exactly one answer, and the sums of a day add up in whatever state it is."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.typed import read_past_day
from baken.diensten.advies.rules.states import State as AdviesState
from baken.intake.terugbelverzoek.rules.states import OPEN
from baken.intake.terugbelverzoek.rules.states import State as VerzoekState
from baken.pages.dag.rules.outcome import WAITS, Facts, Outcome, outcome_of, sums_of

CASES = [
    ({"has_ended": False}, Outcome.STILL_OPEN),
    ({"has_ended": False, "has_zaak": True, "advies": "open"}, Outcome.STILL_OPEN),
    ({"has_ended": True}, Outcome.STILL_OPEN),
    ({"has_ended": True, "nothing": "opgehangen"}, Outcome.NOTHING),
    ({"verzoek": "waiting"}, Outcome.WAITING),
    ({"verzoek": "caller_rings"}, Outcome.CALLER_RINGS),
    ({"verzoek": "held"}, Outcome.HELD),
    ({"verzoek": "lapse_asked"}, Outcome.LAPSE_ASKED),
    ({"verzoek": "reached", "zaak_is_closed": True}, Outcome.REACHED),
    ({"verzoek": "lapsed", "zaak_is_closed": True}, Outcome.LAPSED),
    ({"advies": "open"}, Outcome.ADVIES_OPEN),
    ({"advies": "melding", "zaak_is_closed": True}, Outcome.MELDING),
    ({"advies": "open", "has_appointment": True}, Outcome.ADVIES_PLANNED),
    ({"advies": "closed", "zaak_is_closed": True}, Outcome.ADVIES_CLOSED),
    ({}, Outcome.OTHER_OPEN),
    ({"zaak_is_closed": True}, Outcome.OTHER_CLOSED),
    ({"verzoek": "a_state_to_come"}, Outcome.OTHER_OPEN),
]
ANY = st.builds(
    Facts,
    has_ended=st.booleans(),
    nothing=st.sampled_from(["", "opgehangen", "proef"]),
    has_zaak=st.booleans(),
    verzoek=st.sampled_from(["", *VerzoekState, "a_state_to_come"]),
    advies=st.sampled_from(["", *AdviesState, "a_state_to_come"]),
    has_appointment=st.booleans(),
    zaak_is_closed=st.booleans(),
)
CHANNEL = st.sampled_from(["telefoon", "chat", "balie", "a_channel_to_come"])


@pytest.mark.parametrize(("told", "outcome"), CASES)
def test_what_became_of_a_contact(told, outcome):
    facts = {"has_ended": True, "has_zaak": "has_ended" not in told} | told
    assert outcome_of(Facts(**facts)) is outcome


def test_every_outcome_is_the_answer_of_some_case():
    assert {outcome for _, outcome in CASES} == set(Outcome)


@pytest.mark.parametrize("state", VerzoekState)
def test_every_state_of_a_request_has_an_answer_of_its_own(state):
    facts = Facts(has_ended=True, has_zaak=True, verzoek=state.value)
    assert outcome_of(facts).value == state.value
    assert (outcome_of(facts) in WAITS) is (state in OPEN)


def test_whatever_is_not_ended_is_never_said_to_be_known():
    states = product(["", *VerzoekState], ["", *AdviesState], [True, False])
    for verzoek, advies, closed in states:
        facts = Facts(
            has_ended=False, has_zaak=True, verzoek=verzoek, advies=advies, zaak_is_closed=closed
        )
        assert outcome_of(facts) is Outcome.STILL_OPEN


@given(st.lists(st.tuples(CHANNEL, ANY), max_size=60))
def test_the_sums_are_the_number_of_contacten(contacten):
    told = [(channel, outcome_of(facts)) for channel, facts in contacten]
    sums = sums_of(told)
    assert sums.total == len(contacten)
    assert sum(line.total for line in sums.lines) == len(contacten)
    assert sum(sums.per_channel) == len(contacten)
    for place, channel in enumerate(sums.channels):
        column = sum(line.counts[place] for line in sums.lines)
        assert column == sums.per_channel[place] == [c for c, _ in told].count(channel)
    for line in sums.lines:
        assert line.total == sum(line.counts) == [o for _, o in told].count(line.outcome) > 0
    assert sums.still_open == [o for _, o in told].count(Outcome.STILL_OPEN)


MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", MONDAY),
        ("gisteren", date(2026, 3, 1)),
        ("Eergisteren ", date(2026, 2, 28)),
        ("yesterday", date(2026, 3, 1)),
        ("vr", date(2026, 2, 27)),
        ("ma", MONDAY),
        ("maandag", MONDAY),
        ("tue", date(2026, 2, 24)),
        ("2-3", MONDAY),
        ("1-3", date(2026, 3, 1)),
        ("3-3", date(2025, 3, 3)),
        ("27-11", date(2025, 11, 27)),
        ("29-2", None),
        ("29-2-2024", date(2024, 2, 29)),
        ("3-3-2026", date(2026, 3, 3)),
        ("morgen", date(2026, 3, 3)),
        ("1-1-0001", None),
        ("1-1-1999", None),
        ("32-1", None),
        ("", None),
        ("-", None),
        ("x" * 500, None),
    ],
)
def test_a_day_that_was_is_read_as_people_type_it(typed, day):
    assert read_past_day(typed, today=MONDAY) == day


def test_a_leap_day_that_is_still_to_come_this_year_has_no_year_before():
    assert read_past_day("29-2", today=date(2028, 1, 10)) is None
