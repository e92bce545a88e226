"""The keys of generated kluizen: real ones, under the key of their organisatie."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import Model

from baken.foundation.vault import envelope, master
from baken.foundation.vault.envelope import Key, new_secret, wrap
from baken.foundation.vault.keys import open_organisatie, place_of_kluis, place_of_organisatie
from baken.foundation.vault.models import Organisatiesleutel


@dataclass(frozen=True, kw_only=True)
class Above:
    """The wrapped key of an organisatie; each process opens it for itself."""

    organisatie_id: int
    sleutel_id: int
    master_id: str
    wrapped: bytes

    def opened(self) -> AESGCM:
        """Return the open key. :raises NoMaster: if this process has no such master key."""
        return open_organisatie(
            organisatie_id=self.organisatie_id, master_id=self.master_id, wrapped=self.wrapped
        )


def above(*, organisatie_id: int, at: datetime) -> Above:
    """Return the key of an organisatie, made if it has none yet."""
    found = Organisatiesleutel.objects.filter(organisatie_id=organisatie_id).last()
    if found is None:
        newest = master.load(settings.BAKEN.master_key_file).newest
        place = place_of_organisatie(organisatie_id=organisatie_id, master_id=newest.id)
        found = Organisatiesleutel.objects.create(
            organisatie_id=organisatie_id,
            master_id=newest.id,
            wrapped=wrap(new_secret(), under=AESGCM(newest.secret), place=place),
            made_at=at,
        )
    return Above(
        organisatie_id=organisatie_id,
        sleutel_id=found.pk,
        master_id=found.master_id,
        wrapped=bytes(found.wrapped),
    )


def new_key(over: Above, *, kluis_id: int) -> tuple[Key, bytes]:
    """Return a fresh key for a kluis, open and wrapped."""
    key = Key(kluis_id=kluis_id, organisatie_id=over.organisatie_id, secret=new_secret())
    place = place_of_kluis(
        kluis_id=kluis_id, organisatie_id=over.organisatie_id, sleutel_id=over.sleutel_id
    )
    return key, wrap(key.secret, under=over.opened(), place=place)


def sealed(model: type[Model], *, pk: int, key: Key, **texts: str) -> dict[str, bytes | None]:
    """Return texts sealed for the columns of one row; an empty text is null."""
    table = model._meta.db_table
    return {
        column: envelope.seal(text.encode(), key=key, place=(table, column, pk)) if text else None
        for column, text in texts.items()
    }
