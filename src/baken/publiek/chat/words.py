"""What the pages say of the chat: open, closed, how many wait."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.core.kalender import full_day, in_amsterdam
from baken.intake.chat.rules.opening import Opening, Stand
from baken.policy.chat import chat


def open_words(opening: Opening) -> str:
    """Say until when the chat is open."""
    return _("Open tot %(clock)s.") % {"clock": _clock(opening.changes_at)}


def closed_words(opening: Opening, *, now: datetime, language: str) -> str:
    """Say when the chat opens again; by telephone one is helped now."""
    if opening.stand is Stand.UNMANNED:
        return _("Er is nu niemand voor de chat. Kijk over een tijdje nog eens. Bellen kan nu.")
    opens = in_amsterdam(opening.changes_at)
    clock = _clock(opens)
    if opens.date() == in_amsterdam(now).date():
        return _("Vandaag om %(clock)s zijn we er weer. Bellen kan nu.") % {"clock": clock}
    day = getattr(full_day(opens.date()), language)
    told = {"day": day, "clock": clock}
    return _("Op %(day)s om %(clock)s zijn we er weer. Bellen kan nu.") % told


def hours_words() -> str:
    """Say when the chat is open."""
    policy = chat()
    told = {"opens": policy.opens.hour, "closes": policy.closes.hour}
    return _("maandag tot en met vrijdag, %(opens)s tot %(closes)s uur") % told


def waiting_words(count: int) -> str:
    """Say how many wait."""
    if not count:
        return _("Er wacht nu niemand.")
    return ngettext("Er wacht nu 1 ander.", "Er wachten nu %(n)s anderen.", count) % {"n": count}


def before_words(count: int) -> str:
    """Say who comes first, to somebody in the queue."""
    if not count:
        return _("Jij bent als eerste aan de beurt.")
    return ngettext(
        "Er wacht nog 1 ander. Daarna ben jij aan de beurt.",
        "Er wachten nog %(n)s anderen. Daarna ben jij aan de beurt.",
        count,
    ) % {"n": count}


def _clock(at: datetime) -> str:
    return f"{in_amsterdam(at):%H:%M}"
