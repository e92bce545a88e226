"""Gives the outcomes of a day their words."""

from django.utils.translation import gettext as _

from baken.casework.contact.rules.arrival import Arrived
from baken.foundation.ui.templatetags.policy_words import said
from baken.pages.dag.rules.outcome import Outcome
from baken.policy.codelijsten import codelijsten


def outcome_words(outcome: Outcome) -> str:
    """Return what became of a contact, in words."""
    words = {
        Outcome.STILL_OPEN: _("nog open"),
        Outcome.WAITING: _("terugbelverzoek: wacht op ons"),
        Outcome.CALLER_RINGS: _("terugbelverzoek: wacht op de beller"),
        Outcome.HELD: _("terugbelverzoek: bel niet opnieuw"),
        Outcome.LAPSE_ASKED: _("terugbelverzoek: vervallen gevraagd"),
        Outcome.REACHED: _("terugbelverzoek: gesproken"),
        Outcome.LAPSED: _("terugbelverzoek: vervallen"),
        Outcome.ADVIES_OPEN: _("advies: open, zonder afspraak"),
        Outcome.ADVIES_PLANNED: _("advies: open tot het vervolg"),
        Outcome.ADVIES_CLOSED: _("advies: gesloten"),
        Outcome.MELDING: _("melding geworden"),
        Outcome.OTHER_OPEN: _("andere zaak: open"),
        Outcome.OTHER_CLOSED: _("andere zaak: gesloten"),
        Outcome.NOTHING: _("niets"),
    }
    return words[outcome]


def reason_words(outcome: Outcome, reason: str) -> str:
    """Return why it became nothing or lapses, in words; a code without words says itself."""
    lijst = codelijsten()["niets" if outcome is Outcome.NOTHING else "vervallen"]
    item = lijst.items.get(reason)
    return said(item.label) if item else reason


def channel_words(channel: str) -> str:
    """Return the channel in words; a code without words says itself."""
    if channel == Arrived.MISSED:
        return _("Gemist")
    item = codelijsten()["kanaal"].items.get(channel)
    return said(item.label) if item else channel
