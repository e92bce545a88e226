"""Loads the practice data once, through the same actions people use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from baken.casework.consult import actions as consult
from baken.casework.contact.actions import begin_contact, end_as_nothing
from baken.casework.ketenpartner import actions as ketenpartner
from baken.casework.ketenpartner.models import Ketenpartner
from baken.casework.ketenpartner.queries import gemeenten_of_region
from baken.casework.zaak.models import Zaak
from baken.config.demo.beoordeling import assessment_of_school
from baken.config.demo.calls import CALLS
from baken.config.demo.calls import Call as Asks
from baken.config.demo.household import BEFORE, FAMILY, Lives, describe
from baken.config.demo.ketenpartners import KETENPARTNERS, STOPPED, Invented
from baken.config.demo.people import ORGANISATIE, SECOND_ORGANISATIE, demo_people
from baken.config.demo.raad import RAAD, Asked
from baken.config.demo.talks import (
    BUUR,
    BUUR_AGAIN,
    CHATTER,
    FAMILIE,
    SCHOOL,
    SCHOOL_AGREED,
    SCHOOL_REPORTS,
    WIJKTEAM,
)
from baken.config.demo.telephone import LAST_NIGHT, LEFT, MISSED
from baken.diensten.advies import actions as advies
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.answers import Answers, Support
from baken.diensten.beoordeling import actions as beoordeling
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.beoordeling.queries import ids_of_people
from baken.diensten.melding import actions as melding
from baken.diensten.melding.models import Melding
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.foundation.identity.queries import actor_of
from baken.intake.telefoon import actions as telefoon
from baken.intake.telefoon.rules.call import Call
from baken.intake.terugbelverzoek import actions as terugbel
from baken.policy.terugbellen import terugbellen

LONG_AGO = timedelta(days=400)


@transaction.atomic
def load() -> None:
    """Load organisaties, people and calls, unless they are there already."""
    if Organisatie.objects.exists():
        return
    now = timezone.now()
    for code, name in (ORGANISATIE, SECOND_ORGANISATIE):
        Organisatie.objects.create(code=code, name=name)
    cast = {person.username: _join(person.username, person.name, person.role_key, now)
            for person in demo_people()}  # fmt: skip
    _list_partners(cast["visser"], at=now - timedelta(days=30))
    for call in CALLS:
        _ring(call, secretaris=cast["joke"], worker=cast["omar"], now=now)
    _hang_up(cast["joke"], at=now - timedelta(minutes=25))
    _enter_calls(secretaris=cast["joke"], on_call=cast["tess"], now=now)
    made = {
        answers: _advise(answers, worker=cast["sanne"], at=now - ago)
        for ago, answers in _adviezen(now)
    }
    _advise(CHATTER, worker=cast["sanne"], at=now - timedelta(hours=22), channel="chat")
    _advise_again(made[BUUR], worker=cast["omar"], at=now - timedelta(hours=5))
    advisers = {"gedragswetenschapper": cast["farida"], "vertrouwensarts": cast["naber"]}
    for asked in RAAD:
        adviser = advisers[asked.to_role]
        _ask(
            asked,
            zaak=next(iter(made.values())).zaak,
            worker=cast["omar"],
            adviser=adviser,
            now=now,
        )
    before = _report(worker=cast["sanne"], at=now - timedelta(days=40), people=BEFORE)
    proposed = _assess(regisseur=cast["bakker"], opened=before, at=now - timedelta(days=38))
    _agree(proposed, adviser=cast["farida"], at=now - timedelta(days=37))
    opened = _report(worker=cast["sanne"], at=now - timedelta(hours=20), people=FAMILY)
    _assess(regisseur=cast["bakker"], opened=opened, at=now - timedelta(hours=2))


def _join(username: str, name: str, role: str, now: datetime) -> Actor:
    user = User.objects.create(
        username=username, name=name, date_joined=now, password=make_password(None)
    )
    organisatie = Organisatie.objects.get(code=ORGANISATIE[0])
    since = timezone.localdate(now - LONG_AGO)
    Membership.objects.create(user=user, organisatie=organisatie, roles=[role], from_date=since)
    actor = actor_of(user=user, on=timezone.localdate(now))
    if actor is None:
        raise RuntimeError("a person who just joined has no role")
    return actor


def _list_partners(backoffice: Actor, *, at: datetime) -> None:
    """Fill the directory of ketenpartners; one of them stopped since."""
    region = gemeenten_of_region(organisatie_id=backoffice.organisatie_id)
    codes = [one.code for one in region]
    made = [_list_partner(one, codes, user=backoffice, at=at) for one in KETENPARTNERS]
    place, why = STOPPED
    gone, later = made[place], at + timedelta(days=10)
    ketenpartner.stop_ketenpartner(
        user=backoffice, at=later, ketenpartner=gone, why=why, seen=gone.version
    )


def _list_partner(
    one: Invented, codes: Sequence[str], *, user: Actor, at: datetime
) -> Ketenpartner:
    told = one.told_in(codes)
    made = ketenpartner.add_ketenpartner(user=user, at=at, told=told, once=uuid4())
    for desk in one.desks:
        ketenpartner.add_contactpunt(user=user, at=at, ketenpartner=made, desk=desk, once=uuid4())
    today = timezone.localdate(at)
    for agreed in one.agreed:
        ketenpartner.add_afspraak(
            user=user, at=at, ketenpartner=made, agreed=agreed.from_day(today), once=uuid4()
        )
    return made


def _ring(call: Asks, *, secretaris: Actor, worker: Actor, now: datetime) -> None:
    at = now - timedelta(minutes=call.minutes_ago)
    contact = begin_contact(user=secretaris, at=at, channel="telefoon", once=uuid4())
    take = terugbel.park if call.parked else terugbel.receive
    verzoek = take(user=secretaris, at=at, contact=contact, request=call.request, once=uuid4())
    for number, outcome in enumerate(call.attempts, start=1):
        do = terugbel.hold if terugbellen().outcomes[outcome].holds else terugbel.attempt
        later = at + timedelta(minutes=30 * number)
        do(user=worker, at=later, verzoek=verzoek, outcome=outcome, once=uuid4())


def _hang_up(secretaris: Actor, *, at: datetime) -> None:
    contact = begin_contact(user=secretaris, at=at, channel="telefoon", once=uuid4())
    end_as_nothing(user=secretaris, at=at, contact=contact, reason="opgehangen")


def _enter_calls(*, secretaris: Actor, on_call: Actor, now: datetime) -> None:
    """Enter what came while nobody wrote: two missed calls, a voicemail, a talk of last night."""
    at = now - timedelta(minutes=30)
    rang = [(telefoon.enter_missed, secretaris, one) for one in MISSED]
    rang += [(telefoon.enter_voicemail, secretaris, LEFT)]
    rang += [(telefoon.enter_talk, on_call, LAST_NIGHT)]
    for enter, user, one in rang:
        call = Call(called_at=now - timedelta(minutes=one.minutes_ago), number=one.number)
        enter(user=user, at=at, call=call, once=uuid4())


def _advise(answers: Answers, *, worker: Actor, at: datetime, channel: str = "telefoon") -> Advies:
    contact = begin_contact(user=worker, at=at, channel=channel, once=uuid4())
    do = (
        advies.register_advies
        if answers.follow_up_at or answers.support
        else advies.register_and_close
    )
    return do(user=worker, at=at, contact=contact, answers=answers, once=uuid4())


def _advise_again(made: Advies, *, worker: Actor, at: datetime) -> None:
    """Let the neighbour call once more, about the same situation."""
    contact = begin_contact(user=worker, at=at, channel="telefoon", once=uuid4())
    advies.continue_and_close(
        user=worker, at=at, advies=made, contact=contact, again=BUUR_AGAIN, seen=made.version,
        once=uuid4(),
    )  # fmt: skip


def _ask(asked: Asked, *, zaak: Zaak, worker: Actor, adviser: Actor, now: datetime) -> None:
    at = now - timedelta(minutes=asked.minutes_ago)
    question = consult.ask_consult(
        user=worker,
        at=at,
        zaak=zaak,
        to_role=asked.to_role,
        question=asked.question,
        is_spoed=asked.is_spoed,
        once=uuid4(),
    )
    if asked.answer:
        later = at + timedelta(minutes=40)
        consult.answer_consult(user=adviser, at=later, consult=question, answer=asked.answer)


def _report(*, worker: Actor, at: datetime, people: Sequence[Lives]) -> Melding:
    """Let an advies of a school become a melding, of a mother, her child and its father."""
    contact = begin_contact(user=worker, at=at, channel="telefoon", once=uuid4())
    made = advies.register_advies(user=worker, at=at, contact=contact, answers=SCHOOL, once=uuid4())
    later = at + timedelta(minutes=6)
    opened = melding.open_from_advies(
        user=worker, at=later, advies=made, opening=SCHOOL_REPORTS, once=uuid4()
    )
    describe(worker=worker, melding=opened, people=people, at=later)
    return opened


def _assess(*, regisseur: Actor, opened: Melding, at: datetime) -> Beoordeling:
    """Let the procesregisseur propose what follows; it waits for a second look."""
    with inside(regisseur.organisatie_id):
        mother, child, father = sorted(ids_of_people(zaak=opened.zaak))
    assessment = assessment_of_school(mother=mother, child=child, father=father)
    return beoordeling.propose(
        user=regisseur, at=at, melding=opened, assessment=assessment, once=uuid4()
    )


def _agree(made: Beoordeling, *, adviser: Actor, at: datetime) -> None:
    """Let a gedragswetenschapper agree: the melding of before is assessed, and not yet closed."""
    words = "Ik keek naar wat moeder zelf vertelt."
    beoordeling.agree(user=adviser, at=at, beoordeling=made, words=words, seen=made.version)


def _adviezen(now: datetime) -> list[tuple[timedelta, Answers]]:
    """Return invented adviezen: one with a follow-up later today, one with support next week,
    two that are closed."""
    later = timezone.localtime(now).replace(hour=23, minute=30, second=0, microsecond=0)
    going_along = Support(soort="mee_naar_gesprek", at=later + timedelta(days=7))
    return [
        (timedelta(days=4), replace(WIJKTEAM, follow_up_at=later)),
        (timedelta(days=3), replace(SCHOOL_AGREED, support=(going_along,))),
        (timedelta(days=2), BUUR),
        (timedelta(hours=26), FAMILIE),
    ]
