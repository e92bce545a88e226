"""Reads the files that lie in kluizen as sealed rows."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from baken.core.errors import NotFound
from baken.foundation.vault.envelope import Key, unseal
from baken.foundation.vault.errors import Tampered, alarm
from baken.foundation.vault.keys import find_key
from baken.foundation.vault.models import Bestand

LIMIT_MB = 25
PART_BYTES = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What is known of a file beside its content; sealed too, for a name can tell everything."""

    name: str
    media_type: str
    size: int
    sha256: str
    parts: int

    def to_bytes(self) -> bytes:
        """Return the form in which it is sealed."""
        return json.dumps(asdict(self)).encode()


def place_of_part(bestand_id: int, position: int) -> tuple[str | int, ...]:
    """Return what a part is bound to: its file and its place in it (0 is the heading)."""
    return (Bestand._meta.db_table, "content", bestand_id, position)


def read_heading(bestand_id: int) -> Heading:
    """Return the heading of a file.

    :raises NotFound: if it is not there. :raises Destroyed: if its kluis is destroyed.
    """
    return _open(bestand_id)[1]


def read_chunks(bestand_id: int) -> Iterator[bytes]:
    """Return the content of a file in parts of 256 KiB, in order; one part in memory at a time.

    The parts are read as they are asked for: ask for them inside the organisatie, in the
    transaction of the look. :raises NotFound: if it is not there. :raises Destroyed: if its kluis
    is destroyed. :raises Tampered: if a part is absent or is not what was stored.
    """
    key, heading = _open(bestand_id)
    return _parts(bestand_id, key, heading)


def _open(bestand_id: int) -> tuple[Key, Heading]:
    first = Bestand.objects.filter(pk=bestand_id, position=0).first()
    if first is None:
        raise NotFound()
    key = find_key(first.kluis_id)
    return key, Heading(**json.loads(_unseal(first, bestand_id, key)))


def _parts(bestand_id: int, key: Key, heading: Heading) -> Iterator[bytes]:
    for position in range(1, heading.parts + 1):
        part = Bestand.objects.filter(bestand_id=bestand_id, position=position).first()
        yield _unseal(part, bestand_id, key)


def _unseal(part: Bestand | None, bestand_id: int, key: Key) -> bytes:
    try:
        if part is None:
            raise Tampered(kluis=key.kluis_id)
        place = place_of_part(bestand_id, part.position)
        return unseal(bytes(part.content), key=key, place=place)
    except Tampered:
        alarm(table=Bestand._meta.db_table, row_id=bestand_id)
        raise
