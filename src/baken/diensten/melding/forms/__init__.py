"""The shape of what comes in about a melding."""

from baken.diensten.melding.forms.household import (
    AddressForm,
    RelationForm,
    known_address,
    known_relation,
)
from baken.diensten.melding.forms.opening import DangerForm, DeclineForm, OpeningForm
from baken.diensten.melding.forms.people import BetrokkeneForm, known_of
from baken.diensten.melding.forms.reach import ReachForm, known_reach

__all__ = [
    "AddressForm",
    "BetrokkeneForm",
    "DangerForm",
    "DeclineForm",
    "OpeningForm",
    "ReachForm",
    "RelationForm",
    "known_address",
    "known_of",
    "known_reach",
    "known_relation",
]
