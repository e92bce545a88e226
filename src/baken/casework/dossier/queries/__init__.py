"""Reads of a dossier: its people with their rollen in one zaak, and how they live together."""

from baken.casework.dossier.queries.household import (
    KnownAdres,
    KnownBereik,
    KnownRelatie,
    address_of,
    adressen_of,
    bereik_of,
    find_adres,
    find_bereik,
    find_relatie,
    relaties_of,
)
from baken.casework.dossier.queries.people import (
    Person,
    bsn_of,
    dossier_of,
    find_betrokkene,
    people_of,
)

__all__ = [
    "KnownAdres",
    "KnownBereik",
    "KnownRelatie",
    "Person",
    "address_of",
    "adressen_of",
    "bereik_of",
    "bsn_of",
    "dossier_of",
    "find_adres",
    "find_bereik",
    "find_betrokkene",
    "find_relatie",
    "people_of",
    "relaties_of",
]
