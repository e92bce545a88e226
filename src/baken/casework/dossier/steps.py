"""Writes of a dossier: it begins with a zaak, and gets its people."""

from collections.abc import Collection
from datetime import datetime

from baken.casework.dossier.models import Betrokkene, Dossier, DossierZaak, Rol
from baken.casework.dossier.rules.person import Told
from baken.casework.zaak.models import Zaak
from baken.core.errors import Conflict
from baken.foundation.access.models import lock_anew
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import new_kluis, reserve_ids


def start_dossier(*, zaak: Zaak, at: datetime) -> Dossier:
    """Begin the dossier of a household with the zaak it is first about."""
    kluis = new_kluis(organisatie_id=zaak.organisatie_id, purpose="dossier", at=at)
    dossier = Dossier.objects.create(organisatie_id=zaak.organisatie_id, kluis=kluis, opened_at=at)
    DossierZaak.objects.create(zaak=zaak, dossier=dossier, organisatie_id=zaak.organisatie_id)
    return dossier


def add_betrokkene(*, zaak: Zaak, dossier: Dossier, told: Told, at: datetime) -> Betrokkene:
    """Add a person to the dossier, with his rollen in this zaak."""
    (pk,) = reserve_ids(Betrokkene)
    betrokkene = Betrokkene(pk=pk, dossier=dossier, organisatie_id=zaak.organisatie_id, made_at=at)
    _tell(betrokkene, told)
    betrokkene.save(force_insert=True)
    _give_rollen(zaak, betrokkene, told.rollen)
    return betrokkene


def change_betrokkene(*, zaak: Zaak, betrokkene: Betrokkene, told: Told, seen: int) -> None:
    """Put what is known now in place of what stood there. :raises Conflict: on a newer version."""
    lock_anew(betrokkene, Betrokkene.objects.filter(organisatie_id=zaak.organisatie_id))
    if betrokkene.version != seen:
        raise Conflict(seen=seen, newer=betrokkene.version)
    _tell(betrokkene, told)
    betrokkene.version += 1
    betrokkene.save()
    Rol.objects.filter(zaak=zaak, betrokkene=betrokkene).exclude(rol__in=told.rollen).delete()
    _give_rollen(zaak, betrokkene, told.rollen)


def _tell(betrokkene: Betrokkene, told: Told) -> None:
    betrokkene.geslacht = told.geslacht
    seal(
        betrokkene,
        voornamen=told.voornamen,
        voorvoegsel=told.voorvoegsel,
        geslachtsnaam=told.geslachtsnaam,
        geboren=told.birth.kept() if told.birth else "",
    )


def _give_rollen(zaak: Zaak, betrokkene: Betrokkene, rollen: Collection[str]) -> None:
    for rol in rollen:
        Rol.objects.get_or_create(
            zaak=zaak, betrokkene=betrokkene, rol=rol, organisatie_id=zaak.organisatie_id
        )
