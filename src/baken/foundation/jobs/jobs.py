"""The queue's own care: stalled jobs are taken up again, and sessions that ended are cleared."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="jobs.sweep", queueing_lock="jobs.sweep", pass_context=False)
async def sweep(timestamp: int) -> None:
    """Give stalled jobs back to the queue; each is harmless when done twice."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="5 * * * *")
@app.task(name="jobs.sessions", queueing_lock="jobs.sessions")
def clear_sessions(timestamp: int) -> None:
    """Clear the sessions that have ended."""
    SessionStore.clear_expired()
