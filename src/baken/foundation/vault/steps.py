"""Makes and destroys kluizen, and puts files in them; always behind somebody's door."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

from baken.core.errors import NotFound
from baken.foundation.vault import envelope, master
from baken.foundation.vault.envelope import Key, new_secret, wrap
from baken.foundation.vault.errors import Destroyed, TooLarge
from baken.foundation.vault.files import LIMIT_MB, PART_BYTES, Heading, place_of_part
from baken.foundation.vault.keys import (
    find_key,
    open_organisatie,
    place_of_kluis,
    place_of_organisatie,
)
from baken.foundation.vault.models import Bestand, Kluis, Kluissleutel, Organisatiesleutel

# One round trip for the id and the key above it, one for both rows.
_RESERVE = """
    SELECT nextval(pg_get_serial_sequence('vault_kluis', 'id')), o.id, o.master_id, o.wrapped
    FROM (SELECT) AS always LEFT JOIN (
        SELECT id, master_id, wrapped FROM vault_organisatiesleutel
        WHERE organisatie_id = %s ORDER BY id DESC LIMIT 1
    ) AS o ON true
"""
_INSERT = """
    WITH kluis AS (
        INSERT INTO vault_kluis (id, organisatie_id, purpose, made_at)
        VALUES (%(kluis)s, %(organisatie)s, %(purpose)s, %(at)s)
    )
    INSERT INTO vault_kluissleutel (kluis_id, organisatie_id, organisatiesleutel_id, wrapped)
    VALUES (%(kluis)s, %(organisatie)s, %(sleutel)s, %(wrapped)s)
"""
_PARTS_AT_ONCE = 8


def reserve_ids(*models: type[Model]) -> tuple[int, ...]:
    """Return an unused id for each model named, in one query: what is sealed is bound to its row.

    The row is then written with `objects.create` or `save(force_insert=True)`.
    """
    wanted = [(f'"{m._meta.db_table}"', m._meta.pk.column) for m in models]
    asked = ", ".join(["nextval(pg_get_serial_sequence(%s, %s))"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [part for pair in wanted for part in pair])
        return tuple(cursor.fetchone())


def new_kluis(*, organisatie_id: int, purpose: str, at: datetime) -> Kluis:
    """Make a kluis with a data key of its own, in two queries; it comes back open for sealing.

    :raises NoMaster: if this process has no master key.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RESERVE, [organisatie_id])
        kluis_id, sleutel_id, master_id, wrapped = cursor.fetchone()
        if sleutel_id is None:
            above = _new_organisatiesleutel(organisatie_id=organisatie_id, at=at)
            sleutel_id, master_id, wrapped = above.pk, above.master_id, above.wrapped
        under = open_organisatie(
            organisatie_id=organisatie_id, master_id=master_id, wrapped=bytes(wrapped)
        )
        place = place_of_kluis(
            kluis_id=kluis_id, organisatie_id=organisatie_id, sleutel_id=sleutel_id
        )
        key = Key(kluis_id=kluis_id, organisatie_id=organisatie_id, secret=new_secret())
        row = {"kluis": kluis_id, "organisatie": organisatie_id, "purpose": purpose, "at": at}
        wrapped_key = wrap(key.secret, under=under, place=place)
        cursor.execute(_INSERT, {**row, "sleutel": sleutel_id, "wrapped": wrapped_key})
    kluis = Kluis(pk=kluis_id, organisatie_id=organisatie_id, purpose=purpose, made_at=at)
    kluis._state.adding, kluis._state.db = False, connection.alias
    kluis.opened = key
    return kluis


def destroy_kluis(*, kluis_id: int, at: datetime) -> None:
    """Destroy the key of a kluis: what it holds can never be read again.

    :raises Destroyed: if it was destroyed before. :raises NotFound: if it is not there.
    """
    destroy_kluizen(kluis_ids=[kluis_id], at=at)


def destroy_kluizen(*, kluis_ids: Collection[int], at: datetime) -> None:
    """Destroy the keys of many kluizen, all or none, and the content of the files in them.

    :raises Destroyed: if one was destroyed before. :raises NotFound: if one is not there.
    """
    wanted = set(kluis_ids)
    with transaction.atomic():
        marked = Kluis.objects.filter(pk__in=wanted, destroyed_at__isnull=True)
        if marked.update(destroyed_at=at) != len(wanted):
            if Kluis.objects.filter(pk__in=wanted).count() != len(wanted):
                raise NotFound()
            raise Destroyed()
        Kluissleutel.objects.filter(kluis_id__in=wanted).delete()
        Bestand.objects.filter(kluis_id__in=wanted, position__gt=0).delete()


def store_file(
    *, kluis: Kluis, name: str, media_type: str, content: Iterable[bytes], at: datetime
) -> Bestand:
    """Seal a file into a kluis, part by part (256 KiB), and return the row that stands for it.

    :raises TooLarge: if it has more than 25 MB. :raises Destroyed: if the kluis is destroyed.
    """
    seal = _PartSealer(key=kluis.opened or find_key(kluis.pk), at=at)
    digest, size, waiting = hashlib.sha256(), 0, []
    with transaction.atomic():
        for part in _in_parts(content):
            digest.update(part)
            size += len(part)
            waiting.append(seal.part(part))
            if len(waiting) == _PARTS_AT_ONCE:
                Bestand.objects.bulk_create(waiting)
                waiting = []
        Bestand.objects.bulk_create(waiting)
        heading = Heading(
            name=name,
            media_type=media_type,
            size=size,
            sha256=digest.hexdigest(),
            parts=seal.parts,
        )
        # The heading comes last: parts without one cannot be committed.
        first = seal.heading(heading)
        first.save(force_insert=True)
    return first


class _PartSealer:
    """Makes the rows of one file, each sealed into its own place."""

    def __init__(self, *, key: Key, at: datetime) -> None:
        self._key, self._at, self.parts = key, at, 0
        (self._bestand_id,) = reserve_ids(Bestand)

    def part(self, plain: bytes) -> Bestand:
        self.parts += 1
        return self._row(self.parts, plain, bestand_id=self._bestand_id)

    def heading(self, heading: Heading) -> Bestand:
        return self._row(0, heading.to_bytes(), pk=self._bestand_id)

    def _row(self, position: int, plain: bytes, **ids: int) -> Bestand:
        place = place_of_part(self._bestand_id, position)
        return Bestand(
            organisatie_id=self._key.organisatie_id,
            kluis_id=self._key.kluis_id,
            position=position,
            content=envelope.seal(plain, key=self._key, place=place),
            made_at=self._at,
            **ids,
        )


def _in_parts(content: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the content in parts of 256 KiB, however it comes in. :raises TooLarge: above 25 MB."""
    buffer, size = bytearray(), 0
    for piece in content:
        size += len(piece)
        if size > LIMIT_MB * 1024 * 1024:
            raise TooLarge(limit_mb=LIMIT_MB)
        buffer += piece
        while len(buffer) >= PART_BYTES:
            yield bytes(buffer[:PART_BYTES])
            del buffer[:PART_BYTES]
    if buffer:
        yield bytes(buffer)


def _new_organisatiesleutel(*, organisatie_id: int, at: datetime) -> Organisatiesleutel:
    with transaction.atomic(), connection.cursor() as cursor:
        # Taken before the file is read: whoever turns the master waits for us, or we read his.
        cursor.execute("LOCK TABLE vault_organisatiesleutel IN ROW EXCLUSIVE MODE")
        newest = master.load(settings.BAKEN.master_key_file).newest
        place = place_of_organisatie(organisatie_id=organisatie_id, master_id=newest.id)
        return Organisatiesleutel.objects.create(
            organisatie_id=organisatie_id,
            master_id=newest.id,
            wrapped=wrap(new_secret(), under=AESGCM(newest.secret), place=place),
            made_at=at,
        )
