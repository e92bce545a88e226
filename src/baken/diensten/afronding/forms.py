"""The shape of what comes in when a melding ends."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.templatetags.policy_words import choices_of


class FeedbackForm(forms.Form):
    """What the melder was told, or why not."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Heb je het de melder verteld?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of je het de melder verteld hebt.")},
    )
    words = forms.CharField(
        label=_("Wat heb je verteld, of waarom niet?"),
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op wat je verteld hebt, of waarom niet.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["outcome"].choices = choices_of("terugkoppeling")  # type: ignore[attr-defined]
