"""Destroys what call-backs that have ended tell about people."""

from procrastinate.contrib.django import app

from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one
from baken.intake.terugbelverzoek.actions import erase
from baken.intake.terugbelverzoek.queries import list_ended_before
from baken.policy.bewaren import bewaren


@app.periodic(cron="30 3 * * *")
@app.task(name="terugbelverzoek.purge", queueing_lock="terugbelverzoek.purge")
def purge(timestamp: int) -> None:
    """Destroy telephone, name and text of requests whose time is over."""
    at = moment_of(timestamp)
    before = at - bewaren()["terugbelverzoek.gesproken"].period
    with one_by_one() as alone:
        for clock in each_clock():
            for verzoek in list_ended_before(user=clock, moment=before):
                with alone():
                    erase(user=clock, at=at, verzoek=verzoek)
