"""Where somebody lives or stays, who may know it, and whether post is safe there."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from baken.core.errors import WrongState

HOME = "woon"
LIVES_THERE = frozenset({"woon", "verblijf", "opvang"})
ALWAYS_HIDDEN = frozenset({"opvang"})
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Z]{2})")
_DAY = timedelta(days=1)


class NotAPostcode(ValueError):
    """What was typed is no Dutch postcode."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """The part of an address that says which door it is."""

    postcode: str = ""
    huisnummer: str = ""
    toevoeging: str = ""


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address as it is told; `soort`, `gemeente` and `post_safe` are codes."""

    soort: str
    place: Place
    straat: str = ""
    plaats: str = ""
    gemeente: str = ""
    is_geheim: bool = False
    from_date: date | None = None
    until_date: date | None = None
    post_safe: str = "niet_gevraagd"
    post_why: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether it is shown to who asks for it alone; an opvang always is."""
        return self.is_geheim or self.soort in ALWAYS_HIDDEN

    @property
    def is_running_home(self) -> bool:
        """Whether it is where somebody lives now; there is one such at most."""
        return self.soort == HOME and self.until_date is None


def read_postcode(typed: str) -> str:
    """Return a postcode as "1506 AB"; empty when nothing was typed.

    :raises NotAPostcode: if it is none.
    """
    text = typed.strip().upper()
    found = _POSTCODE.fullmatch(text)
    if text and found is None:
        raise NotAPostcode
    return f"{found[1]} {found[2]}" if found else ""


def is_same_place(one: Place, other: Place) -> bool:
    """Return whether two addresses are one door, as far as they say.

    A toevoeging that only one of them has may have been left out of the other: better a warning
    too many.
    """
    if not one.postcode or not one.huisnummer:
        return False
    if (one.postcode, one.huisnummer) != (other.postcode, other.huisnummer):
        return False
    added = {one.toevoeging.strip().lower(), other.toevoeging.strip().lower()}
    return len(added - {""}) <= 1


def last_day_of_home(*, began: date | None, next_begins: date | None) -> date:
    """Return on which day a home ends when the next begins: the day before.

    :raises WrongState: if it is not known when the next begins, or it begins no later.
    """
    if next_begins is None or (began is not None and next_begins <= began):
        raise WrongState("home_needs_a_later_start")
    return next_begins - _DAY
