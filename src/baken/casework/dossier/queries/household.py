"""How the people of a dossier belong together, where they live and how they are reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baken.casework.contact.queries import SafeContactCard
from baken.casework.dossier.models import Adres, Bereik, PersoonRelatie
from baken.casework.dossier.queries.people import Person, dossier_of, people_of
from baken.casework.dossier.rules.address import LIVES_THERE, Address, Place, is_same_place
from baken.casework.dossier.rules.period import runs_on
from baken.casework.dossier.rules.reach import Allowed, allowed
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.foundation.vault.sealed import Reader


@dataclass(frozen=True, kw_only=True)
class KnownRelatie:
    """How two people belong together; `runs` says whether it does on the day asked for."""

    pk: int
    version: int
    van: Person
    naar: Person
    soort: str
    from_date: date | None
    until_date: date | None
    checked_date: date | None
    check_source: str
    runs: bool

    def seen_from(self, pk: int) -> tuple[str, Person]:
        """Return the code list in which one of the two reads it, and the other person."""
        is_van = self.van.pk == pk
        lijst = "persoonrelatie" if is_van else "persoonrelatie_terug"
        return lijst, (self.naar if is_van else self.van)


@dataclass(frozen=True, kw_only=True)
class KnownAdres:
    """An address as a list shows it: of a hidden one nothing that says where it is.

    `also` are the rollen of others who live there too on the day asked for.
    """

    pk: int
    betrokkene_id: int
    soort: str
    is_hidden: bool
    line: str
    town: str
    gemeente: str
    from_date: date | None
    until_date: date | None
    post_safe: str
    post_why: str
    runs: bool
    also: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class KnownBereik:
    """A number or mail address, with what was said about using it and what may be done."""

    pk: int
    version: int
    betrokkene_id: int
    kind: str
    safe: SafeContactCard
    remark: str
    allowed: Allowed
    is_ended: bool


def find_relatie(*, zaak: Zaak, pk: int) -> PersoonRelatie:
    """Return a relation in the dossier of a zaak. :raises NotFound: if it has none such."""
    found = PersoonRelatie.objects.filter(pk=pk, dossier=dossier_of(zaak=zaak)).first()
    if found is None:
        raise NotFound
    return found


def find_adres(*, zaak: Zaak, pk: int) -> Adres:
    """Return an address in the dossier of a zaak. :raises NotFound: if it has none such."""
    rows = Adres.objects.filter(pk=pk, betrokkene__dossier=dossier_of(zaak=zaak))
    found = rows.select_related("betrokkene__dossier").first()
    if found is None:
        raise NotFound
    return found


def find_bereik(*, zaak: Zaak, pk: int) -> Bereik:
    """Return a number in the dossier of a zaak. :raises NotFound: if it has none such."""
    rows = Bereik.objects.filter(pk=pk, betrokkene__dossier=dossier_of(zaak=zaak))
    found = rows.select_related("betrokkene__dossier").first()
    if found is None:
        raise NotFound
    return found


def relaties_of(*, zaak: Zaak, on: date) -> list[KnownRelatie]:
    """Return the relations in the dossier of a zaak, running ones first; the caller has looked."""
    people = {one.pk: one for one in people_of(zaak=zaak, on=on)}
    rows = PersoonRelatie.objects.filter(dossier=dossier_of(zaak=zaak)).order_by("pk")
    found = [_relatie(row, people, on) for row in rows]
    return sorted(found, key=lambda one: not one.runs)


def adressen_of(*, zaak: Zaak, on: date) -> list[KnownAdres]:
    """Return the addresses in the dossier of a zaak, running and newest first.

    Of a geheim address it tells that it is one, also where somebody else is kept at the same
    door without that mark. The caller has looked at the zaak.
    """
    rows = Adres.objects.filter(betrokkene__dossier=dossier_of(zaak=zaak))
    listed = list(rows.select_related("betrokkene__dossier").order_by("-pk"))
    reader = Reader(listed)
    told = {row.pk: _address(row, reader) for row in listed}
    rollen = {one.pk: one.rollen for one in people_of(zaak=zaak, on=on)}
    secret = [told[row.pk].place for row in listed if row.is_geheim]
    found = [
        _adres(row, told[row.pk], secret, _also(row, listed, told, rollen, on), on)
        for row in listed
    ]
    found.sort(key=lambda one: one.from_date or date.min, reverse=True)
    return sorted(found, key=lambda one: not one.runs)


def address_of(*, adres: Adres) -> Address:
    """Return the whole of an address, a geheim one too; the caller has looked for this one."""
    return _address(adres, Reader([adres]))


def bereik_of(*, zaak: Zaak) -> list[KnownBereik]:
    """Return the numbers and mail addresses in the dossier of a zaak, those in use first; the
    caller has looked."""
    rows = Bereik.objects.filter(betrokkene__dossier=dossier_of(zaak=zaak))
    listed = list(rows.select_related("betrokkene__dossier").order_by("pk"))
    reader = Reader(listed)
    return sorted((_bereik(row, reader) for row in listed), key=lambda one: one.is_ended)


def _relatie(row: PersoonRelatie, people: Mapping[int, Person], on: date) -> KnownRelatie:
    return KnownRelatie(
        pk=row.pk,
        version=row.version,
        van=people[row.van_id],
        naar=people[row.naar_id],
        soort=row.soort,
        from_date=row.from_date,
        until_date=row.until_date,
        checked_date=row.checked_date,
        check_source=row.check_source,
        runs=runs_on(row.until_date, on=on),
    )


def _address(row: Adres, reader: Reader) -> Address:
    return Address(
        soort=row.soort,
        place=Place(
            postcode=reader.text(row, "postcode"),
            huisnummer=reader.text(row, "huisnummer"),
            toevoeging=reader.text(row, "toevoeging"),
        ),
        straat=reader.text(row, "straat"),
        plaats=reader.text(row, "plaats"),
        gemeente=row.gemeente,
        is_geheim=row.is_geheim,
        from_date=row.from_date,
        until_date=row.until_date,
        post_safe=row.post_safe,
        post_why=reader.text(row, "post_why"),
    )


def _also(
    row: Adres,
    listed: Sequence[Adres],
    told: Mapping[int, Address],
    rollen: Mapping[int, Sequence[str]],
    on: date,
) -> list[str]:
    """The rollen of the others who live at this door on this day, each once."""
    if not runs_on(row.until_date, on=on):
        return []
    others = {
        other.betrokkene_id
        for other in listed
        if other.betrokkene_id != row.betrokkene_id
        and other.soort in LIVES_THERE
        and runs_on(other.until_date, on=on)
        and is_same_place(told[row.pk].place, told[other.pk].place)
    }
    named = [rol for one in sorted(others) for rol in rollen[one] or ("anders",)]
    return list(dict.fromkeys(named))


def _adres(
    row: Adres, told: Address, secret: Sequence[Place], also: Sequence[str], on: date
) -> KnownAdres:
    hidden = row.is_geheim or any(is_same_place(told.place, one) for one in secret)
    door = " ".join(filter(None, (told.straat, told.place.huisnummer, told.place.toevoeging)))
    town = " ".join(filter(None, (told.place.postcode, told.plaats)))
    return KnownAdres(
        pk=row.pk,
        betrokkene_id=row.betrokkene_id,
        soort=row.soort,
        is_hidden=hidden,
        line="" if hidden else door,
        town="" if hidden else town,
        gemeente="" if hidden else row.gemeente,
        from_date=row.from_date,
        until_date=row.until_date,
        post_safe=row.post_safe,
        post_why="" if hidden else told.post_why,
        runs=runs_on(row.until_date, on=on),
        also=also,
    )


def _bereik(row: Bereik, reader: Reader) -> KnownBereik:
    return KnownBereik(
        pk=row.pk,
        version=row.version,
        betrokkene_id=row.betrokkene_id,
        kind=row.kind,
        safe=SafeContactCard(
            number=reader.text(row, "value"),
            may_call=row.may_call,
            from_time=row.from_time,
            until_time=row.until_time,
            voicemail=row.voicemail,
            if_other=row.if_other,
            heard_as="beller",
        ),
        remark=reader.text(row, "remark"),
        allowed=allowed(kind=row.kind, may_call=row.may_call, voicemail=row.voicemail),
        is_ended=row.ended_at is not None,
    )
