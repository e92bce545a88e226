"""Reads of a dossier: its people, with their rollen in one zaak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from baken.casework.dossier.models import Betrokkene, Dossier, DossierZaak, Rol
from baken.casework.dossier.rules.birth import Birth, birth_of
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.vault.sealed import Reader


@dataclass(frozen=True, kw_only=True)
class Person:
    """A betrokkene as a page shows him; the ages are those on the day that was asked for."""

    pk: int
    version: int
    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    birth: Birth | None
    geslacht: str
    ages: tuple[int, int] | None
    rollen: Sequence[str]

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
    reader = Reader(listed)
    return [_person(one, rollen.get(one.pk, []), reader, on) for one in listed]


def _person(one: Betrokkene, rollen: Sequence[str], reader: Reader, on: date) -> Person:
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
    )
