"""What the worker's side says on a line, and reads of it: numbered rows, sealed under the key of
their part.

A message is no act: it is written here, by who holds the talk, and stands on the line itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from baken.core.errors import NotAllowed, WrongState
from baken.intake.chat.adapters.ear import WORKER_TYPES
from baken.intake.chat.adapters.keys import keys_of
from baken.intake.chat.models import Deel, Dienst, Lijn, Misser, Regel, Sleutel
from baken.intake.chat.rules import secrecy
from baken.intake.chat.rules.unread import Written, again, unread
from baken.policy.chat import chat

TELL = "SELECT pg_notify('baken_chat', %s)"
WORKER, SYSTEM = "m", "s"


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One message as the worker reads it; `text` is None where it can no longer be opened."""

    number: int
    side: str
    text: str | None
    at: datetime


def say(*, user_id: int, lijn_id: int, text: str, client: UUID, at: datetime) -> int:
    """Say something to a visitor; return its number on the line, the old one when sent again.

    :raises NotAllowed: if the talk is another's. :raises WrongState: if it is over.
    """
    with transaction.atomic():
        lijn = Lijn.objects.select_for_update().filter(pk=lijn_id, accepted_by=user_id).first()
        if lijn is None:
            raise NotAllowed
        known = Regel.objects.filter(lijn=lijn, side=WORKER, client=client).first()
        if known is not None:
            return known.number
        if lijn.ended_at is not None:
            raise WrongState("chat_is_over")
        return write(lijn=lijn, side=WORKER, text=text, client=client, at=at)


def write(*, lijn: Lijn, side: str, text: str, client: UUID, at: datetime) -> int:
    """Write the next row of a line that is locked, and ring; return its number."""
    keys, newest = keys_of(lijn), newest_of(lijn)
    if newest not in keys:
        raise WrongState("chat_is_over")
    number = lijn.last_number + 1
    place = secrecy.place_of(name=fixed(lijn), side=side, client=client.bytes)
    Regel.objects.create(
        organisatie_id=lijn.organisatie_id,
        lijn=lijn,
        number=number,
        deel=newest,
        side=side,
        client=client,
        sealed=secrecy.seal_text(text, key=keys[newest], place=place),
        at=at,
    )
    lijn.last_number = number
    lijn.save(update_fields=["last_number"])
    ring(lijn)
    return number


def say_again(*, user_id: int, lijn_id: int, at: datetime) -> int:
    """Say anew what was said while the visitor was away; return how many messages that were.

    :raises NotAllowed: if the talk is another's.
    :raises WrongState: if it is over, or the visitor was not recognised yet.
    """
    with transaction.atomic():
        lijn = Lijn.objects.select_for_update().filter(pk=lijn_id, accepted_by=user_id).first()
        if lijn is None:
            raise NotAllowed
        if lijn.ended_at is not None:
            raise WrongState("chat_is_over")
        if is_away(lijn, at=at) or Deel.objects.filter(lijn=lijn, for_visitor=None).exists():
            raise WrongState("visitor_not_recognised")
        missed = Regel.objects.filter(lijn=lijn, number__in=unread_numbers(lijn=lijn, at=at))
        keys, newest = keys_of(lijn), newest_of(lijn)
        texts = [(row.client, _text(lijn, row, keys)) for row in missed.order_by("number")]
        for client, text in texts:
            write(lijn=lijn, side=WORKER, text=text or "", client=again(client, deel=newest), at=at)
        return len(texts)


def stay_there(*, user_id: int, organisatie_id: int, at: datetime) -> None:
    """Note that the screen of somebody on duty is alive."""
    rows = Dienst.objects.filter(organisatie_id=organisatie_id, medewerker=user_id, off_at=None)
    rows.update(seen_at=at)


def ring(lijn: Lijn, kind: str = "") -> None:
    """Wake whoever listens to this line: an id, a number and a kind, never a text."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, [f"{lijn.pk}:{lijn.last_number}" + (f":{kind}" if kind else "")])


def tell_typing(*, user_id: int, lijn_id: int) -> None:
    """Let the visitor see that the worker is typing. :raises NotAllowed: in a talk of another."""
    lijn = Lijn.objects.filter(pk=lijn_id, accepted_by=user_id, ended_at=None).first()
    if lijn is None:
        raise NotAllowed
    ring(lijn, WORKER_TYPES)


def shut_silent(*, heard_before: datetime, ended_before: datetime) -> None:
    """Empty the boxes of visitors who gave no sign of life, and of talks that are over: what was
    said is out of their reach."""
    gone = Q(heard_at__lt=heard_before) | Q(ended_at__lt=ended_before)
    open_boxes = Deel.objects.filter(lijn=OuterRef("pk")).exclude(for_visitor=None)
    lines = Lijn.objects.filter(gone).filter(Exists(open_boxes)).order_by("pk")
    ids = list(lines.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Deel.objects.filter(lijn__in=ids).update(for_visitor=None)


def forget_unheard(*, heard_before: datetime, at: datetime) -> None:
    """Destroy what visitors said who left before anybody accepted; that they were there stays."""
    gone = Lijn.objects.filter(organisatie=None, ended_at=None, heard_at__lt=heard_before)
    ids = list(gone.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Regel.objects.filter(lijn__in=ids).delete()
    Sleutel.objects.filter(deel__lijn__in=ids).delete()  # those of others go with the part
    Deel.objects.filter(lijn__in=ids).delete()
    Lijn.objects.filter(pk__in=ids).update(ended_at=at, code=None, code_ends_at=None)


def forget_misses(*, before: datetime) -> None:
    """Forget how often a wrong code was typed."""
    Misser.objects.filter(typed_at__lt=before).delete()


def heard_after(*, lijn: Lijn, number: int) -> list[Heard]:
    """Return what was said on a line after a number, in order."""
    rows = list(Regel.objects.filter(lijn=lijn, number__gt=number).order_by("number"))
    keys = keys_of(lijn) if rows else {}
    return [
        Heard(number=row.number, side=row.side, text=_text(lijn, row, keys), at=row.at)
        for row in rows
    ]


def unread_numbers(*, lijn: Lijn, at: datetime) -> list[int]:
    """Return the numbers of what the worker said while the visitor was away, in order."""
    own = Regel.objects.filter(lijn=lijn, side=WORKER).order_by("number")
    written = [Written(*row) for row in own.values_list("number", "deel", "client", "at")]
    told = Deel.objects.filter(lijn=lijn).values_list("number", "silent_at")
    missed = unread(
        written,
        silences={number: since for number, since in told if since is not None},
        away_since=lijn.heard_at if is_away(lijn, at=at) else None,
        known={one.client for one in written},
    )
    return [one.number for one in missed]


def newest_of(lijn: Lijn) -> int:
    """Return the number of the part in which is said what is said now; 0 where all is destroyed."""
    newest = Deel.objects.filter(lijn=lijn).order_by("-number").values_list("number", flat=True)
    return newest.first() or 0


def fixed(lijn: Lijn) -> bytes:
    """Return what a message is bound to: it outlives the token of the visitor."""
    return lijn.pk.to_bytes(8, "big")


def is_away(lijn: Lijn, *, at: datetime) -> bool:
    """Return whether the visitor left, or gave no sign of life for too long."""
    return lijn.left_at is not None or at - lijn.heard_at > chat().silent_after


def _text(lijn: Lijn, row: Regel, keys: Mapping[int, bytes]) -> str | None:
    key = keys.get(row.deel)
    if key is None:
        return None
    place = secrecy.place_of(name=fixed(lijn), side=row.side, client=row.client.bytes)
    try:
        return secrecy.open_text(bytes(row.sealed), key=key, place=place)
    except (secrecy.Closed, ValueError):
        return None
