"""Destroys the words of searches whose time is over."""

from procrastinate.contrib.django import app

from baken.casework.zoekvraag.actions import erase_day
from baken.casework.zoekvraag.queries import list_days_before
from baken.core.kalender import in_amsterdam
from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one
from baken.policy.bewaren import bewaren


@app.periodic(cron="40 3 * * *")
@app.task(name="zoekvraag.purge", queueing_lock="zoekvraag.purge")
def purge(timestamp: int) -> None:
    """Destroy the searches of days that are over their term."""
    at = moment_of(timestamp)
    before = in_amsterdam(at - bewaren()["zoekvraag"].period).date()
    with one_by_one() as alone:
        for clock in each_clock():
            for zoekvraag in list_days_before(user=clock, day=before):
                with alone():
                    erase_day(user=clock, at=at, zoekvraag=zoekvraag)
