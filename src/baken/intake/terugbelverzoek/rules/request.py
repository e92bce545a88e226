"""What somebody tells who wants to be called back."""

from dataclasses import dataclass

from baken.casework.contact.rules.safe import SafeContact


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """What the caller told: how to reach him safely, who he is, and one line about what.

    `behandelaar_id` is the worker he spoke before, when he says so and the same one is proposed.
    `line` is which of our numbers was called. `is_deliberate`: somebody chose to ring back who left
    no message.
    """

    safe: SafeContact
    caller: str = ""
    name: str = ""
    about: str = ""
    is_spoed: bool = False
    has_children: bool = False
    behandelaar_id: int | None = None
    line: str = ""
    is_deliberate: bool = False
