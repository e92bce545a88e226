"""How often somebody may do something; what is remembered lives minutes and names nobody."""

import hashlib
import os
from collections import OrderedDict
from dataclasses import dataclass, field

MOST_KNOWN = 20_000


@dataclass
class Limit:
    """A bucket for each key: `burst` at once, then `rate` a second. Old ones are forgotten."""

    rate: float
    burst: float
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict, repr=False)

    def takes(self, key: bytes, *, at: float) -> bool:
        """Take one from the bucket of this key; return whether there was one."""
        left, since = self._left.pop(key, (self.burst, at))
        left = min(self.burst, left + (at - since) * self.rate)
        taken = left >= 1
        self._left[key] = (left - 1 if taken else left, at)
        while len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return taken


class Addresses:
    """Turns an address into a key that cannot be turned back: its salt is gone in ten minutes."""

    LASTS = 600.0  # seconds

    def __init__(self) -> None:
        self._salt, self._until = b"", 0.0

    def key(self, address: str, *, at: float) -> bytes:
        """Return the key of an address, for now."""
        if at > self._until:
            self._salt, self._until = os.urandom(16), at + self.LASTS
        return hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
