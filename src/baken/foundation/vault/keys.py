"""Opens the data keys of kluizen: one query for any number of them, nothing kept afterwards.

Only keys of organisaties stay in the memory of the process. The key of a kluis is asked anew each
time, so that a destroyed kluis is closed at once in every process.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from baken.core.errors import NotFound
from baken.foundation.vault import master
from baken.foundation.vault.envelope import Key, unwrap
from baken.foundation.vault.errors import Destroyed, Tampered, alarm

_QUERY = """
    SELECT k.id, k.organisatie_id, k.destroyed_at IS NULL, s.wrapped, o.id, o.master_id, o.wrapped
    FROM vault_kluis k
    LEFT JOIN vault_kluissleutel s ON s.kluis_id = k.id
    LEFT JOIN vault_organisatiesleutel o ON o.id = s.organisatiesleutel_id
    WHERE k.id = ANY(%s)
"""


def find_keys(kluis_ids: Collection[int]) -> Mapping[int, Key | None]:
    """Return the open key of each kluis in one query; None for one that is destroyed.

    :raises NotFound: if a kluis is not there for this organisatie.
    """
    wanted = sorted(set(kluis_ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, [wanted])
        keys = {row[0]: _open(*row) for row in cursor.fetchall()}
    if len(keys) != len(wanted):
        raise NotFound()
    return keys


def find_key(kluis_id: int) -> Key:
    """Return the open key of one kluis. :raises Destroyed: if it is destroyed."""
    key = find_keys([kluis_id])[kluis_id]
    if key is None:
        raise Destroyed(kluis=kluis_id)
    return key


def place_of_kluis(*, kluis_id: int, organisatie_id: int, sleutel_id: int) -> tuple[str | int, ...]:
    """Return what the wrapped key of a kluis is bound to, and so every value under it."""
    return ("vault_kluissleutel", kluis_id, organisatie_id, sleutel_id)


def place_of_organisatie(*, organisatie_id: int, master_id: str) -> tuple[str | int, ...]:
    """Return what the wrapped key of an organisatie is bound to."""
    return ("vault_organisatiesleutel", organisatie_id, master_id)


@lru_cache(maxsize=256)
def open_organisatie(*, organisatie_id: int, master_id: str, wrapped: bytes) -> AESGCM:
    """Return the open key of an organisatie, kept in the memory of this process.

    What is kept is found by the wrapped bytes themselves: other bytes, another answer.

    :raises NoMaster: if this process has no such master key.
    """
    found = master.load(settings.BAKEN.master_key_file).find(master_id)
    place = place_of_organisatie(organisatie_id=organisatie_id, master_id=master_id)
    try:
        return AESGCM(unwrap(wrapped, under=AESGCM(found.secret), place=place))
    except Tampered:
        alarm(table="vault_organisatiesleutel", row_id=organisatie_id)
        raise


def _open(
    kluis_id: int,
    organisatie_id: int,
    lives: bool,  # noqa: FBT001 (a column, not a switch)
    wrapped: bytes | None,
    sleutel_id: int,
    master_id: str,
    wrapped_above: bytes,
) -> Key | None:
    if not lives or wrapped is None:
        return None
    under = open_organisatie(
        organisatie_id=organisatie_id, master_id=master_id, wrapped=bytes(wrapped_above)
    )
    place = place_of_kluis(kluis_id=kluis_id, organisatie_id=organisatie_id, sleutel_id=sleutel_id)
    try:
        secret = unwrap(bytes(wrapped), under=under, place=place)
    except Tampered:
        alarm(table="vault_kluissleutel", row_id=kluis_id)
        raise
    return Key(kluis_id=kluis_id, organisatie_id=organisatie_id, secret=secret)
