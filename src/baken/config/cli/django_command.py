"""./baken manage: any command of Django, as the owner of the database."""

import sys

from django.core.management import execute_from_command_line

from baken.config import cluster, database
from baken.config.environment import environment


def run(arguments: list[str]) -> int:
    """Run Django's command; it ends the program itself when it fails."""
    with cluster.running(environment()):
        database.set_up("owner")
        execute_from_command_line([sys.argv[0], *arguments])
    return 0
