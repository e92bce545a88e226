"""How somebody of the household is reached, and what is safe then (domain: R-SAFE-1 and 2)."""

import re
from dataclasses import dataclass

from baken.casework.contact.rules.safe import SafeContact

TELEPHONE, MAIL = "telefoon", "mail"
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class NotAMail(ValueError):
    """What was typed is no mail address."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A number or mail address, and what was said about using it; empty means "niet gevraagd".

    `safe.number` is the mail address when it is one; then hours, voicemail and who else may
    answer say nothing.
    """

    kind: str
    safe: SafeContact
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What may be done; what was not asked may not."""

    call: bool
    voicemail: bool
    sms: bool
    mail: bool


def allowed(*, kind: str, may_call: str, voicemail: str) -> Allowed:
    """Return what may be done with a number or mail address.

    Who was not asked may be rung with care and nothing else: nothing may be left behind.
    """
    is_telephone = kind == TELEPHONE
    may_ring = is_telephone and may_call != "nee"
    return Allowed(
        call=may_ring,
        voicemail=may_ring and voicemail == "neutraal",
        sms=False,  # it is never asked
        mail=kind == MAIL and may_call == "ja",
    )


def read_mail(typed: str) -> str:
    """Return what was typed as a mail address. :raises NotAMail: if it is none."""
    text = typed.strip()
    if _MAIL.fullmatch(text) is None:
        raise NotAMail
    return text
