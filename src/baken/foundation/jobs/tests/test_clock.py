"""The clock acts for each organisatie inside its own wall."""

from datetime import UTC, datetime

import pytest

from baken.casework.contact.models import Contact
from baken.core.errors import WrongState
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Kind
from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one
from tests.cast import given_contact


def test_each_organisatie_has_its_turn_inside_its_own(fatima, stranger, monday, db):
    for person in (fatima, stranger, stranger):
        with inside(person.organisatie_id):
            given_contact(user=person, at=monday)
    seen = {clock.organisatie_id: Contact.objects.count() for clock in each_clock()}
    assert seen == {fatima.organisatie_id: 1, stranger.organisatie_id: 2}


def test_the_clock_is_nobody(zaanstreek):
    clock = next(c for c in each_clock() if c.organisatie_id == zaanstreek.pk)
    assert (clock.kind, clock.user_id, clock.roles) == (Kind.CLOCK, None, {"klok"})


def test_the_moment_is_the_one_the_job_was_meant_for():
    assert moment_of(0) == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_row_that_fails_stops_no_other_and_is_told_at_the_end(fatima, stranger, monday, db):
    people = {person.organisatie_id: person for person in (fatima, stranger)}

    def do_all():
        with one_by_one() as alone:
            for clock in each_clock():
                with alone():
                    given_contact(user=people[clock.organisatie_id], at=monday)
                    if clock.organisatie_id == fatima.organisatie_id:
                        raise WrongState("chat_is_over")

    with pytest.raises(ExceptionGroup) as told:
        do_all()
    assert [str(one) for one in told.value.exceptions] == ["chat_is_over"]
    left = {clock.organisatie_id: Contact.objects.count() for clock in each_clock()}
    assert left == {fatima.organisatie_id: 0, stranger.organisatie_id: 1}
