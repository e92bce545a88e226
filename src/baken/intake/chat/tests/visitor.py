"""A visitor as the worker's side finds him: what the functions of the public side would write."""

from datetime import datetime, timedelta
from uuid import uuid4

from baken.core.kalender import AMSTERDAM
from baken.foundation.identity.models import Organisatie
from baken.intake.chat import actions
from baken.intake.chat.adapters.talk import heard_after
from baken.intake.chat.models import Deel, Lijn, Regel, Sleutel, Sleutelpaar
from baken.intake.chat.rules import secrecy
from baken.intake.chat.steps import ensure_pair

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=AMSTERDAM)
SILENCE = timedelta(minutes=3)


class Visitor:
    """Somebody with a line that waits; he can say things and be silent."""

    def __init__(self, *, at, regio="", gemeente=""):
        self.at = at
        self.token = secrecy.read_token(secrecy.new_token())
        self.keys = {}
        self.lijn = Lijn.objects.create(
            name=secrecy.name_of(self.token),
            public=self.public,
            regio=regio,
            gemeente=gemeente,
            opened_at=at,
            heard_at=at,
        )
        self.begin_part()

    @property
    def public(self):
        return secrecy.own_key(self.token).public_key().public_bytes_raw()

    def begin_part(self):
        """Begin a part of the talk with a key of its own."""
        number, key = len(self.keys) + 1, secrecy.new_key()
        self.keys[number] = key
        deel = Deel.objects.create(
            lijn=self.lijn,
            organisatie_id=self.lijn.organisatie_id,
            number=number,
            for_visitor=secrecy.box(key, public=self.public),
            begun_at=self.at,
            silent_at=self.at if number > 1 else None,
        )
        for pair in Sleutelpaar.objects.all():
            if self.lijn.organisatie_id in (None, pair.organisatie_id):
                Sleutel.objects.create(
                    organisatie_id=pair.organisatie_id,
                    deel=deel,
                    boxed=secrecy.box(key, public=bytes(pair.public)),
                )

    def say(self, text):
        """Say something under the newest key."""
        self.lijn.refresh_from_db()
        client, number = uuid4(), self.lijn.last_number + 1
        place = secrecy.place_of(
            name=self.lijn.pk.to_bytes(8, "big"), side="b", client=client.bytes
        )
        newest = max(self.keys)
        Regel.objects.create(
            organisatie_id=self.lijn.organisatie_id,
            lijn=self.lijn,
            number=number,
            deel=newest,
            side="b",
            client=client,
            sealed=secrecy.seal_text(text, key=self.keys[newest], place=place),
            at=self.at,
        )
        self.lijn.last_number = number
        self.lijn.save(update_fields=["last_number"])

    def is_silent(self, seconds):
        """Give no sign of life for so long."""
        Lijn.objects.filter(pk=self.lijn.pk).update(heard_at=self.at - timedelta(seconds=seconds))

    def comes_back(self):
        """Come back after a silence: the box of before is gone, a new part begins."""
        Deel.objects.filter(lijn=self.lijn).update(for_visitor=None)
        Lijn.objects.filter(pk=self.lijn.pk).update(heard_at=self.at + SILENCE)
        self.begin_part()

    def can_open(self):
        """Return the parts whose key the visitor can take out of its box now."""
        private = secrecy.own_key(self.token)
        boxes = Deel.objects.filter(lijn=self.lijn).exclude(for_visitor=None)
        return {
            one.number for one in boxes
            if secrecy.unbox(bytes(one.for_visitor), private=private) == self.keys[one.number]
        }  # fmt: skip


def give_pairs(at):
    """Let each organisatie have its pair."""
    for place in Organisatie.objects.all():
        ensure_pair(organisatie_id=place.pk, at=at)


def accepted(visitor, user, at):
    """Take a visitor; return his line."""
    return actions.accept(user=user, at=at, lijn_id=visitor.lijn.pk, once=uuid4())


def texts(lijn):
    """Return what the worker reads on a line."""
    return [one.text for one in heard_after(lijn=lijn, number=0)]
