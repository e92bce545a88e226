"""What is told of a person of the household."""

from collections.abc import Collection
from dataclasses import dataclass

from baken.casework.dossier.rules.birth import Birth


@dataclass(frozen=True, kw_only=True)
class Told:
    """A person, as far as he is known; `rollen`, `geslacht` and `bsn_source` are codes."""

    rollen: Collection[str]
    geslacht: str
    voornamen: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    birth: Birth | None = None
    bsn: str = ""
    bsn_source: str = ""
