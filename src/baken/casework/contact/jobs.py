"""Destroys what contacten that became nothing tell about people."""

from collections.abc import Iterator
from datetime import datetime

from procrastinate.contrib.django import app

from baken.casework.contact.actions import erase_contact
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import list_nothing_before
from baken.casework.contact.rules.arrival import Arrived
from baken.foundation.identity.actor import Actor
from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one
from baken.policy.bewaren import bewaren

KEPT_BY = {
    Arrived.ANSWERED: "contact.niets",
    Arrived.VOICEMAIL: "contact.voicemail",
    Arrived.MISSED: "contact.gemist",
}


@app.periodic(cron="20 3 * * *")
@app.task(name="contact.purge", queueing_lock="contact.purge")
def purge(timestamp: int) -> None:
    """Destroy telephone and name of contacten whose time is over."""
    at = moment_of(timestamp)
    with one_by_one() as alone:
        for clock in each_clock():
            for contact in _over(clock, at):
                with alone():
                    erase_contact(user=clock, at=at, contact=contact)


def _over(clock: Actor, at: datetime) -> Iterator[Contact]:
    for arrived, term in KEPT_BY.items():
        before = at - bewaren()[term].period
        yield from list_nothing_before(user=clock, moment=before, arrived=arrived)
