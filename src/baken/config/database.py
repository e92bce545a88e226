"""Bring a database to where this version of Baken can serve from it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import django
from django.core.management import call_command
from django.db import connection

from baken.config import roles
from baken.config.environment import Environment
from baken.config.words import compile_words

LOCK = 0x42616B656E  # "Baken": one program at a time prepares a database


def prepare(environment: Environment) -> None:
    """Make roles, migrate, raise the wall, gather words and static files, load practice data.

    The database runs already; what is done is not done again.

    :raises Fault: one sentence, when this database or machine does not allow it.
    """
    migrate(environment)
    demo = import_module("baken.config.demo")
    demo.guard(environment)
    if environment.demo:
        demo.load()


def migrate(environment: Environment) -> None:
    """Do all of `prepare` but the practice data.

    :raises Fault: as `prepare`.
    """
    roles.ensure(environment)
    compile_words()
    set_up("owner")
    with _alone(environment):
        call_command("migrate", interactive=False, verbosity=0)
        import_module("baken.foundation.access.wall").raise_wall(connection)
        if environment.master_key_file is not None:
            import_module("baken.config.cli.sleutel").prepare(environment.master_key_file)
    call_command("collectstatic", interactive=False, verbosity=0)


def is_prepared(environment: Environment) -> bool:
    """Return whether this database was ever migrated."""
    with roles.connect(environment) as owner:
        return owner.execute("select to_regclass('django_migrations')").fetchone() != (None,)


def set_up(settings: str) -> None:
    """Set Django up with the settings of this role."""
    os.environ["DJANGO_SETTINGS_MODULE"] = f"baken.config.settings.{settings}"
    django.setup()


@contextmanager
def _alone(environment: Environment) -> Iterator[None]:
    with roles.connect(environment) as owner:
        owner.execute("select pg_advisory_lock(%s)", [LOCK])
        yield
