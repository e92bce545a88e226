"""The shape of what comes in about a contact."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.policy.codelijsten import codelijsten
from baken.policy.telefoon import Line


class NothingForm(forms.Form):
    """Why a contact became nothing: the reasons that fit how it reached us."""

    reason = forms.ChoiceField()

    def __init__(self, *args: object, arrived: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fitting = codelijsten()["niets"].marked(arrived)
        self.fields["reason"].choices = [(code, code) for code in sorted(fitting)]  # type: ignore[attr-defined]


def line_field() -> forms.ChoiceField:
    """Return the question which of our numbers was called."""
    return forms.ChoiceField(
        label=_("Welk nummer belde de beller?"), required=False, widget=forms.RadioSelect
    )


def ask_line(form: forms.Form, lines: Sequence[Line]) -> None:
    """Let a form ask which of these lines was called; with nothing to choose it does not ask."""
    if lines:
        form.fields["line"].choices = [(one.code, one.number) for one in lines]  # type: ignore[attr-defined]
    else:
        del form.fields["line"]
