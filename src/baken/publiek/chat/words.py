"""What the pages say of the chat: open, closed, how many wait, and why something is refused."""

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
    return _before(count) % {"n": count} if count else _("Jij bent als eerste aan de beurt.")


def hello_words(name: str) -> str:
    """Say who is there now, and ask the first thing that must be known."""
    return _("Hallo, je praat met %s. Kun je nu veilig chatten?") % name


def code_words(code: str) -> str:
    """Tell somebody the code with which he can come back."""
    told = _("Je code is %s. Je kunt een half uur terugkomen.") % code
    return " ".join((told, _("Onthoud de code, schrijf hem liever niet op.")))


def refusals() -> dict[str, str]:
    """Return what to say for each code of a refusal in the chat."""
    return {
        "even_niet": _("Het lukt nu even niet. Probeer het nog eens, of bel 0800 2000."),
        "te_vaak": _("Je probeert het te vaak. Wacht een minuut."),
        "te_snel": _("Dat ging te snel. Wacht even en stuur het nog eens."),
        "te_lang": _("Dit bericht is te lang. Maak er twee berichten van."),
        "niet_te_lezen": _("Dit bericht kan niet worden gelezen. Typ het opnieuw."),
        "leeg": _("Typ eerst een bericht."),
        "geen_code": _("Een code heeft zes cijfers."),
        "code_klopt_niet": _(
            "Deze code klopt niet, of is te oud. Je kunt een nieuwe chat beginnen."
        ),
        "dicht": _("De chat is nu dicht. Bellen kan wel: 0800 2000."),
        "voorbij": _("Deze chat is voorbij. Je kunt een nieuwe chat beginnen."),
    }


def faults() -> dict[str, str]:
    """Return what to say for each fault in the form of who wants to be called."""
    return {
        "geen_nummer": _("Vul een telefoonnummer in van tien cijfers."),
        "kies": _("Kies ja of nee."),
        "niet_veilig": _("Dan bellen wij je liever niet. Bel ons zelf, of chat met ons."),
        "kies_gemeente": _("Kies een gemeente. Dan weten wij wie je belt."),
        "geen_tijden": _("Vul twee tijden in, zoals 9:00 en 12:00. Of laat allebei leeg."),
        "niet_bij_ons": _("Voor deze gemeente kan dit hier nog niet. Bel 0800 2000."),
        "te_veel": _("Houd het kort: één of twee zinnen."),
    }


def for_script() -> dict[str, str]:
    """Return by name what the script of the chat says, with %n for a number and %s for a name."""
    return {
        "next": before_words(0),
        "one": before_words(1),
        "more": _before(2) % {"n": "%n"},
        "hello": hello_words("%s"),
        "code": code_words("%s"),
        **{f"fout_{code}": sentence for code, sentence in refusals().items()},
    }


def refused(code: str) -> str:
    """Say why something is refused."""
    told = faults() | refusals()
    return told.get(code, told["even_niet"])


def _before(count: int) -> str:
    return ngettext(
        "Er wacht nog 1 ander. Daarna ben jij aan de beurt.",
        "Er wachten nog %(n)s anderen. Daarna ben jij aan de beurt.",
        count,
    )


def _clock(at: datetime) -> str:
    return f"{in_amsterdam(at):%H:%M}"
