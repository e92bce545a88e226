"""./baken migrate: bring the database up to date, as a step of a roll-out."""

import sys

from baken.config import cluster, database
from baken.config.environment import environment


def run(_arguments: list[str]) -> int:
    """Migrate, raise the wall, gather words and static files; return 0."""
    here = environment()
    with cluster.running(here):
        database.migrate(here)
    sys.stdout.write("The database is up to date.\n")
    return 0
