"""The settings of one installation as one frozen object, read from BAKEN_* and DATABASE_URL."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

from baken.config import connection, secrets, variables
from baken.config.fault import Fault

Role = Literal["owner", "app", "publiek"]
PROCESSES = ("staff", "publiek", "jobs")
KNOWN = {
    "BAKEN_DATA": "folder of the database, the secrets and the master key (default: .baken)",
    "BAKEN_PORT": "port of the staff pages (default: 8000)",
    "BAKEN_PUBLIC_PORT": "port of the public pages (default: 8001)",
    "BAKEN_DEMO": "on or off: practice data and practice log-in (default: on without DATABASE_URL)",
    "BAKEN_MASTER_KEY_FILE": "file of the vault's master key (default: master.key in BAKEN_DATA)",
    "BAKEN_STAFF_HOSTS": "host names of the staff pages, the first is the main one",
    "BAKEN_PUBLIC_HOSTS": "host names of the public pages, the first is the main one",
    "BAKEN_WORKERS": "number of staff processes (default: 2)",
    "BAKEN_LANGUAGE": "language until a person chooses: nl or en (default: nl)",
    "BAKEN_LOCK_MINUTES": "minutes without a key press before the screen locks (default: 10)",
    "BAKEN_OIDC_ISSUER": "address of the organisation's OpenID Connect provider",
    "BAKEN_OIDC_CLIENT_ID": "name of Baken at that provider",
    "BAKEN_OIDC_CLIENT_SECRET": "secret of Baken at that provider",
    "BAKEN_CHROMIUM": "browser for the tests (default: the system's Chromium)",
}
HANDED = {"BAKEN_PROCESS", "BAKEN_APP_URL", "BAKEN_PUBLIEK_URL", "BAKEN_PUBLIEK_SECRET_KEY"}


@dataclass(frozen=True, kw_only=True)
class Oidc:
    """The OpenID Connect provider of the organisation."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What this process knows of the installation it belongs to."""

    root: Path
    data: Path
    process: str
    port: int
    public_port: int
    demo: bool
    workers: int
    language: str
    lock_minutes: int
    staff_hosts: tuple[str, ...]
    public_hosts: tuple[str, ...]
    master_key_file: Path | None
    database_url: str | None = field(repr=False)
    app_url: str | None = field(repr=False)
    publiek_url: str | None = field(repr=False)
    handed_secret_key: str | None = field(repr=False)
    oidc: Oidc | None

    @property
    def embedded(self) -> bool:
        """Whether this process itself sees to a database in the data folder."""
        return self.database_url is None and not self.process

    @property
    def secret_key(self) -> str:
        """The key that signs what this process hands out; the public process has its own."""
        if self.process != "publiek":
            return secrets.load(self.data).secret_key
        if self.handed_secret_key is None:
            raise Fault("The public process was given no BAKEN_PUBLIEK_SECRET_KEY.")
        return self.handed_secret_key

    @property
    def https(self) -> bool:
        """Whether people reach the staff pages through a proxy that speaks TLS."""
        return not set(self.staff_hosts) <= {"localhost", "127.0.0.1"}

    @property
    def staff_origins(self) -> list[str]:
        """The origins a form may come from, main one first."""
        return [_origin(host, self.port, tls=self.https) for host in self.staff_hosts]

    @property
    def public_origins(self) -> list[str]:
        """The origins of the public site, main one first."""
        tls = not set(self.public_hosts) <= {"localhost", "127.0.0.1"}
        return [_origin(host, self.public_port, tls=tls) for host in self.public_hosts]

    def conninfo(self, role: Role) -> str:
        """Return how libpq reaches the database as this role.

        :raises Fault: when this process was not given that role.
        """
        handed = {"owner": None, "app": self.app_url, "publiek": self.publiek_url}[role]
        if handed:
            return handed
        if self.process:
            raise Fault(f"The process {self.process} has no way in as {role}.")
        if self.database_url and role == "owner":
            return self.database_url
        user, password = f"baken_{role}", self.password(role)
        if self.database_url:
            return connection.as_role(self.database_url, user=user, password=password)
        return connection.embedded(self.data, user=user, password=password)

    def password(self, role: Role) -> str:
        """Return the role's password as this installation made it."""
        known = secrets.load(self.data)
        return {
            "owner": known.owner_password,
            "app": known.app_password,
            "publiek": known.publiek_password,
        }[role]

    def database(self, role: Role, **options: object) -> dict[str, Any]:
        """Return Django's entry for this role; `options` join those of the address.

        :raises Fault: when this process was not given that role.
        """
        return connection.for_django(self.conninfo(role), **options)


@cache
def environment() -> Environment:
    """Return the settings of this process, read once.

    :raises Fault: one sentence that names the variable.
    """
    return read(os.environ)


def read(given: Mapping[str, str]) -> Environment:
    """Return the settings these variables ask for; relative paths count from here.

    :raises Fault: one sentence that names the variable.
    """
    root = _root()
    data = variables.path(given, "BAKEN_DATA") or root / ".baken"
    process = variables.choice(given, "BAKEN_PROCESS", ("", *PROCESSES))
    database_url = variables.address(given, "DATABASE_URL")
    port, public_port = _ports(given)
    key_file = variables.path(given, "BAKEN_MASTER_KEY_FILE") or data / "master.key"
    return Environment(
        root=root,
        data=data,
        process=process,
        port=port,
        public_port=public_port,
        demo=variables.switch(given, "BAKEN_DEMO", default=not (database_url or process)),
        workers=variables.number(given, "BAKEN_WORKERS", default=2, lowest=1, highest=64),
        language=variables.choice(given, "BAKEN_LANGUAGE", ("nl", "en")),
        lock_minutes=variables.number(
            given, "BAKEN_LOCK_MINUTES", default=10, lowest=1, highest=120
        ),
        staff_hosts=variables.hosts(given, "BAKEN_STAFF_HOSTS", default="localhost"),
        public_hosts=variables.hosts(given, "BAKEN_PUBLIC_HOSTS", default="127.0.0.1"),
        master_key_file=None if process == "publiek" else key_file,
        database_url=database_url,
        app_url=variables.address(given, "BAKEN_APP_URL"),
        publiek_url=variables.address(given, "BAKEN_PUBLIEK_URL"),
        handed_secret_key=given.get("BAKEN_PUBLIEK_SECRET_KEY"),
        oidc=_oidc(given),
    )


def warnings(given: Mapping[str, str]) -> list[str]:
    """Return a sentence for each BAKEN_* variable that nothing reads."""
    known = KNOWN.keys() | HANDED
    strangers = sorted(n for n in given if n.startswith("BAKEN_") and n not in known)
    return [f"{name} is not known; {_nearest(name)}" for name in strangers]


def _nearest(name: str) -> str:
    near = get_close_matches(name, KNOWN, n=1, cutoff=0.7)
    return f"did you mean {near[0]}?" if near else "./baken help names them all."


def _root() -> Path:
    """The checkout; an installed package has none, and then the folder one stands in counts."""
    root = Path(__file__).parents[3]
    return root if (root / "pyproject.toml").exists() else Path.cwd()


def _ports(given: Mapping[str, str]) -> tuple[int, int]:
    port = variables.number(given, "BAKEN_PORT", default=8000, lowest=1, highest=65535)
    public = variables.number(given, "BAKEN_PUBLIC_PORT", default=8001, lowest=1, highest=65535)
    if port == public:
        raise Fault(f"BAKEN_PORT and BAKEN_PUBLIC_PORT are both {port}; give each its own port.")
    return port, public


def _origin(host: str, port: int, *, tls: bool) -> str:
    return f"https://{host}" if tls else f"http://{host}:{port}"


def _oidc(given: Mapping[str, str]) -> Oidc | None:
    names = ("BAKEN_OIDC_ISSUER", "BAKEN_OIDC_CLIENT_ID", "BAKEN_OIDC_CLIENT_SECRET")
    issuer, client_id, client_secret = values = [given.get(name) or "" for name in names]
    if not any(values):
        return None
    lacking = [name for name, value in zip(names, values, strict=True) if not value]
    if lacking:
        raise Fault(f"OpenID Connect is half configured; it lacks {' and '.join(lacking)}.")
    if not issuer.startswith("https://"):
        raise Fault(f"BAKEN_OIDC_ISSUER is {issuer!r}; it begins with https://.")
    return Oidc(issuer=issuer, client_id=client_id, client_secret=client_secret)
