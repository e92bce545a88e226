"""The queue's own care: a job whose worker was killed is taken up again."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="jobs.sweep", queueing_lock="jobs.sweep", pass_context=False)
async def sweep(timestamp: int) -> None:
    """Give stalled jobs back to the queue; each is harmless when done twice."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
