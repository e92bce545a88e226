"""Puts people under their words who have none yet."""

from procrastinate.contrib.django import app

from baken.casework.bekend.actions import index_people
from baken.casework.bekend.queries import list_without_words
from baken.foundation.jobs.clock import each_clock, moment_of, one_by_one

MOST_AT_ONCE = 2000  # people of one organisatie in one transaction


@app.periodic(cron="*/10 * * * *")
@app.task(name="bekend.index", queueing_lock="bekend.index")
def index(timestamp: int) -> None:
    """Index who is in no index yet, some of each organisatie at a time."""
    at = moment_of(timestamp)
    with one_by_one() as alone:
        for clock in each_clock():
            with alone():
                people = list_without_words(user=clock, limit=MOST_AT_ONCE)
                if people:
                    index_people(user=clock, at=at, people=people)
