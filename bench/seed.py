"""Makes the work to measure on: an organisatie with 60 open call-backs, and its adviezen."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from baken.casework.contact.actions import begin_contact
from baken.casework.contact.models import Contact, Naam, Telefoon
from baken.casework.contact.steps import SafeContact
from baken.casework.zaak.models import Zaak
from baken.core.numbers import new_body
from baken.diensten.advies.actions import register_and_close
from baken.diensten.advies.rules.answers import Answers
from baken.foundation.access.inside import inside
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.foundation.identity.queries import actor_of
from baken.intake.terugbelverzoek import actions as terugbel
from baken.intake.terugbelverzoek.steps import NewRequest

PASSWORD = "een wachtwoord om mee te meten"
CALLS = 60
READERS = LEADERS = 12
MOST_ADVIEZEN = 3000
SEARCHES = 20  # different questions of each kind
SPARE = 50  # more than needed
GENERATED = "zaanstreek-waterland"  # the organisatie under test where the past is generated
ABOUT = (
    "Ruzie bij de buren, kinderen huilen",
    "Vraag over stap 3 van de meldcode",
    "Zorgen om een oudere man, val van de trap",
    "Wil advies over een dreigende ex",
)
NAMES = ("Basisschool De Vlieger", "", "Thuiszorg Noordrand", "Mevrouw De Wit", "")
NAMES_OF_CALLERS = ("", "Anna Eikenhuis", "", "Karim Lindenhof", "", "Ria van de Molenberg")
ANSWERS = Answers(
    hoedanigheid="buurtbewoner",
    gemeente="0479",
    aanleiding=("08",),
    aard=("03",),
    situation="Beller hoort al weken ruzie bij de buren. Gisteren huilden de kinderen lang.",
    advice="Noteer wat je hoort en wanneer. Bel 112 bij gevaar.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
)


@dataclass(frozen=True)
class Seeded:
    """What there is to ask for."""

    organisatie_id: int
    worker: Actor  # whose talks are registered
    readers: list[str]
    leaders: list[str]
    adviezen: list[str]
    telephones: list[str]
    names: list[str]


def seed(*, adviezen: int) -> Seeded:
    """Make people, call-backs and closed adviezen, by the actions people use.

    Where no adviezen are asked for, a generated past is there already, which has them.
    """
    now = timezone.now()
    if adviezen:
        place = Organisatie.objects.create(code="meetregio", name="Veilig Thuis Meetregio")
    else:
        place = Organisatie.objects.get(code=GENERATED)
    password = make_password(PASSWORD)
    secretaris = join("meter", "secretariaat", place, password, now)
    readers = [f"lezer{n}" for n in range(READERS)]
    leaders = [f"leider{n}" for n in range(LEADERS)]
    for names, role in ((readers, "frontoffice"), (leaders, "teammanager")):
        for name in names:
            join(name, role, place, password, now)
    worker = join("werker", "frontoffice", place, password, now)
    for n in range(CALLS):
        _ring(n, user=secretaris, at=now - timedelta(minutes=35 * n + 5))
    for n in range(adviezen):
        _advise(worker, now, name=NAMES_OF_CALLERS[n % len(NAMES_OF_CALLERS)])
    with inside(place.pk):
        return Seeded(place.pk, worker, readers, leaders, _numbers(), _telephones(), _names())


def _numbers() -> list[str]:
    """Adviezen from the whole past, in no order."""
    rows = Zaak.objects.filter(soort="advies").order_by("number")
    return list(rows.values_list("number", flat=True)[:MOST_ADVIEZEN])


def _telephones() -> list[str]:
    rows = Telefoon.objects.filter(contact__zaak__closed_at=None).exclude(number="")
    return list(rows.order_by("number").values_list("number", flat=True)[:SEARCHES])


def _names() -> list[str]:
    """Full names of callers, spread over the past."""
    rows = Naam.objects.filter(contact__zaak__soort="advies", name__contains=" ").order_by("pk")
    found = list(rows.values_list("name", flat=True))
    return found[:: max(1, len(found) // SEARCHES)][:SEARCHES]


def fresh_contacts(*, user: Actor, count: int) -> list[str]:
    """Write that many contacten that somebody has just begun; their bodies come back.

    Beside millions, a number that is drawn may be taken already, behind another wall.
    """
    now = timezone.now()
    fresh = (
        Contact(
            organisatie_id=user.organisatie_id,
            body=new_body(),
            channel="telefoon",
            medewerker_id=user.user_id,
            started_at=now,
        )
        for _ in range(count + SPARE)
    )
    with inside(user.organisatie_id):
        Contact.objects.bulk_create(fresh, ignore_conflicts=True)
        made = Contact.objects.filter(medewerker_id=user.user_id, started_at=now)
        return list(made.values_list("body", flat=True)[:count])


def join(username: str, role: str, place: Organisatie, password: str, now: datetime) -> Actor:
    """Let somebody work somewhere in one role."""
    user = User.objects.create(
        username=username, name=username.title(), date_joined=now, password=password
    )
    since = timezone.localdate(now - timedelta(days=400))
    Membership.objects.create(user=user, organisatie=place, roles=[role], from_date=since)
    actor = actor_of(user=user, on=timezone.localdate(now))
    if actor is None:
        raise RuntimeError("a person who just joined has no role")
    return actor


def _ring(n: int, *, user: Actor, at: datetime) -> None:
    name = NAMES[n % len(NAMES)]
    request = NewRequest(
        safe=SafeContact(number=f"+3165550{n:04}", may_call="ja"),
        caller="professional" if name else "burger",
        name=name,
        about=ABOUT[n % len(ABOUT)],
        has_children=n % 3 == 0,
    )
    contact = begin_contact(user=user, at=at, channel="telefoon", once=uuid4())
    terugbel.receive(user=user, at=at, contact=contact, request=request, once=uuid4())


def _advise(worker: Actor, at: datetime, *, name: str) -> None:
    contact = begin_contact(user=worker, at=at, channel="telefoon", once=uuid4())
    answers = replace(ANSWERS, name=name)
    register_and_close(user=worker, at=at, contact=contact, answers=answers, once=uuid4())
