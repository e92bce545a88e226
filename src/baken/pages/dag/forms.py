"""The day a person asks for."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.core.typed import read_past_day


class DayForm(forms.Form):
    """One day, as it is typed; empty is today."""

    dag = forms.CharField(label=gettext_lazy("Welke dag?"), required=False, max_length=30)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    def clean_dag(self) -> date:
        """Return the day that is meant. :raises ValidationError: if it is none, or to come."""
        typed = self.cleaned_data["dag"]
        if not typed:
            return self.today
        day = read_past_day(typed, today=self.today)
        if day is None:
            raise ValidationError(_("Dit is geen dag. Typ bijvoorbeeld 27-11 of gisteren."))
        if day > self.today:
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder."))
        return day
