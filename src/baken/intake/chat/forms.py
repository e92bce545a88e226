"""What is typed and chosen at the chat desk."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.templatetags.policy_words import choices_of
from baken.policy.chat import chat


class AcceptForm(forms.Form):
    """Which visitor is taken."""

    lijn = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class SayForm(forms.Form):
    """One message."""

    tekst = forms.CharField(
        max_length=chat().longest_message,
        error_messages={
            "required": _("Typ eerst een bericht."),
            "max_length": _("Dit bericht is te lang. Maak er twee berichten van."),
        },
    )


class HoldForm(forms.Form):
    """Why the text of a chat is kept longer; empty lets it go."""

    reason = forms.ChoiceField(
        choices=[("", ""), ("klacht", ""), ("calamiteit", "")], required=False
    )


class PartForm(forms.Form):
    """The part of a talk in which the worker knew the visitor again."""

    deel = forms.IntegerField(min_value=1, max_value=30_000)


class LeaveForm(forms.Form):
    """Why the last one leaves while the chat is open."""

    reason = forms.ChoiceField(label=_("Waarom stop je nu?"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = [("", ""), *choices_of("chat_stoppen")]  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Who goes on."""

    colleague = forms.IntegerField()

    def __init__(self, *args: object, colleagues: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._colleagues = colleagues

    def clean_colleague(self) -> int:
        """Return who goes on. :raises ValidationError: if they do no chat duty here."""
        colleague: int = self.cleaned_data["colleague"]
        if colleague not in self._colleagues:
            raise forms.ValidationError(_("Kies een collega."))
        return colleague
