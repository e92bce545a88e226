"""./baken restore FILE: a backup into an empty database."""

import sys
from pathlib import Path

from baken.config import cluster, database, roles
from baken.config.cli import child, tools
from baken.config.environment import environment
from baken.config.fault import Fault


def run(arguments: list[str]) -> int:
    """Fill the database, bring it up to date and return 0; the first error undoes it all."""
    source = Path(*arguments[:1]).absolute()
    if len(arguments) != 1 or not source.is_file():
        raise Fault("Name the file of a backup: ./baken restore FILE")
    here = environment()
    with cluster.running(here) as held:
        if database.is_prepared(here):
            raise Fault("This database is not empty; restore into a new one (BAKEN_DATA).")
        roles.ensure(here)
        fill = tools.find(held, "pg_restore")
        address, variables = tools.way_in(here)
        command: list[str | Path] = [
            fill,
            "--single-transaction",
            "--exit-on-error",
            f"--dbname={address}",
            source,
        ]
        code = child.call(command, variables=variables)
        if not code:
            database.migrate(here)
    sys.stdout.write("Restored.\n" if not code else "Nothing was restored.\n")
    return code
