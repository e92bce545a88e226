"""Where the files of the embedded PostgreSQL stand and as whom it may run: never as root."""

import grp
import hashlib
import os
import pwd
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baken.config import connection, secrets
from baken.config.fault import Fault

NOBODY = "nobody"
OUTSIDE = Path("/var/lib/baken")


@dataclass(frozen=True, kw_only=True)
class Place:
    """The folders of one cluster and how its programs are started."""

    folder: Path
    sockets: Path
    prefix: tuple[str, ...]
    runs_as: int  # user id outside any namespace
    name: str = "cluster"

    @property
    def cluster(self) -> Path:
        """The folder PostgreSQL calls its data directory."""
        return self.folder / self.name

    @property
    def programs(self) -> Path:
        """The folder with one folder of binaries per version."""
        return self.folder / "pg"

    @property
    def start_log(self) -> Path:
        """What PostgreSQL said while it started."""
        return self.folder / "start.log"

    def run(
        self, *command: str | Path, password: str = "", given: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL as the user it may run as, and return what it said."""
        user: dict[str, Any] = {}
        if self.runs_as != os.geteuid():
            user = {"user": self.runs_as, "group": _group(self.runs_as), "extra_groups": []}
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            capture_output=True,
            text=True,
            errors="replace",
            cwd=self.folder,
            env=_bare_environment() | {"PGPASSWORD": password},
            input=given,
            check=False,
            **user,
        )

    def own(self, path: Path) -> None:
        """Give a path made by us to the user the database runs as."""
        if self.runs_as != os.geteuid():
            os.chown(path, self.runs_as, _group(self.runs_as))

    def make(self) -> None:
        """Make the folders, closed to everybody else.

        :raises Fault: when one of them is another's.
        """
        for folder in (self.folder, self.sockets):
            folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            self.own(folder)
            state = folder.lstat()
            if state.st_uid != self.runs_as or not folder.is_dir() or folder.is_symlink():
                raise Fault(f"The folder {folder} is not Baken's own; move it away.")
            folder.chmod(0o700)


def choose(data: Path) -> Place:
    """Return the place of this data folder's cluster, in the way this machine allows.

    :raises Fault: when the data folder cannot be used, or the way it was made is closed now.
    """
    secrets.load(data)
    sockets = connection.socket_folder(data)
    if os.geteuid() != 0:
        return Place(folder=data, sockets=sockets, prefix=(), runs_as=os.geteuid())
    nobody = pwd.getpwnam(NOBODY)
    outside = OUTSIDE / _mark(data)
    moved = Place(folder=outside, sockets=sockets, prefix=(), runs_as=nobody.pw_uid)
    if moved.cluster.exists():
        return moved
    prefix = _namespace(nobody)
    if _may_write(prefix, data):
        return Place(folder=data, sockets=sockets, prefix=prefix, runs_as=0)
    if (data / "cluster").exists():
        raise Fault(
            f"The database in {data} was made by root in a user namespace, which this machine"
            " refuses now; run Baken as an ordinary user that owns the folder."
        )
    return moved


def _namespace(user: pwd.struct_passwd) -> tuple[str, ...]:
    """How root starts a program that sees itself as another user while its files stay root's."""
    return ("unshare", "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}", "--")


def _may_write(prefix: tuple[str, ...], folder: Path) -> bool:
    """Whether the kernel allows the namespace and the folder is open from within it."""
    try:
        trial = subprocess.run(
            [*prefix, "test", "-w", str(folder), "-a", "-O", str(folder)],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return False
    return trial.returncode == 0


def _mark(data: Path) -> str:
    """A folder name that says which checkout it belongs to and is never another's."""
    name = data.parent.name if data.name.startswith(".") else data.name
    readable = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip("-.") or "baken"
    return f"{readable}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:12]}"


def _group(user_id: int) -> int:
    group = pwd.getpwuid(user_id).pw_gid
    return grp.getgrgid(group).gr_gid


def _bare_environment() -> dict[str, str]:
    """The environment without what PostgreSQL's programs would take as their defaults."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return {**kept, "LC_ALL": "C", "LANG": "C", "HOME": "/"}
