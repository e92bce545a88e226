"""./baken prepare: bring the database to where this version can serve, practice data included."""

from baken.config import cluster, database
from baken.config.environment import environment


def run(_arguments: list[str]) -> int:
    """Prepare and return 0."""
    here = environment()
    with cluster.running(here):
        database.prepare(here)
    return 0
