"""What the page of one person shows of how he lives: relations, addresses, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from baken.casework.dossier.queries import (
    KnownAdres,
    KnownBereik,
    KnownRelatie,
    Person,
    adressen_of,
    bereik_of,
    people_of,
    relaties_of,
)
from baken.casework.dossier.rules.reach import TELEPHONE
from baken.casework.zaak.models import Zaak
from baken.core.errors import NotFound
from baken.core.telephone import for_reading
from baken.foundation.ui.templatetags.policy_words import codeword


@dataclass(frozen=True, kw_only=True)
class ShownRelatie:
    """A relation as one person reads it."""

    relatie: KnownRelatie
    words: str
    other: Person


@dataclass(frozen=True, kw_only=True)
class ShownBereik:
    """A number with what may be done with it, in words."""

    bereik: KnownBereik
    value: str
    stand: str
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Household:
    """One person, with how he belongs to others, where he lives and how he is reached."""

    person: Person
    relaties: Sequence[ShownRelatie]
    adressen: Sequence[KnownAdres]
    bereik: Sequence[ShownBereik]


def household_of(*, zaak: Zaak, pk: int, on: date) -> Household:
    """Return what is known of one person of a dossier. :raises NotFound: if he is not of it."""
    person = person_of(zaak=zaak, pk=pk, on=on)
    relaties = [one for one in relaties_of(zaak=zaak, on=on) if pk in (one.van.pk, one.naar.pk)]
    return Household(
        person=person,
        relaties=[_relatie(one, pk) for one in relaties],
        adressen=[one for one in adressen_of(zaak=zaak, on=on) if one.betrokkene_id == pk],
        bereik=[_bereik(one) for one in bereik_of(zaak=zaak) if one.betrokkene_id == pk],
    )


def person_of(*, zaak: Zaak, pk: int, on: date) -> Person:
    """Return one person of the dossier of a zaak. :raises NotFound: if he is not of it."""
    people = {one.pk: one for one in people_of(zaak=zaak, on=on)}
    if pk not in people:
        raise NotFound
    return people[pk]


def others_of(*, zaak: Zaak, pk: int, on: date) -> Mapping[int, str]:
    """Return the other people of the dossier by their id, with name and rol."""
    others = [one for one in people_of(zaak=zaak, on=on) if one.pk != pk]
    return {one.pk: named(one) for one in others}


def named(person: Person) -> str:
    """Return a person in words: his name and his rollen, as far as they are known."""
    rollen = ", ".join(codeword(rol, "rol") for rol in person.rollen)
    name = person.name or _("naam onbekend")
    return f"{name} ({rollen.lower()})" if rollen else name


def _relatie(relatie: KnownRelatie, pk: int) -> ShownRelatie:
    lijst, other = relatie.seen_from(pk)
    return ShownRelatie(relatie=relatie, words=codeword(relatie.soort, lijst), other=other)


def _bereik(bereik: KnownBereik) -> ShownBereik:
    is_telephone = bereik.kind == TELEPHONE
    return ShownBereik(
        bereik=bereik,
        value=for_reading(bereik.safe.number),
        stand=bereik.safe.may_call,
        facts=_telephone_facts(bereik) if is_telephone else _mail_facts(bereik),
    )


def _telephone_facts(bereik: KnownBereik) -> list[tuple[str, str]]:
    may = bereik.allowed
    asked = bereik.safe.voicemail or not may.call
    return [
        (_("Bellen"), _hours(bereik)),
        (_("Bericht inspreken"), _yes(may=may.voicemail, asked=bool(asked), yes=_("ja, neutraal"))),
        (_("Sms"), _yes(may=may.sms, asked=not may.call, yes=_("ja"))),
        (_("Als een ander opneemt"), _if_other(bereik.safe.if_other)),
    ]


def _mail_facts(bereik: KnownBereik) -> list[tuple[str, str]]:
    asked = bool(bereik.safe.may_call)
    return [(_("Mailen"), _yes(may=bereik.allowed.mail, asked=asked, yes=_("ja")))]


def _yes(*, may: bool, asked: bool, yes: str) -> str:
    if may:
        return yes
    return _("nee") if asked else _("nee, want niet gevraagd")


def _hours(bereik: KnownBereik) -> str:
    safe = bereik.safe
    if safe.may_call == "tussen":
        return _("tussen %(van)s en %(tot)s") % {
            "van": f"{safe.from_time:%H:%M}",
            "tot": f"{safe.until_time:%H:%M}",
        }
    return {"ja": _("ja"), "nee": _("nee, niet bellen"), "": _("niet gevraagd: bel voorzichtig")}[
        safe.may_call
    ]


def _if_other(code: str) -> str:
    return {
        "verkeerd_verbonden": _("zeg “Verkeerd verbonden”"),
        "ophangen": _("hang op"),
        "": _("niet gevraagd: zeg “Verkeerd verbonden”"),
    }[code]
