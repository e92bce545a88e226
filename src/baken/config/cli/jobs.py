"""./baken jobs: the process that works off the queue."""

from importlib import import_module

from baken.config import cluster, database
from baken.config.environment import environment


def run(_arguments: list[str]) -> int:
    """Work until asked to stop; return 0."""
    with cluster.running(environment()):
        database.set_up("staff")
        import_module("baken.foundation.jobs.worker").run()
    return 0
