"""The clocks of a melding: from its receipt, and from what was decided."""

from collections.abc import Mapping
from typing import NamedTuple

LIMIT, AIM = "veiligheidsbeoordeling.wet", "veiligheidsbeoordeling.norm"
END = "melding.afronding"
UNTIL_DECIDED = frozenset({LIMIT, AIM})
ONDERZOEK, ONDERZOEK_WHOLE = "onderzoek.oordeel", "onderzoek.vanaf_melding"
VERVOLG = "vervolg.overdracht"
STARTED: Mapping[str, frozenset[str]] = {
    "onderzoek": frozenset({ONDERZOEK, ONDERZOEK_WHOLE}),
    "voorwaarden_vervolg": frozenset({VERVOLG}),
    "maatwerk": frozenset({VERVOLG}),
}
FROM_RECEIPT = frozenset({ONDERZOEK_WHOLE})
OF_BESLUIT = frozenset().union(*STARTED.values())


class Change(NamedTuple):
    """Which clocks stop and which start."""

    stops: frozenset[str]
    starts: frozenset[str]


def after_besluit(besluit: str, *, running: frozenset[str]) -> Change:
    """Return what a besluit does to the clocks; one that was running for it already runs on.

    Source: Uitvoeringsbesluit Wmo 2015, article 4.1.7, and Uitvoeringsregeling Wmo 2015, annex A,
    3.1.2: another besluit ends the running onderzoek, the same one does not start it again.
    """
    due = STARTED.get(besluit, frozenset())
    return Change(stops=(running & OF_BESLUIT) - due, starts=due - running)
