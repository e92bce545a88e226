"""What most commands stand on: the database running and prepared, and Django set up."""

from importlib import import_module

from baken.config import cluster, database
from baken.config.environment import environment


def run(settings: str, module: str, arguments: list[str]) -> int:
    """Run a command's module as this role and return its exit code."""
    here = environment()
    with cluster.running(here):
        if not database.is_prepared(here):
            database.migrate(here)
        database.set_up(settings)
        result: int = import_module(module).run(arguments)
        return result
