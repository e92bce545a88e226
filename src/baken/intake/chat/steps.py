"""Writes of the chat: duty, a talk is accepted, handed over, given back, ended, destroyed."""

from base64 import b64encode
from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet

from baken.casework.alarm.steps import silence_post
from baken.casework.contact.models import Contact
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.contact.steps import begin_contact, hand_over, lock_contact
from baken.core.errors import WrongState
from baken.core.typed import read_clock
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import name_of_organisatie
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import destroy_kluis, new_kluis, reserve_ids
from baken.intake.chat.adapters.ear import LOOK
from baken.intake.chat.adapters.keys import keys_of, private_of
from baken.intake.chat.adapters.talk import SYSTEM, is_away, newest_of, ring, write
from baken.intake.chat.models import (
    CHANNEL,
    Deel,
    Dienst,
    Inworp,
    Lijn,
    Regel,
    Sleutel,
    Sleutelpaar,
)
from baken.intake.chat.queries import most_at_once
from baken.intake.chat.rules import secrecy
from baken.intake.chat.rules.deposit import Deposit, deposit_from
from baken.intake.chat.rules.opening import may_leave, opening_now
from baken.intake.chat.rules.queue import Offer, offer_to
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.rules.request import NewRequest
from baken.intake.terugbelverzoek.steps import open_verzoek
from baken.policy.alarm import UNMANNED
from baken.policy.chat import chat


def begin_duty(*, user: Actor, at: datetime) -> Dienst:
    """Let somebody do chat duty; who does already goes on."""
    ensure_pair(organisatie_id=user.organisatie_id, at=at)
    silence_post(kind=UNMANNED, organisatie_id=user.organisatie_id, reason="opgepakt", at=at)
    duty, _fresh = Dienst.objects.get_or_create(
        organisatie_id=user.organisatie_id,
        medewerker_id=user.person_id,
        off_at=None,
        defaults={"on_at": at, "seen_at": at},
    )
    return duty


def end_duty(*, dienst: Dienst, at: datetime, reason: str = "", to_id: int | None = None) -> None:
    """End a duty. :raises WrongState: if it has ended, or talks would stay behind."""
    if dienst.off_at is not None:
        raise WrongState("duty_has_ended")
    if to_id is None:
        _check_may_leave(dienst, at=at, has_reason=bool(reason))
    dienst.off_at, dienst.off_reason, dienst.handed_to_id = at, reason, to_id
    dienst.save(update_fields=["off_at", "off_reason", "handed_to"])


def hand_over_talks(*, dienst: Dienst, to: Actor, at: datetime) -> int:
    """Let all open talks of somebody go on with a colleague; return how many they are.

    :raises WrongState: if the colleague does no chat duty: nobody would be there.
    """
    _lock_desk(dienst.organisatie_id)
    theirs = Dienst.objects.filter(organisatie_id=dienst.organisatie_id, off_at=None)
    if not theirs.filter(medewerker_id=to.person_id).exists():
        raise WrongState("colleague_not_on_duty")
    mine = Lijn.objects.filter(
        organisatie_id=dienst.organisatie_id, accepted_by_id=dienst.medewerker_id
    )
    unregistered = mine.filter(contact__ended_at=None).select_related("contact")
    for contact_id in sorted(unregistered.values_list("contact", flat=True)):
        lock_contact(pk=contact_id)
    talks = list(unregistered.select_for_update(of=("self",)).order_by("pk"))
    for lijn in talks:
        pass_on(lijn=lijn, to=to, at=at)
    return len(talks)


def check_screen_is_dead(*, dienst: Dienst, at: datetime) -> None:
    """Say no while somebody is there. :raises WrongState: then."""
    if at - dienst.seen_at <= chat().alive_for:
        raise WrongState("colleague_is_there")


def pass_on(*, lijn: Lijn, to: Actor, at: datetime) -> None:
    """Let one talk go on with a colleague; the visitor reads who that is."""
    lijn.accepted_by_id = to.person_id
    lijn.save(update_fields=["accepted_by"])
    if lijn.contact is not None and lijn.contact.ended_at is None:
        hand_over(contact=lijn.contact, medewerker_id=to.person_id)
    if lijn.ended_at is None and newest_of(lijn) in keys_of(lijn):
        write(lijn=lijn, side=SYSTEM, text=f"met {to.name}", client=uuid4(), at=at)


def accept(*, user: Actor, lijn_id: int, name: str, at: datetime) -> Lijn:
    """Take a visitor who waits: from now on the talk belongs to this organisatie alone.

    :raises WrongState: if a colleague was first, the visitor has left or is not offered here yet,
        or there is no room.
    """
    _check_room(user)
    waiting = Lijn.objects.filter(organisatie__isnull=True, ended_at=None, left_at=None)
    lijn = waiting.select_for_update().filter(pk=lijn_id).first()
    if lijn is None:
        raise WrongState("chat_is_taken")
    _check_offered(lijn, user=user, at=at)
    lijn.contact = begin_contact(
        organisatie_id=user.organisatie_id,
        channel=CHANNEL,
        direction="in",
        medewerker_id=user.person_id,
        at=at,
    )
    lijn.kluis = new_kluis(organisatie_id=user.organisatie_id, purpose="chat", at=at)
    lijn.organisatie_id = user.organisatie_id
    lijn.accepted_by_id, lijn.accepted_at = user.person_id, at
    lijn.save(update_fields=["contact", "kluis", "organisatie", "accepted_by", "accepted_at"])
    write(lijn=lijn, side=SYSTEM, text=f"met {name}", client=uuid4(), at=at)
    return lijn


def give_text_back(*, lijn: Lijn, deel: int, at: datetime) -> None:
    """Put the keys of all earlier parts in boxes for the visitor as he is now.

    `deel` is the part in which the worker knew him again. :raises WrongState: if he has left, or
    came back once more since: then it may be another.
    """
    if is_away(lijn, at=at) or lijn.ended_at is not None:
        raise WrongState("visitor_has_left")
    if deel != newest_of(lijn):
        raise WrongState("visitor_came_back_again")
    keys = keys_of(lijn)
    for part in Deel.objects.filter(lijn=lijn, for_visitor=None, number__in=keys):
        part.for_visitor = secrecy.box(keys[part.number], public=bytes(lijn.public))
        part.save(update_fields=["for_visitor"])
    ring(lijn, LOOK)


def end(*, lijn: Lijn, at: datetime) -> None:
    """End a talk; for a minute the visitor can still read that it is over, and what was said last.

    :raises WrongState: if it was over.
    """
    if lijn.ended_at is not None:
        raise WrongState("chat_is_over")
    if newest_of(lijn) in keys_of(lijn):
        write(lijn=lijn, side=SYSTEM, text="einde", client=uuid4(), at=at)
    lijn.ended_at = at
    lijn.save(update_fields=["ended_at"])


def hold(*, lijn: Lijn, reason: str) -> None:
    """Keep the text for as long as this runs; an empty reason lets it go.

    :raises WrongState: if it is destroyed already.
    """
    if lijn.kluis_id is None:
        raise WrongState("chat_is_destroyed")
    lijn.held_as = reason
    lijn.save(update_fields=["held_as"])


def erase(*, lijn: Lijn, at: datetime) -> None:
    """Destroy what was said on a line: its rows, the keys of its parts, and its kluis."""
    Regel.objects.filter(lijn=lijn).delete()
    Sleutel.objects.filter(deel__lijn=lijn).delete()
    Deel.objects.filter(lijn=lijn).delete()
    kluis_id, lijn.kluis = lijn.kluis_id, None
    lijn.ended_at = lijn.ended_at or at
    lijn.code, lijn.code_ends_at = None, None
    lijn.save(update_fields=["kluis", "ended_at", "code", "code_ends_at"])
    if kluis_id is not None:
        destroy_kluis(kluis_id=kluis_id, at=at)


def take_in(*, inworp: Inworp, at: datetime) -> Terugbelverzoek | None:
    """Make a terugbelverzoek of what was left; it says that a form told how to call safely.

    None: anybody can leave something, and this was no request that can be read.
    """
    left = _read_left(inworp)
    Inworp.objects.filter(pk=inworp.pk).delete()
    if left is None:
        return None
    contact = begin_contact(
        organisatie_id=inworp.organisatie_id,
        channel="formulier",
        direction="in",
        medewerker_id=None,
        at=inworp.left_at,
    )
    safe = SafeContact(
        number=left.number,
        may_call="tussen" if left.from_time else "ja",
        from_time=read_clock(left.from_time),
        until_time=read_clock(left.until_time),
        voicemail=left.voicemail,
        if_other=left.if_other,
        heard_as="formulier",
    )
    caller = "professional" if left.organisation else "burger"
    request = NewRequest(safe=safe, caller=caller, name=left.organisation, about=left.about)
    return open_verzoek(contact=contact, request=request, at=at, parked=False)


def _read_left(inworp: Inworp) -> Deposit | None:
    private = private_of(inworp.organisatie_id)
    try:
        key = secrecy.unbox(bytes(inworp.boxed), private=private)
        sealed, place = bytes(inworp.sealed), inworp.client.bytes
        return deposit_from(secrecy.open_bytes(sealed, key=key, place=place))
    except (secrecy.Closed, ValueError, TypeError):
        return None


def lock_line(*, contact: Contact) -> Lijn:
    """Return the line of a contact that is locked already, locked too."""
    return (
        Lijn.objects.select_for_update(of=("self",)).select_related("contact").get(contact=contact)
    )


def ensure_pair(*, organisatie_id: int, at: datetime) -> Sleutelpaar:
    """Give an organisatie the pair of keys that visitors close boxes with, if it has none."""
    known = Sleutelpaar.objects.filter(organisatie_id=organisatie_id).first()
    if known is not None:
        return known
    private, public = secrecy.new_pair()
    (pk,) = reserve_ids(Sleutelpaar)
    kluis = new_kluis(organisatie_id=organisatie_id, purpose="chatsleutel", at=at)
    pair = Sleutelpaar(pk=pk, organisatie_id=organisatie_id, kluis=kluis, public=public, made_at=at)
    seal(pair, private=b64encode(private).decode())
    pair.save(force_insert=True)
    return pair


def _check_offered(lijn: Lijn, *, user: Actor, at: datetime) -> None:
    if is_away(lijn, at=at):
        raise WrongState("chat_is_taken")
    offer = offer_to(
        lijn.regio,
        asked_of=name_of_organisatie(organisatie_id=user.organisatie_id),
        waits=at - lijn.opened_at,
        own_region_for=chat().own_region_for,
    )
    if offer is Offer.NONE:
        raise WrongState("chat_not_offered")


def _check_room(user: Actor) -> None:
    """Hold the duty until the end, so that it cannot end or fill up meanwhile."""
    mine = Dienst.objects.filter(
        organisatie_id=user.organisatie_id, medewerker_id=user.person_id, off_at=None
    )
    duty = mine.select_for_update().first()
    if duty is None:
        raise WrongState("no_chat_duty")
    if _open_talks(duty).count() >= most_at_once(organisatie_id=user.organisatie_id):
        raise WrongState("no_room_for_a_chat")


def _check_may_leave(dienst: Dienst, *, at: datetime, has_reason: bool) -> None:
    if _open_talks(dienst).exists():
        raise WrongState("chats_still_open")
    opening = opening_now(at, is_manned=True, practice=settings.BAKEN.demo)
    _lock_desk(dienst.organisatie_id)
    alive = at - chat().alive_for
    there = Dienst.objects.filter(organisatie_id=dienst.organisatie_id, off_at=None)
    others = there.filter(seen_at__gt=alive).exclude(pk=dienst.pk).count()
    if not may_leave(opening=opening, others=others, has_reason=has_reason):
        raise WrongState("last_on_duty")


def _lock_desk(organisatie_id: int) -> None:
    """Let nobody else leave until this is done: of two who stop at once one is the last."""
    Sleutelpaar.objects.select_for_update().get(organisatie_id=organisatie_id)


def _open_talks(dienst: Dienst) -> QuerySet[Lijn]:
    return Lijn.objects.filter(
        organisatie_id=dienst.organisatie_id, accepted_by_id=dienst.medewerker_id, ended_at=None
    )
