"""Reads of adviezen: one as a panel, and the words of the rows in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import naam_of
from baken.casework.taak.models import Taak
from baken.casework.taak.queries import ended_taken, open_taken
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.queries import Responsible, responsible_for
from baken.core.errors import NotFound, WrongState
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.rules.states import LIFE, State
from baken.foundation.audit.look import look, look_up
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import names_of
from baken.foundation.vault.sealed import Reader
from baken.policy.codelijsten import codelijsten


@dataclass(frozen=True, kw_only=True)
class Omschrijving:
    """One talk: what it was about, what was advised, by whom."""

    at: datetime
    by: str
    channel: str
    situation: str
    advice: str
    follow_up: str
    told: str
    told_why: str


@dataclass(frozen=True, kw_only=True)
class AdviesPanel:
    """What the page of an advies shows. Codes; the page gives them their words."""

    number: str
    state: str
    version: int
    channel: str
    hoedanigheid: str
    functie: str
    name: str
    organisation: str
    gemeente: str
    aanleiding: Sequence[str]
    aard: Sequence[str]
    meldcode_step: int | None
    via_tolk: bool
    follow_up: str
    plan: str
    told: str
    told_why: str
    omschrijvingen: Sequence[Omschrijving]
    verantwoordelijken: Sequence[Responsible]
    taken: Sequence[Taak]
    ended: Sequence[Taak]
    verwijzing: str
    verwezen_naar: str
    is_professional: bool
    can_close: bool


@dataclass(frozen=True, kw_only=True)
class ConfirmedTalk:
    """One talk as it stands on a confirmation: no name, no worker, no organisation."""

    at: datetime
    question: str
    advice: str


@dataclass(frozen=True, kw_only=True)
class AdviesRow:
    """One row of a list of adviezen."""

    zaak_id: int
    number: str
    hoedanigheid: str
    gemeente: str
    opened_at: datetime


def find_advies(*, user: Actor, number: str) -> Advies:
    """Return an advies to act on. :raises NotFound: if it is not there for this person."""
    zaken = Zaak.objects.for_right("zaak.view", user).filter(number=number.upper())
    advies = Advies.objects.filter(zaak__in=zaken).select_related("zaak").first()
    if advies is None:
        raise NotFound
    return advies


def recall_advies(*, user: Actor, body: str, at: datetime) -> Advies:
    """Return the advies under a number that a caller names; each try is written down.

    :raises NotFound: with one answer for a number that never was, of another region or soort, or
        of what was destroyed.
    """
    rows = Zaak.objects.for_right("advies.recall", user).filter(
        number=f"A-{body}", soort="advies", kluis__destroyed_at=None
    )
    found = rows.exists()
    look_up("advies.recall", user=user, at=at, query="number", row_count=int(found))
    zaak = look("advies.recall", user=user, at=at, rows=rows)
    return Advies.objects.select_related("zaak").get(zaak=zaak)


def advies_panel(*, zaak: Zaak) -> AdviesPanel:
    """Return what the page of this advies shows; the caller has looked."""
    advies = Advies.objects.select_related("zaak").get(zaak=zaak)
    talks = list(
        Situatieomschrijving.objects.filter(advies=advies)
        .select_related("contact", "zaak")
        .order_by("at")
    )
    reader = Reader([advies, *talks])
    name, organisation = naam_of(contact=talks[0].contact)
    return AdviesPanel(
        number=zaak.number,
        state=advies.state,
        version=advies.version,
        channel=advies.channel,
        hoedanigheid=advies.hoedanigheid,
        functie=reader.text(advies, "functie"),
        name=name,
        organisation=organisation,
        gemeente=advies.gemeente,
        aanleiding=advies.aanleiding,
        aard=advies.aard,
        meldcode_step=advies.meldcode_step,
        via_tolk=advies.via_tolk,
        follow_up=advies.follow_up,
        plan=advies.plan,
        told=advies.told,
        told_why=reader.text(advies, "told_why"),
        omschrijvingen=_omschrijvingen(talks, reader),
        verantwoordelijken=responsible_for(zaak=zaak),
        taken=list(open_taken(zaak=zaak).select_related("behandelaar")),
        ended=list(ended_taken(zaak=zaak)),
        verwijzing=advies.verwijzing,
        verwezen_naar=advies.verwezen_naar,
        is_professional=is_professional(advies=advies),
        can_close="advies.close" in LIFE.open_from(State(advies.state)),
    )


def summaries(*, zaken: Sequence[Zaak]) -> list[AdviesRow]:
    """Return the rows of these zaken in their order; the caller has looked at the list."""
    adviezen = {advies.zaak_id: advies for advies in Advies.objects.filter(zaak__in=zaken)}
    return [
        AdviesRow(
            zaak_id=zaak.pk,
            number=zaak.number,
            hoedanigheid=adviezen[zaak.pk].hoedanigheid,
            gemeente=adviezen[zaak.pk].gemeente,
            opened_at=zaak.opened_at,
        )
        for zaak in zaken
    ]


def is_professional(*, advies: Advies) -> bool:
    """Return whether the adviesvrager asks by profession."""
    return advies.hoedanigheid in codelijsten()["hoedanigheid"].marked("professional")


def put_on_paper(*, user: Actor, at: datetime, number: str) -> Zaak:
    """Return the zaak whose advies goes along on paper, and note that it did.

    :raises NotFound: if it is not there, this person may not hand it out, or it is no advies to
        a professional: the trail never tells of a paper that was not made.
    """
    professional = codelijsten()["hoedanigheid"].marked("professional")
    to_professionals = Advies.objects.filter(
        organisatie_id=user.organisatie_id, hoedanigheid__in=professional
    )
    rows = Zaak.objects.filter(number=number.upper(), pk__in=to_professionals.values("zaak"))
    return look("advies.confirm", user=user, at=at, rows=rows)


def confirmation_of(*, zaak: Zaak) -> Sequence[ConfirmedTalk]:
    """Return question and advice of each talk, without any name; the caller has looked.

    :raises WrongState: if the adviesvrager does not ask by profession.
    """
    advies = Advies.objects.filter(zaak=zaak).first()
    if advies is None or not is_professional(advies=advies):
        raise WrongState("confirmation_for_professional")
    talks = list(
        Situatieomschrijving.objects.filter(advies=advies).select_related("zaak").order_by("at")
    )
    reader = Reader(talks)
    return [
        ConfirmedTalk(
            at=talk.at,
            question=reader.text(talk, "situation"),
            advice=reader.text(talk, "advice"),
        )
        for talk in talks
    ]


def advies_of_contact(*, contact: Contact) -> Advies | None:
    """Return the advies a contact became, if it became one."""
    return Advies.objects.filter(zaak=contact.zaak_id).select_related("zaak").first()


def _omschrijvingen(talks: Sequence[Situatieomschrijving], reader: Reader) -> list[Omschrijving]:
    names = names_of(user_ids={talk.medewerker_id for talk in talks})
    return [
        Omschrijving(
            at=talk.at,
            by=names[talk.medewerker_id],
            channel=talk.contact.channel,
            situation=reader.text(talk, "situation"),
            advice=reader.text(talk, "advice"),
            follow_up=talk.follow_up,
            told=talk.told,
            told_why=reader.text(talk, "told_why"),
        )
        for talk in talks
    ]
