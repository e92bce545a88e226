"""What is told of a ketenpartner and of a desk of it, and which numbers can be rung there."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from baken.core.telephone import normalise

_SHORT = re.compile(r"0800\d{4,7}|090[069]\d{4,7}|14\d{3,4}|11[23]|116\d{3}")
_NOISE = re.compile(r"[\s().\-/]")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A ketenpartner as a person describes it; `soort` and `gemeenten` are codes."""

    naam: str
    soort: str
    gemeenten: Collection[str] = ()
    hours: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A desk or function that can be reached, in at least one way."""

    desk: str
    telephone: str = ""
    mail: str = ""
    is_secure: bool = False
    post_address: str = ""


def read_number(text: str) -> str | None:
    """Return a number as it is kept, or None when nobody can be reached on it.

    An organisation has short national numbers too (0800, 0900, 14 020), which no caller has.
    """
    bare = _NOISE.sub("", text)
    return bare if _SHORT.fullmatch(bare) else normalise(text)


def faults_of(desk: Desk) -> list[tuple[str, str]]:
    """Return what is wrong with a desk as a whole: the field and the code of the fault."""
    if not (desk.telephone or desk.mail or desk.post_address):
        return [("telephone", "needs_a_way")]
    return [("mail", "secure_needs_mail")] if desk.is_secure and not desk.mail else []
