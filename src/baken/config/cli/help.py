"""./baken help: the commands and the settings, from the tables that rule them."""

import sys

from baken.config.cli import COMMANDS
from baken.config.environment import KNOWN

DATABASE_URL = "PostgreSQL 18 as the owner of its database (default: the embedded one)"


def run(_arguments: list[str]) -> int:
    """Print both tables."""
    commands = [(f"./baken {name}", command.use) for name, command in COMMANDS.items()]
    settings = [*KNOWN.items(), ("DATABASE_URL", DATABASE_URL)]
    sys.stdout.write("Baken, the system of Veilig Thuis.\n\nCommands\n" + _table(commands))
    sys.stdout.write("\nSettings, read from the environment\n" + _table(settings))
    return 0


def _table(rows: list[tuple[str, str]]) -> str:
    width = max(len(name) for name, _ in rows)
    return "".join(f"  {name:<{width}}  {use}\n" for name, use in rows)
