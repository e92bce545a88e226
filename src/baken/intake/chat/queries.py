"""Reads of the chat: who does duty, who waits, which talks are one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from baken.casework.alarm.models import Alarm
from baken.casework.alarm.queries import alarm_of_post
from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Relatie, Zaak
from baken.core.errors import NotFound
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import code_of, name_of_organisatie
from baken.intake.chat.models import Dienst, Inworp, Lijn, Sleutelpaar
from baken.intake.chat.rules.opening import Opening, Stand, is_silent, opening_now
from baken.intake.chat.rules.queue import Offer, offer_to
from baken.policy.alarm import UNMANNED
from baken.policy.bewaren import bewaren
from baken.policy.chat import chat


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One visitor that waits, as the desk shows him: nothing that says who he is."""

    pk: int
    gemeente: str
    regio: str
    since: datetime
    offer: Offer


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One talk of this worker that is open, or `is_over` and not registered yet."""

    body: str
    pk: int
    gemeente: str
    since: datetime
    last_number: int
    heard_at: datetime
    is_silent: bool
    left_as: str
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class OnDuty:
    """One colleague on chat duty; `is_there` says whether the screen is alive."""

    pk: int
    user_id: int
    name: str
    since: datetime
    is_there: bool


def list_waiting(*, user: Actor, at: datetime) -> list[Waiting]:
    """Return the visitors this desk is offered, who came first on top."""
    policy, regio = chat(), name_of_organisatie(organisatie_id=user.organisatie_id)
    rows = Lijn.objects.filter(organisatie=None, ended_at=None, left_at=None).order_by("pk")
    told = [
        Waiting(
            pk=row.pk,
            gemeente=row.gemeente,
            regio=row.regio,
            since=row.opened_at,
            offer=offer_to(
                row.regio,
                asked_of=regio,
                waits=at - row.opened_at,
                own_region_for=policy.own_region_for,
            ),
        )
        for row in rows
        if not is_silent(row.heard_at, now=at, after=policy.silent_after)
    ]
    return [one for one in told if one.offer is not Offer.NONE]


def own_talks(*, user: Actor, at: datetime) -> list[Talk]:
    """Return the talks this worker holds and has not registered yet, oldest first."""
    policy = chat()
    rows = Lijn.objects.filter(organisatie_id=user.organisatie_id, accepted_by=user.user_id)
    mine = rows.filter(contact__ended_at=None).select_related("contact").order_by("pk")
    return [
        Talk(
            body=row.contact.body if row.contact else "",
            pk=row.pk,
            gemeente=row.gemeente,
            since=row.accepted_at or row.opened_at,
            last_number=row.last_number,
            heard_at=row.heard_at,
            is_silent=is_silent(row.heard_at, now=at, after=policy.silent_after),
            left_as=row.left_as,
            is_over=row.ended_at is not None,
        )
        for row in mine
    ]


def most_at_once(*, organisatie_id: int) -> int:
    """Return how many talks one worker of an organisatie holds at once."""
    return chat(code_of(organisatie_id=organisatie_id)).most_at_once


def duty_of(*, user: Actor) -> Dienst | None:
    """Return the running duty of this person, or None."""
    rows = Dienst.objects.for_right("chat.end_duty", user)
    return rows.filter(medewerker=user.user_id, off_at=None).first()


def find_duty(*, user: Actor, pk: int) -> Dienst:
    """Return the running duty of a colleague. :raises NotFound: if it is not there."""
    rows = Dienst.objects.for_right("chat.take_over", user).filter(off_at=None)
    duty = rows.filter(pk=pk).first()
    if duty is None:
        raise NotFound
    return duty


def list_duty(*, user: Actor, at: datetime) -> Sequence[OnDuty]:
    """Return who does chat duty here, who began first on top."""
    rows = Dienst.objects.for_right("chat.view", user).filter(off_at=None)
    alive = at - chat().alive_for
    return [
        OnDuty(
            pk=row.pk,
            user_id=row.medewerker_id,
            name=row.medewerker.name,
            since=row.on_at,
            is_there=row.seen_at > alive,
        )
        for row in rows.select_related("medewerker").order_by("on_at", "pk")
    ]


def opening(*, user: Actor, at: datetime) -> Opening:
    """Return how it stands with the chat of this organisatie."""
    return opening_now(
        at,
        is_manned=any(one.is_there for one in list_duty(user=user, at=at)),
        practice=settings.BAKEN.demo,
    )


def line_of(*, contact: Contact) -> Lijn | None:
    """Return the line of a contact that was admitted, or None where it has none."""
    return Lijn.objects.filter(contact=contact).select_related("contact").first()


def own_line(*, user: Actor, contact: Contact) -> Lijn | None:
    """Return the line of a contact if this person holds the talk, or None."""
    if not Contact.objects.for_right("chat.say", user).filter(pk=contact.pk).exists():
        return None
    return line_of(contact=contact)


def find_line(*, user: Actor, body: str) -> Lijn:
    """Return a line of one's own. :raises NotFound: if it is not there for this person."""
    contacten = Contact.objects.for_right("chat.say", user).filter(body=body.upper())
    lijn = Lijn.objects.filter(contact__in=contacten).select_related("contact").first()
    if lijn is None:
        raise NotFound
    return lijn


def list_over(*, user: Actor) -> list[Contact]:
    """Return the contacten that ended while their line is still open."""
    lines = Lijn.objects.filter(organisatie_id=user.organisatie_id, ended_at=None)
    return _contacten(user, "chat.settle", lines.exclude(contact__ended_at=None))


def list_to_erase(*, user: Actor, ended_before: datetime, begun_before: datetime) -> list[Contact]:
    """Return the contacten whose text must go: registered before a moment, or begun before another
    and never registered; not what is held by a klacht, a calamiteit or a melding that runs."""
    over = Q(contact__ended_at__lt=ended_before)
    never = Q(contact__ended_at=None, accepted_at__lt=begun_before)
    lines = Lijn.objects.filter(over | never, organisatie_id=user.organisatie_id, held_as="")
    return _contacten(user, "chat.erase", lines.exclude(kluis=None).exclude(_runs_as_melding()))


def has_pair(*, user: Actor) -> bool:
    """Return whether this organisatie has the keys that visitors close boxes with."""
    return Sleutelpaar.objects.filter(organisatie_id=user.organisatie_id).exists()


def is_unmanned(*, user: Actor, at: datetime) -> bool:
    """Return whether the chat should be open now, and nobody is there."""
    alive = at - chat().alive_for
    there = Dienst.objects.filter(organisatie_id=user.organisatie_id, off_at=None)
    found = opening_now(at, is_manned=there.filter(seen_at__gt=alive).exists())
    return found.stand is Stand.UNMANNED


def warning_of(*, user: Actor, right: str) -> Alarm | None:
    """Return what rings because nobody does chat duty, or None."""
    return alarm_of_post(user=user, kind=UNMANNED, right=right)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The text of one chat: it goes at `until`, or `held_as` says why it does not."""

    body: str
    number: int
    since: datetime
    worker: str
    is_registered: bool
    until: datetime
    held_as: str


def list_kept(*, user: Actor) -> Sequence[Kept]:
    """Return the texts of this organisatie that are still there; what was not registered on top."""
    found = _kept(Contact.objects.for_right("chat.view_kept", user))
    return sorted(found, key=lambda one: (one.is_registered, one.until, one.number))


def kept_text(*, user: Actor, zaak: Zaak) -> Kept | None:
    """Return how long the text of the chat of this zaak is kept; None when there is none, or this
    person may not hold it."""
    contacten = Contact.objects.for_right("chat.hold", user).filter(zaak=zaak)
    return next(iter(_kept(contacten.exclude(ended_at=None))), None)


def _kept(contacten: QuerySet[Contact]) -> list[Kept]:
    lines = Lijn.objects.filter(contact__in=contacten).exclude(kluis=None)
    running = set(lines.filter(_runs_as_melding()).values_list("pk", flat=True))
    rows = lines.values_list(
        "pk", "held_as", "accepted_at", "contact__body", "contact__ended_at", "accepted_by__name"
    )
    return [
        Kept(
            body=body,
            number=pk,
            since=since,
            worker=worker,
            is_registered=ended is not None,
            until=(ended or since) + bewaren()[_term(is_registered=ended is not None)].period,
            held_as=held_as or ("melding" if pk in running else ""),
        )
        for pk, held_as, since, body, ended, worker in rows
        if since is not None
    ]


def _term(*, is_registered: bool) -> str:
    return "chat.gesprek" if is_registered else "chat.nooit_vastgelegd"


def find_to_hold(*, user: Actor, body: str) -> Contact:
    """Return a contact whose chat is to be held. :raises NotFound: if it is not there."""
    contact = Contact.objects.for_right("chat.hold", user).filter(body=body.upper()).first()
    if contact is None or not Lijn.objects.filter(contact=contact).exists():
        raise NotFound
    return contact


def _runs_as_melding() -> Exists:
    """Return whether a melding runs that a line became, or led to."""
    meldingen = Zaak.objects.filter(soort="melding", closed_at=None)
    became = Relatie.objects.filter(source=OuterRef("contact__zaak"), zaak__in=meldingen)
    return Exists(became) | Exists(meldingen.filter(pk=OuterRef("contact__zaak")))  # type: ignore[return-value]


def _contacten(user: Actor, right: str, lines: QuerySet[Lijn]) -> list[Contact]:
    rows = Contact.objects.for_right(right, user).filter(pk__in=lines.values("contact"))
    return list(rows.order_by("pk"))


def list_left(*, user: Actor) -> list[Inworp]:
    """Return the call-back requests that were left on the public site, first one first."""
    return list(Inworp.objects.for_right("chat.take_in", user).order_by("pk"))
