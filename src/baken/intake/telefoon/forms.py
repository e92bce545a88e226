"""The shape of what comes in about a call that was not taken down while it came."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.contact.forms import ask_line, line_field
from baken.casework.contact.rules.arrival import fault_of_moment
from baken.core.kalender import AMSTERDAM, in_amsterdam
from baken.core.telephone import normalise
from baken.core.typed import read_past_day, read_past_moment
from baken.intake.telefoon.rules.call import Call
from baken.policy.telefoon import Line, telefoon

FAULTS = {
    "call_is_to_come": _("Dit moment moet nog komen. Was het gisteren? Typ gisteren 19:40."),
    "call_too_long_ago": _("Deze oproep is te lang geleden om nog in te voeren."),
}


class CallForm(forms.Form):
    """A call: when, which line, and from which number. A time alone is of the day in `dag`."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    dag = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    when = forms.CharField(
        label=_("Wanneer was de oproep?"),
        max_length=40,
        error_messages={"required": _("Vul in wanneer de oproep was, zoals 9:41.")},
    )
    number = forms.CharField(
        label=_("Nummer van de beller"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    line = line_field()

    def __init__(
        self, *args: object, now: datetime, lines: Sequence[Line] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.now = now
        ask_line(self, lines)

    def clean_dag(self) -> date:
        """Return the day a time alone belongs to; what is no day is today."""
        return _day(self.cleaned_data["dag"], today=in_amsterdam(self.now).date())

    def clean_when(self) -> datetime:
        """Return the moment that is meant. :raises ValidationError: if it is none, or cannot be."""
        day = self.cleaned_data.get("dag") or in_amsterdam(self.now).date()
        today = in_amsterdam(self.now).date()
        found = read_past_moment(self.cleaned_data["when"], day=day, today=today)
        if found is None:
            raise forms.ValidationError(_("Dit is geen moment. Typ 9:41, of gisteren 19:40."))
        called_at = datetime.combine(*found, AMSTERDAM)
        within = telefoon().entered_within
        if fault := fault_of_moment(called_at=called_at, at=self.now, within=within):
            raise forms.ValidationError(FAULTS[fault])
        return called_at

    def clean_number(self) -> str:
        """Return the number in one spelling. :raises ValidationError: if it is none."""
        typed: str = self.cleaned_data["number"].strip()
        number = normalise(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(
                _("Dit is geen telefoonnummer. Een nummer heeft 10 cijfers, of begint met +.")
            )
        return number

    def call(self) -> Call:
        """Return the call, after the form was found right."""
        given = self.cleaned_data
        return Call(
            called_at=given["when"], line=given.get("line", ""), number=given.get("number", "")
        )


class TalkForm(CallForm):
    """A talk outside the hours: what the caller told is written down in the gesprek."""

    number = None  # type: ignore[assignment]


class KeptForm(forms.Form):
    """What goes along to the next call of the same list: its day and its line."""

    dag = forms.CharField(required=False, max_length=30)
    lijn = forms.CharField(required=False, max_length=20)

    def kept(self, *, today: date) -> dict[str, object]:
        """Return the day and the line for the next form; what cannot be read is left out."""
        if not self.is_valid():
            return {}
        kept: dict[str, object] = {"line": self.cleaned_data["lijn"]}
        if self.cleaned_data["dag"]:
            kept["dag"] = f"{_day(self.cleaned_data['dag'], today=today):%d-%m-%Y}"
        return kept


def _day(typed: str, *, today: date) -> date:
    day = read_past_day(typed, today=today) if typed else None
    return today if day is None or day > today else day
