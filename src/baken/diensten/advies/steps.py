"""Writes of an advies, shared by its actions."""

from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.steps import check_open, end_as_zaak, note_channel, note_naam
from baken.casework.taak.steps import plan_taak
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.steps import NewZaak, close_zaak, open_zaak, relate
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.rules.answers import Answers
from baken.diensten.advies.rules.states import State, check_may_close
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import reserve_ids

FOLLOW_UP = "vervolg"


def make_advies(
    *, contact: Contact, answers: Answers, user: Actor, at: datetime, state: State = State.OPEN
) -> Advies:
    """Make the zaak and the advies of a talk, in this state; the contact ends in it.

    :raises WrongState: if the contact has ended already, or a closed advies has a follow-up.
    """
    check_open(contact=contact)
    if state is State.CLOSED:
        check_may_close(has_open_follow_up=answers.appointment is not None)
    new = NewZaak(
        soort="advies",
        organisatie_id=user.organisatie_id,
        queue="frontoffice",
        behandelaar_id=user.user_id,
        closed_at=at if state is State.CLOSED else None,
        body=contact.body,
    )
    zaak = open_zaak(new=new, at=at)
    advies = _write_advies(zaak, contact, answers, user=user, at=at, state=state)
    note_channel(contact=contact, channel=answers.channel)
    note_naam(contact=contact, name=answers.name, organisation=answers.organisation)
    end_as_zaak(contact=contact, zaak=zaak, at=at)
    if contact.source is not None:
        relate(zaak=zaak, source=contact.source, kind="teruggebeld")
    if answers.appointment is not None:
        plan_taak(
            zaak=zaak,
            soort=FOLLOW_UP,
            behandelaar_id=user.person_id,
            planned_at=answers.appointment,
            at=at,
        )
    return advies


def end_in_melding(*, advies: Advies, at: datetime) -> None:
    """End an advies that became a melding; one that ended before keeps its own end."""
    if State(advies.state) is State.CLOSED:
        return
    advies.state = State.CLOSED.value
    advies.version += 1
    advies.save(update_fields=["state", "version"])
    close_zaak(zaak=advies.zaak, at=at)


def _write_advies(
    zaak: Zaak, contact: Contact, answers: Answers, *, user: Actor, at: datetime, state: State
) -> Advies:
    advies_pk, situatie_pk = reserve_ids(Advies, Situatieomschrijving)
    advies = Advies(
        pk=advies_pk,
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        state=state.value,
        channel=answers.channel,
        hoedanigheid=answers.hoedanigheid,
        gemeente=answers.gemeente,
        aanleiding=list(answers.aanleiding),
        aard=list(answers.aard),
        meldcode_step=answers.meldcode_step,
        via_tolk=answers.via_tolk,
        is_anonymous=not answers.name,
        follow_up=answers.follow_up,
        plan=answers.plan,
        told=answers.told,
    )
    seal(advies, functie=answers.functie, told_why=answers.told_why)
    advies.save(force_insert=True)
    situatie = Situatieomschrijving(
        pk=situatie_pk,
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        advies=advies,
        contact=contact,
        medewerker_id=user.person_id,
        at=at,
    )
    seal(situatie, situation=answers.situation, advice=answers.advice)
    situatie.save(force_insert=True)
    return advies
