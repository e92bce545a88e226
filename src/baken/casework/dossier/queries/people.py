"""The people of a dossier, with their rollen in one zaak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from baken.casework.dossier.models import Adres, Bereik, Betrokkene, Dossier, DossierZaak, Rol
from baken.casework.dossier.rules.birth import Birth, birth_of
from baken.casework.dossier.rules.reach import TELEPHONE
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.vault.sealed import Reader, read


@dataclass(frozen=True, kw_only=True)
class Person:
    """A betrokkene as a page shows him; the ages are those on the day that was asked for.

    Of his BSN a list tells that it is known, and of a geheim address that there is one now.
    """

    pk: int
    version: int
    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    birth: Birth | None
    geslacht: str
    ages: tuple[int, int] | None
    rollen: Sequence[str]
    has_bsn: bool
    has_geheim_adres: bool
    must_not_be_called: bool

    @property
    def name(self) -> str:
        """The whole name, as far as it is known."""
        parts = (self.voornamen, self.voorvoegsel, self.geslachtsnaam)
        return " ".join(part for part in parts if part)


def dossier_of(*, zaak: Zaak) -> Dossier:
    """Return the dossier of a zaak. :raises NotFound: if it has none."""
    links = DossierZaak.objects.filter(zaak=zaak, organisatie_id=zaak.organisatie_id)
    link = links.select_related("dossier__kluis").first()
    if link is None:
        raise NotFound
    return link.dossier


def find_betrokkene(*, zaak: Zaak, pk: int) -> Betrokkene:
    """Return a person of the dossier of a zaak. :raises NotFound: if it has none such."""
    people = Betrokkene.objects.filter(pk=pk, dossier=dossier_of(zaak=zaak))
    found = people.select_related("dossier").first()
    if found is None:
        raise NotFound
    return found


def people_of(*, zaak: Zaak, on: date) -> list[Person]:
    """Return the people of the dossier of a zaak, oldest entry first; the caller has looked.

    `on` is the day that matters for their ages: that of the melding, not today.
    """
    people = Betrokkene.objects.filter(dossier=dossier_of(zaak=zaak)).select_related("dossier")
    listed = list(people.order_by("pk"))
    rollen: dict[int, list[str]] = {}
    for rol in Rol.objects.filter(zaak=zaak, betrokkene__in=listed).order_by("pk"):
        rollen.setdefault(rol.betrokkene_id, []).append(rol.rol)
    reader, flags = Reader(listed), _flags(listed)
    return [_person(one, rollen.get(one.pk, []), reader, flags, on) for one in listed]


def bsn_of(*, betrokkene: Betrokkene) -> str:
    """Return the BSN of somebody, for the page of that person alone; the caller has looked."""
    return read(betrokkene, "bsn")


def _flags(listed: Sequence[Betrokkene]) -> tuple[set[int], set[int]]:
    """Who lives at a geheim address now, and who has a number that may not be called."""
    there = Adres.objects.filter(betrokkene__in=listed, is_geheim=True, until_date=None)
    shut = Bereik.objects.filter(
        betrokkene__in=listed, kind=TELEPHONE, may_call="nee", ended_at=None
    )
    hidden = set(there.values_list("betrokkene_id", flat=True))
    return hidden, set(shut.values_list("betrokkene_id", flat=True))


def _person(
    one: Betrokkene,
    rollen: Sequence[str],
    reader: Reader,
    flags: tuple[set[int], set[int]],
    on: date,
) -> Person:
    hidden, shut = flags
    birth = birth_of(reader.text(one, "geboren"))
    return Person(
        pk=one.pk,
        version=one.version,
        voornamen=reader.text(one, "voornamen"),
        voorvoegsel=reader.text(one, "voorvoegsel"),
        geslachtsnaam=reader.text(one, "geslachtsnaam"),
        birth=birth,
        geslacht=one.geslacht,
        ages=birth.ages_on(on) if birth else None,
        rollen=rollen,
        has_bsn=one.bsn is not None,
        has_geheim_adres=one.pk in hidden,
        must_not_be_called=one.pk in shut,
    )
