"""What people do with a melding: open it from an advies, and say whom it is about."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from baken.casework.alarm.models import Alarm
from baken.casework.alarm.rules.hearing import GEVAAR
from baken.casework.alarm.steps import end
from baken.casework.bekend.steps import index_person
from baken.casework.contact.models import Contact
from baken.casework.contact.steps import lock_contact
from baken.casework.dossier import steps as dossier
from baken.casework.dossier.models import Adres, Bereik, Betrokkene, PersoonRelatie
from baken.casework.dossier.queries import dossier_of
from baken.casework.dossier.rules.address import Address
from baken.casework.dossier.rules.person import Told
from baken.casework.dossier.rules.reach import Reach
from baken.casework.dossier.rules.relation import Relation
from baken.casework.termijn.steps import stop_termijnen
from baken.casework.zaak.steps import close_zaak
from baken.core.errors import NotFound, WrongState
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.answers import Answers
from baken.diensten.advies.steps import make_advies
from baken.diensten.melding.models import Melding
from baken.diensten.melding.queries import melding_of_contact
from baken.diensten.melding.rules.opening import Opening, check_may_open
from baken.diensten.melding.rules.states import LIFE, State
from baken.diensten.melding.steps import decide, join_advies, make_from_advies, make_in_danger
from baken.foundation.audit.act import act, answers_once, nothing_more
from baken.foundation.identity.actor import Actor


def _made(zaak_id: int) -> Melding:
    return Melding.objects.select_related("zaak").get(zaak=zaak_id)


@answers_once(_made)
def open_from_advies(
    *, user: Actor, at: datetime, advies: Advies, opening: Opening, once: UUID
) -> Melding:
    """Make an advies into a melding of somebody who is known to us; the advies ends.

    :raises WrongState: if it became one before.
    """
    with act("melding.open", user=user, at=at, on=advies, once=once) as trail:
        check_may_open(opening, opens=user.person_id, with_melder=True)
        melding = make_from_advies(advies=advies, opening=opening, user=user, at=at)
        trail.note(melding.zaak, advies=advies.zaak_id, told=opening.told)
        return melding


@answers_once(_made)
def open_without_melder(
    *, user: Actor, at: datetime, advies: Advies, opening: Opening, once: UUID
) -> Melding:
    """Make an advies into a melding ourselves, or without knowing who told it.

    :raises WrongState: if it became one before.
    """
    with act("melding.open_without_melder", user=user, at=at, on=advies, once=once) as trail:
        check_may_open(opening, opens=user.person_id, with_melder=False)
        melding = make_from_advies(advies=advies, opening=opening, user=user, at=at)
        trail.note(
            melding.zaak, advies=advies.zaak_id, told=opening.told, basis=opening.basis.value
        )
        return melding


@answers_once(_made)
def open_in_danger(
    *, user: Actor, at: datetime, alarm: Alarm, opening: Opening, once: UUID
) -> Melding:
    """Open a melding because of danger in a talk that goes on; the call for help ends.

    :raises WrongState: if one was opened of this talk before.
    """
    with act("melding.open_in_danger", user=user, at=at, on=alarm, once=once) as trail:
        if alarm.contact is None or alarm.kind != GEVAAR:
            raise WrongState("no_danger_here")
        check_may_open(opening, opens=user.person_id, with_melder=False)
        contact = lock_contact(pk=alarm.contact.pk)
        melding = make_in_danger(contact=contact, opening=opening, user=user, at=at)
        if alarm.ended_at is None:
            end(alarm=alarm, reason="melding", at=at)
        trail.note(melding.zaak, contact=contact.pk, told=opening.told)
        return melding


@answers_once(lambda pk: Advies.objects.select_related("zaak").get(zaak=pk))
def register_in_melding(
    *, user: Actor, at: datetime, contact: Contact, answers: Answers, once: UUID
) -> Advies:
    """Register the advies of a talk of which a melding was opened; it ends in that melding.

    :raises NotFound: if no melding was opened of this talk.
    """
    with act("melding.register_advies", user=user, at=at, on=contact, once=once) as trail:
        melding = melding_of_contact(contact=contact)
        if melding is None:
            raise NotFound
        advies = make_advies(contact=contact, answers=answers, user=user, at=at)
        join_advies(melding=melding, advies=advies, at=at)
        trail.note(advies.zaak, melding=melding.zaak_id, told=answers.told)
        return advies


@answers_once(nothing_more)
def take_in(
    *, user: Actor, at: datetime, melding: Melding, seen: int, once: UUID | None = None
) -> None:
    """Decide that a melding of nobody known is handled like any other."""
    with act("melding.take_in", user=user, at=at, on=melding, seen=seen, once=once) as trail:
        to = LIFE.apply("melding.take_in", State(melding.state))
        decide(melding=melding, state=to, why="")
        trail.note(melding.zaak, state=to.value)


@answers_once(nothing_more)
def decline(
    *, user: Actor, at: datetime, melding: Melding, why: str, seen: int, once: UUID | None = None
) -> None:
    """Decide that a melding of nobody known is not handled; it ends, and its clocks stop."""
    with act("melding.decline", user=user, at=at, on=melding, seen=seen, once=once) as trail:
        to = LIFE.apply("melding.decline", State(melding.state))
        decide(melding=melding, state=to, why=why)
        stop_termijnen(zaak=melding.zaak, at=at)
        close_zaak(zaak=melding.zaak, at=at)
        trail.note(melding.zaak, state=to.value)


@answers_once(nothing_more)
def add_betrokkene(
    *, user: Actor, at: datetime, melding: Melding, told: Told, once: UUID | None = None
) -> None:
    """Add a person of the household to the dossier of a melding."""
    with act("melding.add_betrokkene", user=user, at=at, on=melding, once=once) as trail:
        zaak = melding.zaak
        one = dossier.add_betrokkene(zaak=zaak, dossier=dossier_of(zaak=zaak), told=told, at=at)
        index_person(betrokkene=one, at=at)
        trail.note(zaak, betrokkene=one.pk)


@answers_once(nothing_more)
def change_betrokkene(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    betrokkene: Betrokkene,
    told: Told,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Correct or complete what the dossier of a melding tells of a person."""
    with act("melding.change_betrokkene", user=user, at=at, on=melding, once=once) as trail:
        dossier.change_betrokkene(zaak=melding.zaak, betrokkene=betrokkene, told=told, seen=seen)
        index_person(betrokkene=betrokkene, at=at)
        trail.note(melding.zaak, betrokkene=betrokkene.pk)


@answers_once(nothing_more)
def relate_people(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    relations: Sequence[Relation],
    once: UUID | None = None,
) -> None:
    """Keep how people of the dossier of a melding belong together; all of it, or nothing.

    :raises WrongState: if two of them are related so already.
    """
    with act("melding.relate_people", user=user, at=at, on=melding, once=once) as trail:
        found = dossier_of(zaak=melding.zaak)
        for one in relations:
            dossier.relate_people(dossier=found, relation=one, at=at)
        trail.note(melding.zaak, relaties=len(relations))


@answers_once(nothing_more)
def change_relatie(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    relatie: PersoonRelatie,
    relation: Relation,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Correct or end how two people of the dossier of a melding belong together."""
    with act("melding.relate_people", user=user, at=at, on=melding, once=once) as trail:
        dossier.change_relatie(relatie=relatie, relation=relation, seen=seen)
        trail.note(melding.zaak, relatie=relatie.pk)


@answers_once(nothing_more)
def add_address(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    betrokkene: Betrokkene,
    address: Address,
    once: UUID | None = None,
) -> None:
    """Keep an address of a person; a new home ends the one before, which stays.

    :raises WrongState: if a home runs and the new one does not begin later.
    """
    with act("melding.change_address", user=user, at=at, on=melding, once=once) as trail:
        adres = dossier.add_adres(betrokkene=betrokkene, address=address, at=at)
        index_person(betrokkene=betrokkene, at=at)
        trail.note(melding.zaak, betrokkene=betrokkene.pk, adres=adres.pk)


@answers_once(nothing_more)
def change_address(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    adres: Adres,
    address: Address,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Correct or end an address of a person of the dossier of a melding."""
    with act("melding.change_address", user=user, at=at, on=melding, once=once) as trail:
        dossier.change_adres(adres=adres, address=address, seen=seen)
        index_person(betrokkene=adres.betrokkene, at=at)
        trail.note(melding.zaak, betrokkene=adres.betrokkene_id, adres=adres.pk)


@answers_once(nothing_more)
def add_reach(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    betrokkene: Betrokkene,
    reach: Reach,
    once: UUID | None = None,
) -> None:
    """Keep a number or mail address of a person, and what was said about using it."""
    with act("melding.change_reach", user=user, at=at, on=melding, once=once) as trail:
        bereik = dossier.add_bereik(betrokkene=betrokkene, reach=reach, at=at)
        trail.note(melding.zaak, betrokkene=betrokkene.pk, bereik=bereik.pk)


@answers_once(nothing_more)
def change_reach(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    bereik: Bereik,
    reach: Reach,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Put what is known now of a number of a person in place of before."""
    with act("melding.change_reach", user=user, at=at, on=melding, once=once) as trail:
        dossier.change_bereik(bereik=bereik, reach=reach, seen=seen)
        trail.note(melding.zaak, betrokkene=bereik.betrokkene_id, bereik=bereik.pk)


@answers_once(nothing_more)
def end_reach(
    *,
    user: Actor,
    at: datetime,
    melding: Melding,
    bereik: Bereik,
    seen: int,
    once: UUID | None = None,
) -> None:
    """Write down that a number of a person is used no more."""
    with act("melding.change_reach", user=user, at=at, on=melding, once=once) as trail:
        dossier.end_bereik(bereik=bereik, at=at, seen=seen)
        trail.note(melding.zaak, betrokkene=bereik.betrokkene_id, bereik=bereik.pk)
