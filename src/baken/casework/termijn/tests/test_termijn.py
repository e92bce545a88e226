"""Clocks: reckoned by the policy, met or stopped, never both, and each can say why."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baken.casework.termijn.models import Termijn
from baken.casework.termijn.queries import clocks_of
from baken.casework.termijn.steps import meet_termijnen, start_termijn, stop_termijnen
from tests.cast import given_verzoek

pytestmark = pytest.mark.usefixtures("at_work")


def test_every_clock_says_its_source_and_its_steps(wim, monday):
    clocks = clocks_of(zaak=given_verzoek(user=wim, at=monday).zaak)
    assert [c.key for c in clocks] == ["terugbellen.streef", "terugbellen.uiterlijk"]
    assert [c.is_aim for c in clocks] == [True, False]
    assert all(c.source and c.steps and c.is_same_edition for c in clocks)
    assert clocks[0].due_at <= clocks[1].due_at


def test_met_and_stopped_touch_only_what_runs(wim, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    meet_termijnen(zaak=zaak, at=monday)
    stop_termijnen(zaak=zaak, at=monday + timedelta(hours=1))
    assert set(Termijn.objects.values_list("met_at", "stopped_at")) == {(monday, None)}


def test_one_clock_of_a_kind_runs_at_a_time(wim, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    with pytest.raises(IntegrityError), transaction.atomic():
        start_termijn(zaak=zaak, key="terugbellen.uiterlijk", at=monday)
    stop_termijnen(zaak=zaak, at=monday)
    start_termijn(zaak=zaak, key="terugbellen.uiterlijk", at=monday)


def test_a_key_that_is_not_in_the_policy_is_a_fault_of_ours(wim, monday):
    zaak = given_verzoek(user=wim, at=monday).zaak
    with pytest.raises(KeyError):
        start_termijn(zaak=zaak, key="terugbellen.ooit", at=monday)
