"""The processes of a running Baken: started, watched, brought back and stopped together."""

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from baken.config import secrets
from baken.config.cluster import Held
from baken.config.environment import Environment
from baken.config.fault import Fault
from baken.config.signals import undisturbed

WITHHELD = (
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "BAKEN_APP_URL",
    "BAKEN_PUBLIEK_URL",
    "BAKEN_PUBLIEK_SECRET_KEY",
)
FROM_PUBLIEK = ("BAKEN_MASTER_KEY_FILE", "BAKEN_OIDC_ISSUER", "BAKEN_OIDC_CLIENT_ID",
                "BAKEN_OIDC_CLIENT_SECRET")  # fmt: skip
STEADY = 30.0  # seconds after which a process counts as well again
LONGEST = 15.0  # seconds between two attempts at most
PULSE = 0.2  # seconds between two looks at the processes
GRACE = 10.0  # seconds a process gets to end by itself
ATTEMPTS = 4  # times a process may fail before it ever served
PDEATHSIG = 1  # prctl: the signal a process gets when its parent dies


@dataclass
class Watched:
    """One process that is to be there, with what it needs to begin."""

    name: str
    command: list[str]
    variables: dict[str, str]
    handles: tuple[int, ...] = ()
    serves: tuple[str, int] | None = None  # host name and port
    failures: int = 0
    due: float = 0.0
    begun: float = 0.0
    running: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def begin(self) -> None:
        """Start it; it ends when this program ends, in whatever way."""
        self.begun = time.monotonic()
        self.running = subprocess.Popen(
            self.command,
            env=self.variables,
            pass_fds=self.handles,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )

    def see_to(self) -> None:
        """Note that it fell over, or bring it back when its pause is over."""
        now = time.monotonic()
        if self.running is None:
            if now >= self.due:
                self.begin()
        elif self.running.poll() is not None:
            self.failures = 1 if now - self.begun > STEADY else self.failures + 1
            pause = min(LONGEST, 0.1 * 4 ** (self.failures - 1))
            _say(f"{self.name} stopped ({_manner(self.running.returncode)}); again in {pause:g} s.")
            self.running, self.due = None, now + pause


def all_of(environment: Environment, sockets: Mapping[str, socket.socket]) -> list[Watched]:
    """Return the processes of this installation, each with its own role and no more."""
    python = [sys.executable, "-m", "baken.config.cli"]
    found = []
    for name, serves, number in (
        ("staff", (environment.staff_hosts[0], environment.port), environment.workers),
        ("publiek", (environment.public_hosts[0], environment.public_port), 1),
    ):
        handle = sockets[name].fileno()
        command = [*python, "serve", name, str(handle)]
        for count in range(number):
            label = name if number == 1 else f"{name} {count + 1}"
            given = variables(environment, name)
            found.append(Watched(label, command, given, handles=(handle,), serves=serves))
    return [*found, Watched("jobs", [*python, "jobs"], variables(environment, "jobs"))]


def variables(environment: Environment, process: str) -> dict[str, str]:
    """Return the environment of a process: its own way into the database, and no other's."""
    withheld = WITHHELD + (FROM_PUBLIEK if process == "publiek" else ())
    kept = {name: text for name, text in os.environ.items() if name not in withheld}
    kept |= {
        "BAKEN_PROCESS": process,
        "BAKEN_DATA": str(environment.data),
        "BAKEN_DEMO": "on" if environment.demo else "off",
        "PYTHONUNBUFFERED": "1",
    }
    if process == "publiek":
        key = secrets.load(environment.data).publiek_secret_key
        own = {"BAKEN_PUBLIEK_URL": environment.conninfo("publiek")}
        return kept | own | {"BAKEN_PUBLIEK_SECRET_KEY": key}
    key_file = {"BAKEN_MASTER_KEY_FILE": str(environment.master_key_file)}
    return kept | key_file | {"BAKEN_APP_URL": environment.conninfo("app")}


def watch(watched: list[Watched], *, held: Held, ready: Callable[[], None]) -> None:
    """Keep them all there until Ctrl-C or SIGTERM, then stop them; `ready` is called once.

    :raises Fault: when one of them falls over again and again before it ever served.
    """
    waiting: set[tuple[str, int]] | None = {one.serves for one in watched if one.serves}
    try:
        while True:
            if held.revive():
                _say("the database had stopped and runs again.")
            for process in watched:
                process.see_to()
            if waiting is not None:
                _give_up_on(watched)
                waiting = {
                    (host, port) for host, port in waiting if not _answers(host, port)
                } or None
                if waiting is None:
                    ready()
            time.sleep(PULSE)
    except (KeyboardInterrupt, SystemExit):
        _say("stopping.")
    finally:
        stop([process.running for process in watched if process.running is not None])


def stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask all to end, wait, and end those who do not."""
    with undisturbed():
        for process in running:
            process.terminate()
        ends = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(timeout=max(0.1, ends - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _give_up_on(watched: list[Watched]) -> None:
    for process in watched:
        if process.failures >= ATTEMPTS:
            raise Fault(f"{process.name} does not start; its own words stand above.")


def _answers(host: str, port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        asking.request("HEAD", "/", headers={"Host": host})
        asking.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
    return True


def _manner(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"


def _say(sentence: str) -> None:
    sys.stderr.write(f"baken: {sentence}\n")
    sys.stderr.flush()


_libc = ctypes.CDLL(None)


def _die_with_parent() -> None:
    _libc.prctl(PDEATHSIG, signal.SIGTERM)
