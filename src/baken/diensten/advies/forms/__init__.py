"""The shape of what comes in about an advies. No field of it can hold a household."""

from baken.diensten.advies.forms.promises import (
    ConfirmationForm,
    OutcomeForm,
    SupportForm,
)
from baken.diensten.advies.forms.talk import FAULTS, AdviesForm, lists

__all__ = [
    "FAULTS",
    "AdviesForm",
    "ConfirmationForm",
    "OutcomeForm",
    "SupportForm",
    "lists",
]
