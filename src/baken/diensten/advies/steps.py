"""Writes of an advies, shared by its actions."""

from collections.abc import Sequence
from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.steps import (
    check_open,
    end_as_zaak,
    note_channel,
    note_line,
    note_naam,
    take,
)
from baken.casework.taak.models import Taak
from baken.casework.taak.queries import soorten_open
from baken.casework.taak.steps import plan_taak
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.steps import (
    NewZaak,
    close_zaak,
    make_responsible,
    open_zaak,
    relate,
    reopen_zaak,
)
from baken.diensten.advies.models import Advies, Situatieomschrijving
from baken.diensten.advies.rules.again import Again
from baken.diensten.advies.rules.answers import Answers, Support
from baken.diensten.advies.rules.states import State, check_may_close
from baken.diensten.advies.rules.support import check_gets_support
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import reserve_ids
from baken.policy.codelijsten import codelijsten

FOLLOW_UP = "vervolg"
SUPPORT = "steun"  # the code list; each of its codes is a soort of taak


def make_advies(
    *, contact: Contact, answers: Answers, user: Actor, at: datetime, state: State = State.OPEN
) -> Advies:
    """Make the zaak and the advies of a talk, in this state; the contact ends in it.

    :raises WrongState: if the contact has ended already, if a closed advies has a follow-up or
        support, or if support is promised to who does not ask by profession.
    """
    check_open(contact=contact)
    if state is State.CLOSED:
        check_may_close(follow_up=answers.appointment is not None, support=bool(answers.support))
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
    note_line(contact=contact, line=answers.line)
    note_naam(contact=contact, name=answers.name, organisation=answers.organisation)
    end_as_zaak(contact=contact, zaak=zaak, at=at)
    if contact.source is not None:
        relate(zaak=zaak, source=contact.source, kind="teruggebeld")
    make_responsible(zaak=zaak, medewerker_id=user.person_id, at=at)
    _plan_follow_up(zaak, answers, user=user, at=at)
    promise(zaak=zaak, hoedanigheid=answers.hoedanigheid, support=answers.support, user=user, at=at)
    return advies


def add_talk(
    *, advies: Advies, contact: Contact, again: Again, user: Actor, at: datetime, state: State
) -> None:
    """Add one more talk about the same situation; the contact ends in the zaak of the advies.

    The end of a closed advies moves to this talk.

    :raises WrongState: if the contact has ended already, or a closed advies has a follow-up.
    """
    zaak = advies.zaak
    take(contact=contact, user=user, right="advies.register")
    check_open(contact=contact)
    if state is State.CLOSED:
        still = soorten_open(zaak=zaak)
        is_agreed = again.appointment is not None or FOLLOW_UP in still
        check_may_close(follow_up=is_agreed, support=bool(still & support_codes()))
    _write_talk(advies, contact, again, user=user, at=at)
    note_channel(contact=contact, channel=again.channel)
    end_as_zaak(contact=contact, zaak=zaak, at=at)
    if contact.source is not None:
        relate(zaak=zaak, source=contact.source, kind="teruggebeld")
    make_responsible(zaak=zaak, medewerker_id=user.person_id, at=at)
    _plan_follow_up(zaak, again, user=user, at=at)
    _show_last_talk(advies, again, state=state)
    if state is State.CLOSED:
        close_zaak(zaak=zaak, at=at)
    elif zaak.closed_at is not None:
        reopen_zaak(zaak=zaak, behandelaar_id=user.person_id)


def support_codes() -> frozenset[str]:
    """Return the soorten of taak that are promised support."""
    return frozenset(codelijsten()[SUPPORT].items)


def promise(
    *, zaak: Zaak, hoedanigheid: str, support: Sequence[Support], user: Actor, at: datetime
) -> list[Taak]:
    """Make each promised support a taak of the person who promised it, at its moment.

    :raises WrongState: if the caller does not ask by profession.
    """
    if support:
        professional = codelijsten()["hoedanigheid"].marked("professional")
        check_gets_support(hoedanigheid, professional=professional)
    return [
        plan_taak(
            zaak=zaak, soort=one.soort, behandelaar_id=user.person_id, planned_at=one.at, at=at
        )
        for one in support
    ]


def _plan_follow_up(zaak: Zaak, talk: Answers | Again, *, user: Actor, at: datetime) -> None:
    if talk.appointment is not None:
        plan_taak(
            zaak=zaak,
            soort=FOLLOW_UP,
            behandelaar_id=user.person_id,
            planned_at=talk.appointment,
            at=at,
        )


def _show_last_talk(advies: Advies, again: Again, *, state: State) -> None:
    advies.state = state.value
    advies.follow_up, advies.plan, advies.told = again.follow_up, again.plan, again.told
    seal(advies, told_why=again.told_why)
    advies.version += 1
    advies.save(update_fields=["state", "follow_up", "plan", "told", "told_why", "version"])


def end_in_melding(*, advies: Advies, at: datetime) -> None:
    """End an advies that became a melding; one that ended before keeps its own end."""
    was_closed = State(advies.state) is State.CLOSED
    advies.state = State.MELDING.value
    advies.version += 1
    advies.save(update_fields=["state", "version"])
    if not was_closed:
        close_zaak(zaak=advies.zaak, at=at)


def _write_advies(
    zaak: Zaak, contact: Contact, answers: Answers, *, user: Actor, at: datetime, state: State
) -> Advies:
    (advies_pk,) = reserve_ids(Advies)
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
        verwijzing=answers.verwijzing,
        verwezen_naar=answers.verwezen_naar,
    )
    seal(advies, functie=answers.functie, told_why=answers.told_why)
    advies.save(force_insert=True)
    _write_talk(advies, contact, answers, user=user, at=at)
    return advies


def _write_talk(
    advies: Advies, contact: Contact, talk: Answers | Again, *, user: Actor, at: datetime
) -> None:
    (pk,) = reserve_ids(Situatieomschrijving)
    situatie = Situatieomschrijving(
        pk=pk,
        zaak=advies.zaak,
        organisatie_id=advies.organisatie_id,
        advies=advies,
        contact=contact,
        medewerker_id=user.person_id,
        at=at,
        follow_up=talk.follow_up,
        plan=talk.plan,
        told=talk.told,
    )
    seal(situatie, situation=talk.situation, advice=talk.advice, told_why=talk.told_why)
    situatie.save(force_insert=True)
