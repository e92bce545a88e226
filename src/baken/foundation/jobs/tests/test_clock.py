"""The clock acts for each organisatie inside its own wall."""

from datetime import UTC, datetime

from baken.casework.contact.models import Contact
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Kind
from baken.foundation.jobs.clock import each_clock, moment_of
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
