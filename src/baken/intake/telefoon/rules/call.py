"""A call as it is entered afterwards, and how its number is shown in a list."""

from dataclasses import dataclass
from datetime import datetime

from baken.core.telephone import for_reading

SHOWN_FIRST, SHOWN_LAST = 2, 2
HIDDEN = " •••• "


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: when it was, which line was called, and from which number, if that is known."""

    called_at: datetime
    line: str = ""
    number: str = ""


def masked(number: str) -> str:
    """Return enough of a number to tell two calls apart, and too little to ring it: `06 •••• 45`.

    An empty number stays empty.
    """
    read = for_reading(number).replace(" ", "")
    return f"{read[:SHOWN_FIRST]}{HIDDEN}{read[-SHOWN_LAST:]}" if read else ""
