"""The shape of what comes in about a contact."""

from django import forms

from baken.policy.codelijsten import codelijsten


class NothingForm(forms.Form):
    """Why a contact became nothing."""

    reason = forms.ChoiceField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = [(c, c) for c in codelijsten()["niets"].items]  # type: ignore[attr-defined]
