"""Turns the master key: a new one, with every key of an organisatie wrapped anew under it.

Work of the owner of the database, like a migration. It may be killed at any moment: the new key
stands in the file before anything is wrapped under it, all keys are wrapped anew in one
transaction, and no old key leaves the file by itself.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, transaction

from baken.foundation.vault import master
from baken.foundation.vault.envelope import unwrap, wrap
from baken.foundation.vault.errors import NoMaster
from baken.foundation.vault.keys import place_of_organisatie
from baken.foundation.vault.master import Masters

TABLE = "vault_organisatiesleutel"


@dataclass(frozen=True, kw_only=True)
class Status:
    """The master keys of the file (newest first), and how many keys each holds in use."""

    in_file: tuple[str, ...]
    in_use: Mapping[str, int]

    @property
    def absent(self) -> tuple[str, ...]:
        """Return the ids of master keys that are needed and that the file lacks."""
        return tuple(sorted(set(self.in_use) - set(self.in_file)))

    @property
    def spare(self) -> tuple[str, ...]:
        """Return the ids of older master keys that nothing in the database needs any more."""
        return tuple(name for name in self.in_file[1:] if name not in self.in_use)

    @property
    def half_way(self) -> bool:
        """Return whether a turn was begun and not finished: keys stand under an older master."""
        return any(name in self.in_use for name in self.in_file[1:])


def status(path: Path) -> Status:
    """Return how the file and the database stand to each other.

    :raises NoMaster: if the file is faulty, or this is not the owner of the database.
    """
    _refuse_other_than_owner()
    in_file = tuple(key.id for key in master.load(path).keys)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT master_id FROM {TABLE}")  # noqa: S608
        return Status(in_file=in_file, in_use=Counter(row[0] for row in cursor.fetchall()))


def prepare(path: Path) -> None:
    """Make the file at the very first start; later, only check that it opens every key.

    :raises NoMaster: if the database holds a key that the file does not open, if the file is
        faulty or cannot be made, or if this is not the owner of the database.
    """
    _refuse_other_than_owner()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT FROM {TABLE})")  # noqa: S608
        if not cursor.fetchone()[0]:
            master.ensure(path)
            return
    absent = status(path).absent
    if absent:
        raise NoMaster("lacks_key", master=absent[0])


def turn(path: Path) -> Status:
    """Make a new master key and wrap all keys anew, or finish a turn that was broken off.

    :raises NoMaster: if a key is lacking, the file cannot be written, or this is not the owner.
    """
    with master.locked(path):
        before = status(path)
        if before.absent:
            raise NoMaster("lacks_key", master=before.absent[0])
        if not before.half_way:
            master.write(path, Masters((master.new_master(), *master.load(path).keys)))
        rewrap(master.load(path))
        return status(path)


def rewrap(masters: Masters) -> None:
    """Wrap every key of an organisatie under the newest master, in one transaction.

    :raises NoMaster: if a key names a master that is not among these.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Waits for whoever is making a key, and holds off who would; reading goes on.
        cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(f"SELECT id, organisatie_id, master_id, wrapped FROM {TABLE}")  # noqa: S608
        for pk, organisatie_id, master_id, wrapped in cursor.fetchall():
            old = masters.find(master_id)
            if old.id == masters.newest.id:
                continue
            place = place_of_organisatie(organisatie_id=organisatie_id, master_id=old.id)
            secret = unwrap(bytes(wrapped), under=AESGCM(old.secret), place=place)
            place = place_of_organisatie(organisatie_id=organisatie_id, master_id=masters.newest.id)
            anew = wrap(secret, under=AESGCM(masters.newest.secret), place=place)
            cursor.execute(
                f"UPDATE {TABLE} SET master_id = %s, wrapped = %s WHERE id = %s",  # noqa: S608
                [masters.newest.id, anew, pk],
            )


def drop_spare(path: Path) -> tuple[str, ...]:
    """Take the older master keys that nothing needs out of the file, and return their ids.

    A backup of the database from before the turn can then only be opened with a copy of them.

    :raises NoMaster: if the file cannot be written, or this is not the owner.
    """
    _refuse_other_than_owner()
    with master.locked(path), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")
        spare = status(path).spare
        kept = tuple(key for key in master.load(path).keys if key.id not in spare)
        if spare:
            master.write(path, Masters(kept))
        return spare


def _refuse_other_than_owner() -> None:
    # Behind row level security the keys of other organisaties are not seen, and would be lost.
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active(%s)", [TABLE])
        if cursor.fetchone()[0]:
            raise NoMaster("owner_only")
