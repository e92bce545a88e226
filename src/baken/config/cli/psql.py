"""./baken psql: the database's own prompt, as the owner."""

from baken.config import cluster
from baken.config.cli import child, tools
from baken.config.environment import environment


def run(arguments: list[str]) -> int:
    """Run psql and return its exit code."""
    here = environment()
    with cluster.running(here) as held:
        psql = tools.find(held, "psql")
        address, variables = tools.way_in(here)
        return child.call([psql, f"--dbname={address}", *arguments], variables=variables)
