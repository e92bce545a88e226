"""./baken psql: the database's own prompt, as the owner."""

import os
import shutil

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from baken.config import cluster
from baken.config.cli import child
from baken.config.cluster import programs
from baken.config.environment import environment
from baken.config.fault import Fault


def run(arguments: list[str]) -> int:
    """Run psql and return its exit code; the password goes by the environment, not the line."""
    here = environment()
    with cluster.running(here) as held:
        found = shutil.which("psql")
        psql = str(programs.installed(held.place) / "psql") if held.place else found
        if psql is None:
            raise Fault(
                "psql is missing; install it, for example: apt-get install postgresql-client"
            )
        parts = conninfo_to_dict(here.conninfo("owner"))
        password = str(parts.pop("password", ""))
        address = make_conninfo("", **parts)
        command = [psql, f"--dbname={address}", *arguments]
        return child.call(command, variables=os.environ | {"PGPASSWORD": password})
