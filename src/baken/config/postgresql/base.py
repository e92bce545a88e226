"""Django's PostgreSQL, with moments read by psycopg's compiled loader.

Django reads each moment by a loader of its own in Python, to give it the time zone of a database
that has one. Ours has none: every connection works in UTC, and a list of 50 rows has 300 moments.
For the role that binds on the server (`server_side_binding`).
"""

from typing import Any

from django.db.backends.postgresql import base
from psycopg.adapt import AdaptersMap
from psycopg.types.datetime import TimestamptzLoader


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        context = AdaptersMap(params["context"])
        context.register_loader("timestamptz", TimestamptzLoader)
        return params | {"context": context}

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor; Django's own method would register its loader again."""
        if name is None:
            return self.connection.cursor()
        return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)
