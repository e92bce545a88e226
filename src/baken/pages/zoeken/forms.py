"""The shape of what is typed in the search box, and of what is opened from its list."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baken.casework.zoekvraag.rules.question import MOST_CHARACTERS, Unclear, read_question


class SearchForm(forms.Form):
    """One box. Its id is that of the box in the frame, which every page has."""

    zoek = forms.CharField(
        label=_("Zoek op nummer of naam"),
        max_length=MOST_CHARACTERS,
        error_messages={
            "required": _("Typ een nummer, een telefoonnummer of een naam."),
            "max_length": _("Dit is te lang om te zoeken. Typ alleen een nummer of een naam."),
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.auto_id = "%s"

    def clean_zoek(self) -> str:
        """Read what is meant. :raises ValidationError: with what to do, when it means nothing."""
        typed: str = self.cleaned_data["zoek"]
        readings = read_question(typed)
        if isinstance(readings, Unclear):
            raise ValidationError(_why(readings))
        self.readings = readings
        return typed


class HitForm(forms.Form):
    """Which zaak is opened, from which search."""

    zoekvraag = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    number = forms.CharField(max_length=16)


def _why(unclear: Unclear) -> str:
    match unclear:
        case Unclear.WRONG_NUMBER:
            return str(_("Dit nummer klopt niet. Kijk of er een teken verkeerd staat."))
        case Unclear.WRONG_TELEPHONE:
            return str(_("Dit is geen telefoonnummer. Kijk of elk cijfer er goed staat."))
        case Unclear.TOO_SHORT:
            return str(_("Typ minstens twee letters van een naam."))
