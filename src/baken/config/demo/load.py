"""Loads the practice data once, through the same actions people use."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from baken.casework.contact.actions import begin_contact
from baken.config.demo.calls import CALLS, Call
from baken.config.demo.people import ORGANISATIE, SECOND_ORGANISATIE, demo_people
from baken.config.demo.talks import BUUR, FAMILIE, SCHOOL, WIJKTEAM
from baken.diensten.advies import actions as advies
from baken.diensten.advies.rules.answers import Answers, Support
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.foundation.identity.queries import actor_of
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
    for call in CALLS:
        _ring(call, secretaris=cast["joke"], worker=cast["omar"], now=now)
    for ago, answers in _adviezen(now):
        _advise(answers, worker=cast["sanne"], at=now - ago)


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


def _ring(call: Call, *, secretaris: Actor, worker: Actor, now: datetime) -> None:
    at = now - timedelta(minutes=call.minutes_ago)
    contact = begin_contact(user=secretaris, at=at, channel="telefoon", once=uuid4())
    take = terugbel.park if call.parked else terugbel.receive
    verzoek = take(user=secretaris, at=at, contact=contact, request=call.request, once=uuid4())
    for number, outcome in enumerate(call.attempts, start=1):
        do = terugbel.hold if terugbellen().outcomes[outcome].holds else terugbel.attempt
        later = at + timedelta(minutes=30 * number)
        do(user=worker, at=later, verzoek=verzoek, outcome=outcome, once=uuid4())


def _advise(answers: Answers, *, worker: Actor, at: datetime) -> None:
    contact = begin_contact(user=worker, at=at, channel="telefoon", once=uuid4())
    do = (
        advies.register_advies
        if answers.follow_up_at or answers.support
        else advies.register_and_close
    )
    do(user=worker, at=at, contact=contact, answers=answers, once=uuid4())


def _adviezen(now: datetime) -> list[tuple[timedelta, Answers]]:
    """Return invented adviezen: one with a follow-up later today, one with support next week,
    two that are closed."""
    later = timezone.localtime(now).replace(hour=23, minute=30, second=0, microsecond=0)
    going_along = Support(soort="mee_naar_gesprek", at=later + timedelta(days=7))
    return [
        (timedelta(days=4), replace(WIJKTEAM, follow_up_at=later)),
        (timedelta(days=3), replace(SCHOOL, support=(going_along,))),
        (timedelta(days=2), BUUR),
        (timedelta(hours=26), FAMILIE),
    ]
