"""The people of the tests, and how a state is reached: always through the actions themselves."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from unittest.mock import patch
from uuid import uuid4

from django.test import Client

from baken.casework.alarm.actions import raise_alarm, raise_gevaar
from baken.casework.alarm.models import Alarm
from baken.casework.consult import actions as consult_actions
from baken.casework.consult.models import Consult
from baken.casework.contact.actions import begin_contact
from baken.casework.contact.models import Contact
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.dossier.rules.person import Told
from baken.casework.taak.models import Taak
from baken.casework.zaak.models import Zaak
from baken.diensten.advies import actions as advies_actions
from baken.diensten.advies.models import Advies
from baken.diensten.advies.rules.answers import Answers, Support
from baken.diensten.beoordeling import actions as beoordeling_actions
from baken.diensten.beoordeling.models import Beoordeling
from baken.diensten.beoordeling.queries import ids_of_people
from baken.diensten.beoordeling.rules.assessment import Answer, Assessment, Spoken
from baken.diensten.melding import actions as melding_actions
from baken.diensten.melding.models import Melding
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.foundation.identity.queries import actor_of
from baken.intake.chat import actions as chat_actions
from baken.intake.chat.tests.visitor import Visitor
from baken.intake.telefoon import actions as telefoon_actions
from baken.intake.telefoon.rules.call import Call
from baken.intake.terugbelverzoek import actions as terugbel_actions
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.request import NewRequest

HOME, AWAY = "zaanstreek-waterland", "haaglanden"
ROLES = {
    "fatima": ("frontoffice", HOME),
    "karim": ("frontoffice", HOME),
    "wim": ("secretariaat", HOME),
    "yara": ("gedragswetenschapper", HOME),
    "daan": ("vertrouwensarts", HOME),
    "daan2": ("vertrouwensarts", HOME),
    "daan3": ("vertrouwensarts", HOME),
    "artsvanver": ("vertrouwensarts", AWAY),
    "ines": ("backoffice", HOME),
    "marit": ("teammanager", HOME),
    "ruben": ("procesregisseur", HOME),
    "lotte": ("coordinator_frontoffice", HOME),
    "crisis": ("crisisdienst", HOME),
    "bas": ("privacy_officer", HOME),
    "stranger": ("frontoffice", AWAY),
}
PHONE = "+31655501234"
THREE_HALF_DAYS = (1, 4, 24)  # hours after ten on a werkdag
ANSWERS = Answers(
    hoedanigheid="buurtbewoner",
    gemeente="0479",
    aanleiding=("08",),
    aard=("03", "08"),
    situation="Beller hoort al weken ruzie bij de buren.",
    advice="Noteer wat je hoort en wanneer.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
)
PROFESSIONAL = replace(
    ANSWERS, hoedanigheid="huisarts", meldcode_step=3, organisation="Praktijk Noord"
)


def organisatie(code: str) -> Organisatie:
    """Return one of the two regions of the tests; they stand in the template database."""
    return Organisatie.objects.get(code=code)


def join(username: str, *, at: datetime) -> Actor:
    """Let one of the cast join their region, and return them at work."""
    role, code = ROLES[username]
    user, fresh = User.objects.get_or_create(
        username=username, defaults={"name": username.capitalize(), "date_joined": at}
    )
    if fresh:
        Membership.objects.create(
            user=user,
            organisatie=organisatie(code),
            roles=[role],
            from_date=date(2020, 1, 1),
        )
    actor = actor_of(user=user, on=at.date())
    assert actor is not None
    return actor


def user_of(actor: Actor) -> User:
    """Return the person behind an actor, to log a client in."""
    return User.objects.get(pk=actor.user_id)


def given_contact(*, user: Actor, at: datetime) -> Contact:
    """Return a contact that has just begun."""
    return begin_contact(user=user, at=at, channel="telefoon", once=uuid4())


def given_chat(*, user: Actor, at: datetime) -> Contact:
    """Return a chat this person has accepted; the visitor said one thing."""
    with inside(user.organisatie_id):
        chat_actions.begin_duty(user=user, at=at)
        visitor = Visitor(at=at)
        visitor.say("ben daar nog")
        lijn = chat_actions.accept(user=user, at=at, lijn_id=visitor.lijn.pk, once=uuid4())
    assert lijn.contact is not None
    return lijn.contact


def given_missed(*, user: Actor, at: datetime, called_at: datetime, number: str = PHONE) -> Contact:
    """Return a missed call that was entered afterwards."""
    call = Call(called_at=called_at, number=number)
    return telefoon_actions.enter_missed(user=user, at=at, call=call, once=uuid4())


def given_voicemail(
    *, user: Actor, at: datetime, called_at: datetime, number: str = PHONE
) -> Contact:
    """Return a voicemail that was entered after it was left."""
    call = Call(called_at=called_at, number=number)
    return telefoon_actions.enter_voicemail(user=user, at=at, call=call, once=uuid4())


def given_alarm(*, user: Actor, at: datetime) -> Alarm:
    """Return the alarm of a caller who is on the line."""
    contact = given_contact(user=user, at=at)
    return raise_alarm(user=user, at=at, contact=contact, kind="spoed", once=uuid4())


def given_gevaar(*, user: Actor, at: datetime, contact: Contact | None = None) -> Alarm:
    """Return the call for help of somebody in whose talk there is danger now."""
    return raise_gevaar(user=user, at=at, contact=contact or given_contact(user=user, at=at))


def a_request(**told: object) -> NewRequest:
    """Return what a neighbour tells who wants to be called back."""
    safe = {"number": PHONE, "may_call": "ja"}
    safe |= {k: told.pop(k) for k in tuple(told) if k in SafeContact.__annotations__}  # type: ignore[dict-item]
    given: dict[str, object] = {"caller": "burger", "about": "Ruzie bij de buren"} | told
    return NewRequest(safe=SafeContact(**safe), **given)  # type: ignore[arg-type]


def given_verzoek(*, user: Actor, at: datetime, **told: object) -> Terugbelverzoek:
    """Return a request to be called back that has just been taken down."""
    contact = given_contact(user=user, at=at)
    return terugbel_actions.receive(
        user=user, at=at, contact=contact, request=a_request(**told), once=uuid4()
    )


def given_advies(*, user: Actor, at: datetime, answers: Answers = ANSWERS) -> Advies:
    """Return an advies that is registered and still open."""
    contact = given_contact(user=user, at=at)
    return advies_actions.register_advies(
        user=user, at=at, contact=contact, answers=answers, once=uuid4()
    )


def given_melding(*, user: Actor, at: datetime) -> Melding:
    """Return a melding of a known melder that was an advies a moment ago."""
    opening = Opening(
        basis=Basis.MELDER, told="alles", melder_name="Jan de Boer", melder_telephone=PHONE
    )
    advies = given_advies(user=user, at=at)
    return melding_actions.open_from_advies(
        user=user, at=at, advies=advies, opening=opening, once=uuid4()
    )


def given_beoordeling(*, user: Actor, at: datetime, melding: Melding) -> Beoordeling:
    """Return a whole veiligheidsbeoordeling of a melding, which waits for a second look."""
    with inside(user.organisatie_id):
        people = ids_of_people(zaak=melding.zaak)
    return beoordeling_actions.propose(
        user=user, at=at, melding=melding, assessment=assessment_of(people), once=uuid4()
    )


def assessment_of(people: Collection[int]) -> Assessment:
    """Return a whole veiligheidsbeoordeling that speaks of these people."""
    return Assessment(
        acute="nee",
        structural="ja",
        sources=("eigen", "politie"),
        answers=[Answer(question="letsel", answer="ja", remark="De huisarts zag een blauwe plek.")],
        spoken=[
            Spoken(betrokkene_id=one, how="niet", why_not="Is nog niet bereikt.")
            for one in sorted(people)
        ],
        proposed="onderzoek",
        reason="Er is letsel en er waren kinderen bij.",
        next_step="Ruben spreekt beide ouders apart.",
    )


def given_betrokkene(*, user: Actor, at: datetime, melding: Melding, rol: str = "kind") -> None:
    """Add somebody of whom only the rol is known."""
    told = Told(rollen=(rol,), geslacht="O")
    melding_actions.add_betrokkene(user=user, at=at, melding=melding, told=told)


def given_household(*, user: Actor, at: datetime, melding: Melding) -> list[int]:
    """Add a mother, possible victim, and a possible pleger; return their ids."""
    for rollen, name in ((("ouder", "slachtoffer"), "Loes"), (("pleger",), "Rik")):
        told = Told(rollen=rollen, geslacht="O", voornamen=name, geslachtsnaam="Bedacht")
        melding_actions.add_betrokkene(user=user, at=at, melding=melding, told=told)
    with inside(user.organisatie_id):
        return sorted(ids_of_people(zaak=melding.zaak))


def given_parked(*, user: Actor, at: datetime, number: str = PHONE) -> Terugbelverzoek:
    """Return a request of which the number alone is known."""
    contact = given_contact(user=user, at=at)
    request = NewRequest(safe=SafeContact(number=number))
    return terugbel_actions.park(user=user, at=at, contact=contact, request=request, once=uuid4())


def given_attempts(
    *, user: Actor, verzoek: Terugbelverzoek, moments: Sequence[datetime]
) -> Terugbelverzoek:
    """Return the request after nobody answered at these moments."""
    for at in moments:
        terugbel_actions.attempt(
            user=user, at=at, verzoek=verzoek, outcome="geen_gehoor", once=uuid4()
        )
    return verzoek


def given_held(*, taken_by: Actor, user: Actor, at: datetime, **told: object) -> Terugbelverzoek:
    """Return a request after somebody else answered the telephone."""
    verzoek = given_verzoek(user=taken_by, at=at, **told)
    terugbel_actions.hold(user=user, at=at, verzoek=verzoek, outcome="ander_nam_op", once=uuid4())
    return verzoek


def given_lapse_asked(
    *, taken_by: Actor, user: Actor, at: datetime, **told: object
) -> Terugbelverzoek:
    """Return a request, tried on three half-days, for which somebody asks that it lapses."""
    verzoek = given_verzoek(user=taken_by, at=at, **told)
    tries = [at + timedelta(hours=n) for n in THREE_HALF_DAYS]
    given_attempts(user=user, verzoek=verzoek, moments=tries)
    terugbel_actions.ask_lapse(user=user, at=tries[-1], verzoek=verzoek, reason="niet_bereikt")
    return verzoek


def given_talk(*, user: Actor, at: datetime, verzoek: Terugbelverzoek) -> Contact:
    """Return the contact of a call-back that reached the caller."""
    return terugbel_actions.reach(user=user, at=at, verzoek=verzoek, direction="uit", once=uuid4())


def given_follow_up(*, user: Actor, at: datetime, planned_at: datetime) -> Taak:
    """Return the agreed follow-up of an open advies."""
    answers = replace(ANSWERS, follow_up="aangeboden", follow_up_at=planned_at)
    advies = given_advies(user=user, at=at, answers=answers)
    return Taak.objects.select_related("zaak").get(zaak=advies.zaak)


def given_consult(*, user: Actor, at: datetime, zaak: Zaak, **told: object) -> Consult:
    """Return a question for counsel that has just been asked: of a vertrouwensarts, no spoed."""
    asked: dict[str, object] = {"to_role": "vertrouwensarts", "is_spoed": False}
    asked |= {"question": "Past dit letsel bij een val?"} | told
    return consult_actions.ask_consult(user=user, at=at, zaak=zaak, once=uuid4(), **asked)  # type: ignore[arg-type]


def given_support(*, user: Actor, at: datetime, planned_at: datetime) -> Taak:
    """Return the support that was promised to a professional, on an advies that is open."""
    promised = (Support(soort="mee_naar_gesprek", at=planned_at),)
    advies = given_advies(user=user, at=at, answers=replace(PROFESSIONAL, support=promised))
    return Taak.objects.select_related("zaak").get(zaak=advies.zaak)


def client_of(actor: Actor) -> Client:
    """Return the browser of somebody who is logged in."""
    client = Client()
    client.force_login(user_of(actor))
    return client


@contextmanager
def the_clock_at(moment: datetime) -> Iterator[None]:
    """Let the views believe that it is this moment."""
    with patch("django.utils.timezone.now", lambda: moment):
        yield
