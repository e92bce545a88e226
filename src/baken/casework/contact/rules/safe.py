"""What a person tells about calling a telephone safely."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, kw_only=True)
class SafeContact:
    """What was said about calling a number safely; empty means "niet gevraagd"."""

    number: str
    may_call: str = ""
    from_time: time | None = None
    until_time: time | None = None
    voicemail: str = ""
    if_other: str = ""
    heard_as: str = "beller"
