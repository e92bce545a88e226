"""The process that does what the clock must do, from a queue in the database."""

from procrastinate.contrib.django import app

CONCURRENCY = 2


def run() -> None:
    """Work off the queue until told to stop."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector):
        app.run_worker(
            concurrency=CONCURRENCY, delete_jobs="successful", fetch_job_polling_interval=5
        )
