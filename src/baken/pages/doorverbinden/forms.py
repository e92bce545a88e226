"""The shape of what a caller names who has a colleague of ours."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CallerForm(forms.Form):
    """The number of the zaak or of the telephone, as the caller says it."""

    kenmerk = forms.CharField(
        label=_("Nummer dat de beller noemt"),
        max_length=30,
        error_messages={"required": _("Vul het nummer in dat de beller noemt.")},
    )
