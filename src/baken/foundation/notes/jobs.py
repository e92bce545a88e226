"""Destroys drafts nobody came back to."""

from procrastinate.contrib.django import app

from baken.foundation.jobs.clock import each_clock, moment_of
from baken.foundation.notes.drafts import drop_drafts_before
from baken.policy.bewaren import bewaren


@app.periodic(cron="10 3 * * *")
@app.task(name="notes.purge", queueing_lock="notes.purge")
def purge(timestamp: int) -> None:
    """Destroy the drafts that were left alone for too long."""
    at = moment_of(timestamp)
    for clock in each_clock():
        before = at - bewaren()["concept"].period
        drop_drafts_before(moment=before, organisatie_id=clock.organisatie_id, at=at)
