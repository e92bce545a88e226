"""A cluster of an older major version: dumped with its own programs, restored with the new."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from baken.config.cluster import bootstrap, server
from baken.config.cluster.place import Place
from baken.config.cluster.programs import Programs, kept
from baken.config.connection import DATABASE
from baken.config.fault import Fault
from baken.config.secrets import Secrets

NEXT = "cluster.next"


def major(place: Place) -> str:
    """Return the major version that made this cluster, as its PG_VERSION says."""
    return (place.cluster / "PG_VERSION").read_text("ascii", "replace").strip()


def finish_renaming(place: Place) -> None:
    """Put the new cluster in its place when a former upgrade was cut off at that moment."""
    new = replace(place, name=NEXT).cluster
    if not place.cluster.exists() and new.exists() and any(place.folder.glob("cluster.old-*")):
        new.rename(place.cluster)


def upgrade(place: Place, new: Programs, *, data: Path, secrets: Secrets) -> Path:
    """Bring the cluster to a new major version and return where the old one stands now.

    Until the last step the old cluster is the only one that counts, so a cut-off upgrade
    begins again at the next start.

    :raises Fault: when the cluster is newer than these programs, or a step fails.
    """
    old = kept(place, major(place))
    if int(old.major) > int(new.major):
        raise Fault(
            f"The database in {place.cluster} was made by PostgreSQL {old.major}, newer than"
            f" this Baken's {new.major}; use the Baken that made it."
        )
    dump, roles = place.folder / "upgrade.dump", ""
    dump.unlink(missing_ok=True)
    try:
        roles = _dump(place, old, dump, password=secrets.superuser_password)
        _restore(replace(place, name=NEXT), new, dump, roles=roles, data=data, secrets=secrets)
    finally:
        dump.unlink(missing_ok=True)
    aside = place.folder / f"cluster.old-{old.major}"
    shutil.rmtree(aside, ignore_errors=True)
    place.cluster.rename(aside)
    finish_renaming(place)
    return aside


def _dump(place: Place, old: Programs, dump: Path, *, password: str) -> str:
    """Write the database to a file and return the roles as SQL, with the old programs."""
    server.start(place, old)
    try:
        access = [f"--host={place.sockets}", f"--username={server.SUPERUSER}", "--no-password"]
        roles = place.run(old / "pg_dumpall", *access, "--globals-only", password=password)
        _whole(roles, "read from the old version")
        dump.touch(mode=0o600)
        place.own(dump)
        told = place.run(
            old / "pg_dump", *access, "--format=custom", f"--file={dump}", DATABASE,
            password=password,
        )  # fmt: skip
        _whole(told, "read from the old version")
        return roles.stdout
    finally:
        server.stop(place)


def _restore(
    place: Place, new: Programs, dump: Path, *, roles: str, data: Path, secrets: Secrets
) -> None:
    """Make a cluster of the new version and fill it; anything that does not fit stops it."""
    password = secrets.superuser_password
    access = [f"--host={place.sockets}", f"--username={server.SUPERUSER}", "--no-password"]
    shutil.rmtree(place.cluster, ignore_errors=True)
    server.make(place, new, password=password)
    server.start(place, new)
    try:
        others = "".join(
            line for line in roles.splitlines(keepends=True)
            if line.strip() != f"CREATE ROLE {server.SUPERUSER};"
        )  # fmt: skip
        strict = ("--set=ON_ERROR_STOP=1", "--no-psqlrc", "--quiet", "--dbname=postgres")
        made = place.run(new / "psql", *access, *strict, password=password, given=others)
        _whole(made, "written to the new version")
        bootstrap.furnish(server.address(data, password), owner_password=secrets.owner_password)
        filled = place.run(
            new / "pg_restore", *access, "--exit-on-error", f"--dbname={DATABASE}", dump,
            password=password,
        )  # fmt: skip
        _whole(filled, "written to the new version")
    finally:
        server.stop(place)


def _whole(done: subprocess.CompletedProcess[str], what: str) -> None:
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise Fault(f"The database could not be {what} of PostgreSQL: {lines[-1]}")
