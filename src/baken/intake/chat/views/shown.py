"""What the desk shows: who does duty, who waits, the own talks, and one talk with its messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.casework.contact.models import Contact
from baken.core.kalender.words import Words
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import kept_draft
from baken.intake.chat.adapters.talk import (
    Heard,
    heard_after,
    is_away,
    newest_of,
    unread_numbers,
)
from baken.intake.chat.models import Deel, Dienst, Lijn
from baken.intake.chat.queries import (
    OnDuty,
    Talk,
    Waiting,
    duty_of,
    line_of,
    list_duty,
    list_waiting,
    most_at_once,
    opening,
    own_line,
    own_talks,
)
from baken.intake.chat.rules.opening import Opening, may_leave
from baken.intake.chat.rules.queue import Offer
from baken.policy.codelijsten import gemeenten
from baken.policy.tekstblokken import chatblokken

BUTTONS = ("codewoord", "bellen", "afronden")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The lists beside a talk; who `is_last` says why before leaving."""

    opening: Opening
    duty: Sequence[OnDuty]
    own_duty: Dienst | None
    waiting: Sequence[Waiting]
    elsewhere: Sequence[Waiting]
    talks: Sequence[Talk]
    has_room: bool
    is_last: bool


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message as the page shows it."""

    number: int
    who: str  # ik, bezoeker or systeem
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Block:
    """One text that need not be typed, in the language of the visitor; `button` names the few that
    have a button of their own."""

    key: str
    name: Words
    text: str
    button: bool


@dataclass(frozen=True, kw_only=True)
class TalkPanel:
    """One talk; `stand` says how it is with the line: er, terug, stil, weg, stop or voorbij.

    `deel` is the part in which is talked now; `unread` what was said while the visitor was away;
    `typed` what was typed and not sent, from the `draft` at that address.
    """

    body: str
    pk: int
    gemeente: str
    since: datetime
    stand: str
    silent_since: datetime
    messages: Sequence[Message]
    last_number: int
    unread: Sequence[int]
    deel: int
    can_give_back: bool
    blocks: Sequence[Block]
    draft: str
    typed: str


def desk_of(*, user: Actor, at: datetime) -> Desk:
    """Return the lists of the desk of this person."""
    waiting, talks = list_waiting(user=user, at=at), own_talks(user=user, at=at)
    told, there = opening(user=user, at=at), list_duty(user=user, at=at)
    others = sum(one.is_there for one in there if one.user_id != user.user_id)
    own, taken = duty_of(user=user), sum(not one.is_over for one in talks)
    return Desk(
        opening=told,
        duty=there,
        own_duty=own,
        waiting=[one for one in waiting if one.offer is Offer.OWN],
        elsewhere=[one for one in waiting if one.offer is Offer.OTHER],
        talks=talks,
        is_last=not may_leave(opening=told, others=others, has_reason=False),
        has_room=own is not None and taken < most_at_once(organisatie_id=user.organisatie_id),
    )


def colleagues(*, user: Actor, at: datetime) -> dict[int, str]:
    """Return whom the duty can be handed to: who does chat duty and is there."""
    there = [one for one in list_duty(user=user, at=at) if one.is_there]
    return {one.user_id: one.name for one in there if one.user_id != user.user_id}


def talk_panel(*, user: Actor, contact: Contact, at: datetime) -> TalkPanel | None:
    """Return the talk of a contact that was admitted, or None where it is no chat of ours."""
    lijn = own_line(user=user, contact=contact)
    if lijn is None:
        return None
    messages = messages_after(lijn=lijn, number=0)
    return TalkPanel(
        body=contact.body,
        pk=lijn.pk,
        gemeente=place_words(lijn.gemeente),
        since=lijn.accepted_at or lijn.opened_at,
        stand=stand_of(lijn, at=at),
        silent_since=lijn.heard_at,
        messages=messages,
        last_number=max((one.number for one in messages), default=0),
        unread=unread_numbers(lijn=lijn, at=at),
        deel=newest_of(lijn),
        can_give_back=can_give_back(lijn, at=at),
        blocks=_blocks(lijn.language),
        draft=reverse("concept", args=[_draft_key(contact)]),
        typed=_typed(user, contact),
    )


def messages_after(*, lijn: Lijn, number: int) -> list[Message]:
    """Return what was said after a number."""
    return [_message(one) for one in heard_after(lijn=lijn, number=number)]


def stand_of(lijn: Lijn, *, at: datetime) -> str:
    """Return how it is with the line of a visitor."""
    if lijn.ended_at is not None:
        return "voorbij"
    if lijn.left_as:
        return lijn.left_as
    if is_away(lijn, at=at):
        return "stil"
    return "terug" if can_give_back(lijn, at=at) else "er"


def place_words(code: str) -> str:
    """Return the name of a gemeente, or nothing."""
    return gemeenten()[code].name if code in gemeenten() else ""


def place_of_visitor(*, contact: Contact) -> str:
    """Return the name of the gemeente a visitor chose, or nothing."""
    lijn = line_of(contact=contact)
    return place_words(lijn.gemeente) if lijn is not None else ""


def can_give_back(lijn: Lijn, *, at: datetime) -> bool:
    """Return whether there are parts whose text the visitor cannot read now, though he is there."""
    shut = Deel.objects.filter(lijn=lijn, for_visitor=None)
    return lijn.ended_at is None and not is_away(lijn, at=at) and shut.exists()


def _message(one: Heard) -> Message:
    who = {"s": "systeem", "b": "bezoeker", "m": "ik"}[one.side]
    text = _("(dit is niet meer te lezen)") if one.text is None else one.text
    return Message(
        number=one.number,
        who=who,
        text=_system(text) if who == "systeem" else text,
        at=one.at,
    )


def _draft_key(contact: Contact) -> str:
    return f"chat-{contact.body}"


def _typed(user: Actor, contact: Contact) -> str:
    draft = kept_draft(user=user, key=_draft_key(contact))
    return "" if draft is None else "".join(draft.fields.get("tekst", []))


def _blocks(language: str) -> list[Block]:
    return [
        Block(
            key=one.key,
            name=one.name,
            text=one.text.en if language == "en" else one.text.nl,
            button=one.key in BUTTONS,
        )
        for one in chatblokken().values()
    ]


def _system(code: str) -> str:
    if code.startswith("met "):
        return _("%(name)s praat nu met de bezoeker.") % {"name": code.removeprefix("met ")}
    return _("De chat is gesloten.") if code == "einde" else code
