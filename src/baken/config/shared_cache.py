"""What all staff processes count together: failed log-ins, and codes that were used."""

import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

TABLE = "identity_tally"
_PUT = f"""
INSERT INTO {TABLE} (key, value, expires_at)
VALUES (%s, %s, clock_timestamp() + %s * interval '1 second')
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
"""  # noqa: S608
_SWEEP = f"""
DELETE FROM {TABLE} WHERE key IN (
    SELECT key FROM {TABLE} WHERE expires_at <= clock_timestamp()
    LIMIT 100 FOR UPDATE SKIP LOCKED
)
"""  # noqa: S608
ENDLESS = 100 * 365 * 24 * 3600  # seconds


class SharedCache(BaseCache):
    """A cache in one table of the database, as JSON.

    Django's own keeps pickles: who may write that table could run code in every process.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Write unless it is there; return whether it was written. One statement, so one wins."""
        absent = f"{_PUT} WHERE {TABLE}.expires_at <= clock_timestamp()"
        return self._write(absent, key, value, timeout, version)

    def set(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Write, whether it is there or not; clear away what has expired."""
        self._write(_PUT, key, value, timeout, version)
        with connection.cursor() as cursor:
            cursor.execute(_SWEEP)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is written, or the default when it is not there or has expired."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT value FROM {TABLE} WHERE key = %s AND expires_at > clock_timestamp()",  # noqa: S608
                [self.make_and_validate_key(key, version)],
            )
            found = cursor.fetchone()
        return default if found is None else json.loads(found[0])

    def delete(self, key: str, version: int | None = None) -> bool:
        """Take it away; return whether it was there."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {TABLE} WHERE key = %s",  # noqa: S608
                [self.make_and_validate_key(key, version)],
            )
            return bool(cursor.rowcount)

    def clear(self) -> None:
        """Take everything away."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608

    def _write(self, put: str, key: str, value: Any, timeout: Any, version: int | None) -> bool:
        given = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        seconds = ENDLESS if given is None else given
        with connection.cursor() as cursor:
            cursor.execute(
                put, [self.make_and_validate_key(key, version), json.dumps(value), seconds]
            )
            return bool(cursor.rowcount)
