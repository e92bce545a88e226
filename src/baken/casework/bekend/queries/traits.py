"""Reads of what is known of people, as a check compares them."""

from collections.abc import Collection, Iterable

from baken.casework.bekend.rules.traits import Traits
from baken.casework.dossier.models import Adres, Betrokkene
from baken.casework.dossier.rules.birth import birth_of
from baken.foundation.vault.sealed import Reader

LIVES_AT = ("woon", "verblijf")


def traits_of(*, rows: Iterable[Betrokkene]) -> dict[int, Traits]:
    """Return what is known of these people, by their pk; the caller may read them.

    A geheim address is no clue: a hit on it would tell who lives there.
    """
    listed = list(rows)
    homes = _homes({one.pk for one in listed})
    reader = Reader([*listed, *homes.values()])
    return {one.pk: _traits(one, homes.get(one.pk), reader) for one in listed}


def _homes(people: Collection[int]) -> dict[int, Adres]:
    """Where these people live now, as far as it may be told."""
    rows = Adres.objects.filter(betrokkene__in=people, until_date=None, is_geheim=False)
    lives = rows.filter(soort__in=LIVES_AT).select_related("betrokkene__dossier")
    return {one.betrokkene_id: one for one in lives.order_by("made_at", "pk")}


def _traits(one: Betrokkene, home: Adres | None, reader: Reader) -> Traits:
    return Traits(
        voornamen=reader.text(one, "voornamen"),
        voorvoegsel=reader.text(one, "voorvoegsel"),
        geslachtsnaam=reader.text(one, "geslachtsnaam"),
        birth=birth_of(reader.text(one, "geboren")),
        postcode=reader.text(home, "postcode") if home else "",
        huisnummer=reader.text(home, "huisnummer") if home else "",
        bsn=reader.text(one, "bsn"),
    )
