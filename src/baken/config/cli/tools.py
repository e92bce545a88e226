"""PostgreSQL's own programs on the database of this installation, as its owner."""

import os
import shutil
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from baken.config.cluster import Held, programs
from baken.config.environment import Environment
from baken.config.fault import Fault


def find(held: Held, name: str) -> Path:
    """Return the program: the embedded one of that version, or the machine's.

    :raises Fault: when the machine has none.
    """
    if held.place:
        return programs.installed(held.place) / name
    found = shutil.which(name)
    if found is None:
        raise Fault(f"{name} is missing; install it: apt-get install postgresql-client-18")
    return Path(found)


def way_in(environment: Environment) -> tuple[str, dict[str, str]]:
    """Return the owner's address and the variables with the password, which no list shows."""
    parts = conninfo_to_dict(environment.conninfo("owner"))
    password = str(parts.pop("password", ""))
    return make_conninfo("", **parts), os.environ | {"PGPASSWORD": password}
