"""Reads of meldingen: one to act on, one as a panel, and what an advies hands on to one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import SafeContactCard, naam_of, safe_contact_card
from baken.casework.dossier.queries import Person, address_of, find_adres, people_of
from baken.casework.dossier.rules.address import Address
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import may
from baken.core.errors import NotFound
from baken.core.kalender import in_amsterdam
from baken.core.telephone import for_reading
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.melding.models import Melder, Melding
from baken.foundation.audit.look import look
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.vault.sealed import Reader
from baken.intake.terugbelverzoek.queries import verzoek_of


@dataclass(frozen=True, kw_only=True)
class HandedOn:
    """What an advies hands on to the melding it becomes; nothing is typed twice."""

    number: str
    hoedanigheid: str
    gemeente: str
    aanleiding: Sequence[str]
    aard: Sequence[str]
    situations: Sequence[str]
    name: str
    organisation: str
    telephone: str
    safe: SafeContactCard | None


@dataclass(frozen=True, kw_only=True)
class MelderCard:
    """Who reported, and how he can be called safely."""

    name: str
    organisation: str
    safe: SafeContactCard
    may_be_named: bool


@dataclass(frozen=True, kw_only=True)
class MeldingPanel:
    """What the page of a melding shows. Codes; the page gives them their words."""

    number: str
    version: int
    state: str
    basis: str
    reason: str
    second_person: str
    told: str
    told_why: str
    hoedanigheid: str
    gemeente: str
    aanleiding: Sequence[str]
    aard: Sequence[str]
    situation: str
    received_at: datetime
    from_number: str
    shows_advies: bool
    has_melder: bool
    decided_why: str
    people: Sequence[Person]

    @property
    def has_geheim_adres(self) -> bool:
        """Whether somebody lives at a geheim address now."""
        return any(one.has_geheim_adres for one in self.people)

    @property
    def not_to_call(self) -> Sequence[str]:
        """The rollen of those who have a number that may not be called, each once."""
        shut = [one for one in self.people if one.must_not_be_called]
        return list(dict.fromkeys(rol for one in shut for rol in one.rollen or ("anders",)))


@dataclass(frozen=True, kw_only=True)
class OpenedAddress:
    """One whole address, opened on purpose, with the version of its row and whose it is."""

    version: int
    betrokkene_id: int
    address: Address


def find_melding(*, user: Actor, number: str) -> Melding:
    """Return a melding to act on. :raises NotFound: if it is not there for this person."""
    zaken = Zaak.objects.for_right("zaak.view", user).filter(number=number.upper())
    melding = Melding.objects.filter(zaak__in=zaken).select_related("zaak").first()
    if melding is None:
        raise NotFound
    return melding


def handed_on(*, advies: Advies) -> HandedOn:
    """Return what this advies hands on; the caller has looked."""
    talks = list(
        Situatieomschrijving.objects.filter(advies=advies)
        .select_related("contact__source", "zaak")
        .order_by("at")
    )
    reader = Reader(talks)
    name, organisation = _name_of(talks)
    safe = _safe_contact_of(talks)
    return HandedOn(
        number=advies.zaak.number,
        hoedanigheid=advies.hoedanigheid,
        gemeente=advies.gemeente,
        aanleiding=advies.aanleiding,
        aard=advies.aard,
        situations=[reader.text(talk, "situation") for talk in talks],
        name=name,
        organisation=organisation,
        telephone=for_reading(safe.number) if safe else "",
        safe=safe,
    )


def melding_of_advies(*, advies: Advies) -> Melding | None:
    """Return the melding this advies became, if it became one."""
    return Melding.objects.filter(from_advies=advies).select_related("zaak").first()


def melding_of_contact(*, contact: Contact) -> Melding | None:
    """Return the melding that was opened because of danger in this talk, if one was."""
    return Melding.objects.filter(from_contact=contact).select_related("zaak").first()


def is_in_melding(*, contact: Contact) -> bool:
    """Return whether a melding was opened because of danger in this talk."""
    return Melding.objects.filter(from_contact=contact).exists()


def melder_card(*, user: Actor, number: str, at: datetime) -> MelderCard:
    """Return who reported, and note that somebody read it.

    :raises NotFound: if it is not there, not for this person, or nobody known reported.
    """
    zaak = look("melder.view", user=user, at=at, rows=Zaak.objects.filter(number=number.upper()))
    melder = Melder.objects.filter(zaak=zaak).first()
    if melder is None:
        raise NotFound
    reader = Reader([melder])
    return MelderCard(
        name=reader.text(melder, "name"),
        organisation=reader.text(melder, "organisation"),
        safe=SafeContactCard(
            number=reader.text(melder, "telephone"),
            may_call=melder.may_call,
            from_time=melder.from_time,
            until_time=melder.until_time,
            voicemail=melder.voicemail,
            if_other=melder.if_other,
            heard_as="beller",
        ),
        may_be_named=melder.may_be_named,
    )


def has_melder(*, zaak: Zaak) -> bool:
    """Return whether somebody known to us reported; who he is, is not read."""
    return Melder.objects.filter(zaak=zaak).exists()


def open_address(*, user: Actor, number: str, pk: int, at: datetime) -> OpenedAddress:
    """Return a whole address, a geheim one too, and note that somebody opened one.

    :raises NotFound: if it is not there, or not for this person.
    """
    rows = Zaak.objects.filter(number=number.upper())
    zaak = look("melding.view_address", user=user, at=at, rows=rows)
    adres = find_adres(zaak=zaak, pk=pk)
    return OpenedAddress(
        version=adres.version,
        betrokkene_id=adres.betrokkene_id,
        address=address_of(adres=adres),
    )


def melding_panel(*, zaak: Zaak, user: Actor) -> MeldingPanel:
    """Return what the page of this melding shows; the caller has looked."""
    melding = Melding.objects.select_related("zaak", "from_advies__zaak").get(zaak=zaak)
    advies = melding.from_advies
    reader = Reader([melding])
    second = melding.second_person_id
    names = names_of(user_ids={second} if second else set())
    return MeldingPanel(
        number=zaak.number,
        version=melding.version,
        state=melding.state,
        basis=melding.basis,
        reason=reader.text(melding, "reason"),
        second_person=names.get(second or 0, ""),
        told=melding.told,
        told_why=reader.text(melding, "told_why"),
        hoedanigheid=melding.hoedanigheid,
        gemeente=melding.gemeente,
        aanleiding=melding.aanleiding,
        aard=melding.aard,
        situation=reader.text(melding, "situation"),
        received_at=zaak.opened_at,
        from_number=advies.zaak.number if advies else "",
        shows_advies=bool(advies and may(right="zaak.view", user=user, zaak=advies.zaak)),
        has_melder=has_melder(zaak=zaak),
        decided_why=reader.text(melding, "decided_why"),
        people=people_of(zaak=zaak, on=in_amsterdam(zaak.opened_at).date()),
    )


def states_of(*, zaken: Collection[int]) -> dict[int, str]:
    """Return the state of each of these meldingen; the caller has looked at the list."""
    return dict(Melding.objects.filter(zaak__in=zaken).values_list("zaak_id", "state"))


def _name_of(talks: Sequence[Situatieomschrijving]) -> tuple[str, str]:
    """The name and organisation told last: a second talk does not ask them again."""
    told = (naam_of(contact=talk.contact) for talk in reversed(talks))
    return next((one for one in told if any(one)), ("", ""))


def _safe_contact_of(talks: Sequence[Situatieomschrijving]) -> SafeContactCard | None:
    """The telephone the last caller gave, in his talk or when he asked to be called back."""
    for talk in reversed(talks):
        card = safe_contact_card(contact=talk.contact)
        if card is None and talk.contact.source is not None:
            card = safe_contact_card(contact=verzoek_of(zaak=talk.contact.source).contact)
        if card is not None and card.number:
            return card
    return None
