"""The command line: one table of commands, each a module here, loaded only when it is named."""

import errno
import signal
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from types import FrameType
from typing import Literal

from baken.config.fault import Fault

Settings = Literal["", "owner", "staff"]


@dataclass(frozen=True, kw_only=True)
class Command:
    """What a command is for, and with which Django settings it runs: none, or those of a role."""

    use: str
    settings: Settings = ""
    module: str = ""


COMMANDS = {
    "run": Command(use="serve the staff and the public pages until Ctrl-C"),
    "help": Command(use="show this list and the settings"),
    "termijn": Command(use="reckon a term: ./baken termijn KEY START [START ...] [--json]"),
    "migrate": Command(use="bring the database up to date, without serving"),
    "demo": Command(
        use="load the practice data into an empty database, or make much: ./baken demo --zaken N",
        settings="owner",
    ),
    "audit": Command(use="check the audit trail: ./baken audit verify", settings="owner"),
    "sleutel": Command(use="show or turn the master key of the vault", settings="owner"),
    "gebruiker": Command(use="make or change an account", settings="owner"),
    "organisatie": Command(use="make an organisatie: ./baken organisatie nieuw", settings="owner"),
    "woorden": Command(use="compile the translations"),
    "backup": Command(use="write the whole database to one file: ./baken backup FILE"),
    "restore": Command(use="fill an empty database from a backup: ./baken restore FILE"),
    "psql": Command(use="open the database as its owner"),
    "test": Command(use="run all tests, the browser's too; takes pytest's arguments"),
    "check": Command(use="format, lint, types, walls, migrations, glossary"),
    "bench": Command(use="measure, and write bench/RESULTS.md; also: bench chat, storm or known"),
    "manage": Command(use="any command of Django: ./baken manage shell", module="django_command"),
    "python": Command(use="Python with Baken and its database at hand"),
}
HIDDEN = {
    "jobs": Command(use="work off the queue"),
    "prepare": Command(use="what run does before it serves"),
    "serve": Command(use="one process on a socket that run opened"),
}


def main() -> int:
    """Run the command that was asked for and return its exit code."""
    name, *arguments = sys.argv[1:] or ["help"]
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, _end)
    try:
        return _run("help" if name in ("-h", "--help") else name, arguments)
    except Fault as fault:
        return _tell(str(fault))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141
    except OSError as fault:
        return _tell(_machine(fault))


def _run(name: str, arguments: list[str]) -> int:
    command = (COMMANDS | HIDDEN).get(name)
    if command is None:
        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"did you mean {near[0]}?" if near else "./baken help lists the commands."
        raise Fault(f"There is no command {name!r}; {hint}")
    module = f"{__name__}.{command.module or name}"
    if command.settings:
        ground = import_module(f"{__name__}.ground")
        answer: int = ground.run(command.settings, module, arguments)
        return answer
    result: int = import_module(module).run(arguments)
    return result


def _machine(fault: OSError) -> str:
    """One sentence for what the machine refuses."""
    what = fault.filename or "a file"
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full; make room, or set BAKEN_DATA to another disk."
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Baken may not use {what}; run it as the owner, or set BAKEN_DATA elsewhere."
    return f"The machine refused {what}: {fault.strerror or fault}."


def _tell(sentence: str) -> int:
    sys.stderr.write(f"baken: {sentence}\n")
    return 2


def _end(number: int, _frame: FrameType | None) -> None:
    """End in the ordinary way, so that what was opened is closed."""
    raise SystemExit(128 + number)
