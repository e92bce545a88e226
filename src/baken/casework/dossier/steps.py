"""Writes of a dossier: it begins with a zaak, and gets its people, with how they live together."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from baken.casework.dossier.models import (
    Adres,
    Bereik,
    Betrokkene,
    Dossier,
    DossierZaak,
    PersoonRelatie,
    Rol,
)
from baken.casework.dossier.rules.address import HOME, Address, last_day_of_home
from baken.casework.dossier.rules.person import Told
from baken.casework.dossier.rules.reach import TELEPHONE, Reach
from baken.casework.dossier.rules.relation import Relation
from baken.casework.zaak.models import Zaak
from baken.core.errors import Conflict, NotFound, WrongState
from baken.foundation.access.models import ProtectedQuerySet, lock_anew
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
    _lock_seen(betrokkene, seen)
    _tell(betrokkene, told)
    betrokkene.save()
    Rol.objects.filter(zaak=zaak, betrokkene=betrokkene).exclude(rol__in=told.rollen).delete()
    _give_rollen(zaak, betrokkene, told.rollen)


def relate_people(*, dossier: Dossier, relation: Relation, at: datetime) -> PersoonRelatie:
    """Keep how two people of the dossier belong together.

    :raises NotFound: if one of them is not of this dossier.
    :raises WrongState: if it is two times the same person, or they are related so already.
    """
    relatie = PersoonRelatie(dossier=dossier, organisatie_id=dossier.organisatie_id, made_at=at)
    _put_relation(relatie, relation)
    relatie.save(force_insert=True)
    return relatie


def change_relatie(*, relatie: PersoonRelatie, relation: Relation, seen: int) -> None:
    """Correct or end how two people belong together.

    :raises Conflict: on a newer version. :raises NotFound: and WrongState as `relate_people`.
    """
    _lock_seen(relatie, seen)
    _put_relation(relatie, relation)
    relatie.save()


def add_adres(*, betrokkene: Betrokkene, address: Address, at: datetime) -> Adres:
    """Keep an address of somebody; a new home ends the one that runs, the day before.

    :raises WrongState: if a home runs and the new one does not begin later.
    """
    if address.is_running_home:
        _end_home(betrokkene, address)
    (pk,) = reserve_ids(Adres)
    organisatie_id = betrokkene.organisatie_id
    adres = Adres(pk=pk, betrokkene=betrokkene, organisatie_id=organisatie_id, made_at=at)
    _put_address(adres, address)
    adres.save(force_insert=True)
    return adres


def change_adres(*, adres: Adres, address: Address, seen: int) -> None:
    """Correct or end an address. :raises Conflict: on a newer version.

    :raises WrongState: if it would be a second home beside the one that runs.
    """
    _lock_seen(adres, seen)
    if address.is_running_home and _homes(adres.betrokkene).exclude(pk=adres.pk).exists():
        raise WrongState("home_runs_already")
    _put_address(adres, address)
    adres.save()


def add_bereik(*, betrokkene: Betrokkene, reach: Reach, at: datetime) -> Bereik:
    """Keep a telephone or mail address of somebody, and what was said about using it."""
    (pk,) = reserve_ids(Bereik)
    organisatie_id = betrokkene.organisatie_id
    bereik = Bereik(pk=pk, betrokkene=betrokkene, organisatie_id=organisatie_id, made_at=at)
    _put_reach(bereik, reach)
    bereik.save(force_insert=True)
    return bereik


def change_bereik(*, bereik: Bereik, reach: Reach, seen: int) -> None:
    """Put what is known now of a number in place of before. :raises Conflict: on a newer
    version."""
    _lock_seen(bereik, seen)
    _put_reach(bereik, reach)
    bereik.save()


def end_bereik(*, bereik: Bereik, at: datetime, seen: int) -> None:
    """Write down that a number is used no more; it stays. :raises Conflict: on a newer version."""
    _lock_seen(bereik, seen)
    bereik.ended_at = at
    bereik.save()


def _lock_seen(row: Betrokkene | PersoonRelatie | Adres | Bereik, seen: int) -> None:
    """Lock a row, read it anew, and give it the next version if it is the one that was seen."""
    lock_anew(row, type(row).objects.filter(organisatie_id=row.organisatie_id))
    if row.version != seen:
        raise Conflict(seen=seen, newer=row.version)
    row.version += 1


def _put_relation(relatie: PersoonRelatie, relation: Relation) -> None:
    pair = {relation.van, relation.naar}
    if len(pair) == 1:
        raise WrongState("related_to_oneself")
    if Betrokkene.objects.filter(pk__in=pair, dossier=relatie.dossier_id).count() != len(pair):
        raise NotFound
    either_way = Q(van=relation.van, naar=relation.naar) | Q(van=relation.naar, naar=relation.van)
    running = PersoonRelatie.objects.filter(either_way, soort=relation.soort, until_date=None)
    if relation.until_date is None and running.exclude(pk=relatie.pk).exists():
        raise WrongState("related_already")
    relatie.van_id, relatie.naar_id, relatie.soort = relation.van, relation.naar, relation.soort
    relatie.from_date, relatie.until_date = relation.from_date, relation.until_date
    relatie.checked_date, relatie.check_source = relation.checked_date, relation.check_source


def _homes(betrokkene: Betrokkene) -> ProtectedQuerySet[Adres]:
    return Adres.objects.filter(betrokkene=betrokkene, soort=HOME, until_date=None)


def _end_home(betrokkene: Betrokkene, address: Address) -> None:
    for home in _homes(betrokkene).select_for_update():
        home.until_date = last_day_of_home(began=home.from_date, next_begins=address.from_date)
        home.version += 1
        home.save(update_fields=["until_date", "version"])


def _put_address(adres: Adres, address: Address) -> None:
    adres.soort, adres.gemeente = address.soort, address.gemeente
    adres.is_geheim, adres.post_safe = address.is_hidden, address.post_safe
    adres.from_date, adres.until_date = address.from_date, address.until_date
    seal(
        adres,
        straat=address.straat,
        huisnummer=address.place.huisnummer,
        toevoeging=address.place.toevoeging,
        postcode=address.place.postcode,
        plaats=address.plaats,
        post_why=address.post_why,
    )


def _put_reach(bereik: Bereik, reach: Reach) -> None:
    safe, is_rung = reach.safe, reach.kind == TELEPHONE
    between = is_rung and safe.may_call == "tussen"
    bereik.kind, bereik.may_call = reach.kind, safe.may_call
    bereik.from_time = safe.from_time if between else None
    bereik.until_time = safe.until_time if between else None
    bereik.voicemail = safe.voicemail if is_rung else ""
    bereik.if_other = safe.if_other if is_rung else ""
    seal(bereik, value=safe.number, remark=reach.remark)


def _tell(betrokkene: Betrokkene, told: Told) -> None:
    betrokkene.geslacht = told.geslacht
    betrokkene.bsn_source = told.bsn_source if told.bsn else ""
    seal(
        betrokkene,
        voornamen=told.voornamen,
        voorvoegsel=told.voorvoegsel,
        geslachtsnaam=told.geslachtsnaam,
        geboren=told.birth.kept() if told.birth else "",
        bsn=told.bsn,
    )


def _give_rollen(zaak: Zaak, betrokkene: Betrokkene, rollen: Collection[str]) -> None:
    for rol in rollen:
        Rol.objects.get_or_create(
            zaak=zaak, betrokkene=betrokkene, rol=rol, organisatie_id=zaak.organisatie_id
        )
