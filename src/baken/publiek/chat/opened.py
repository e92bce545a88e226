"""The keys of one talk, opened with the token of its visitor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from baken.intake.chat.adapters.ear import Said
from baken.intake.chat.adapters.line import Pulse
from baken.intake.chat.rules import secrecy
from baken.publiek.chat.wire import Denied


@dataclass
class Opened:
    """The keys of one talk, open for as long as its stream is there."""

    token: bytes = field(repr=False)
    lijn: int
    keys: dict[int, bytes] = field(repr=False)

    @cached_property
    def name(self) -> bytes:
        """The name of the line."""
        return secrecy.name_of(self.token)

    @property
    def newest(self) -> int:
        """The part in which is said what is said now."""
        return max(self.keys)

    def text(self, said: Said) -> str | None:
        """Return the text of a message; None where it does not open."""
        key = self.keys.get(said.deel)
        place = secrecy.place_of(name=self.fixed, side=said.side, client=said.client.bytes)
        try:
            return None if key is None else secrecy.open_text(said.sealed, key=key, place=place)
        except secrecy.Closed:
            return None

    @property
    def fixed(self) -> bytes:
        """What a message is bound to must outlive the token: the line's own number."""
        return self.lijn.to_bytes(8, "big")


def open_keys(
    token: bytes, pulse: Pulse | None, *, known: Mapping[int, bytes] = MappingProxyType({})
) -> Opened:
    """Return what a token opens now; a key that is known already is not taken out of its box again.

    :raises Denied: if the talk is over, or must begin anew.
    """
    if pulse is None:
        raise Denied(410, "voorbij")
    if not pulse.is_there:
        raise Denied(409, "begin_opnieuw")
    private = secrecy.own_key(token)
    keys = {
        number: known.get(number) or secrecy.unbox(box, private=private)
        for number, box in enumerate(pulse.keys, start=1)
        if box is not None
    }
    if not keys:
        raise Denied(409, "begin_opnieuw")
    return Opened(token=token, lijn=pulse.lijn, keys=keys)
