"""./baken backup FILE: the whole database in one file, while it is in use."""

import os
import sys
from pathlib import Path

from baken.config import cluster
from baken.config.cli import child, tools
from baken.config.environment import environment
from baken.config.fault import Fault


def run(arguments: list[str]) -> int:
    """Write the backup, closed to others, and return the exit code of pg_dump."""
    if len(arguments) != 1:
        raise Fault("Name one file: ./baken backup FILE")
    target = Path(arguments[0]).absolute()
    draft = target.with_name(f"{target.name}.part")
    here = environment()
    with cluster.running(here) as held:
        dump = tools.find(held, "pg_dump")
        address, variables = tools.way_in(here)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        command: list[str | Path] = [
            dump,
            "--format=custom",
            f"--file={draft}",
            f"--dbname={address}",
        ]
        code = child.call(command, variables=variables)
    if code:
        draft.unlink()
        return code
    draft.replace(target)
    sys.stdout.write(
        f"Written: {target}. Keep {here.data / 'secrets.toml'} with it,"
        f" and {here.master_key_file} elsewhere.\n"
    )
    return 0
