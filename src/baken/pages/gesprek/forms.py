"""What the gesprek asks when it goes on from an earlier one: the number, and what is new."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.numbers import body_told
from baken.diensten.advies.forms import FAULTS, AdviesForm
from baken.diensten.advies.rules.again import Again, faults_of_again
from baken.diensten.advies.rules.answers import WITH_APPOINTMENT

ASKED_AGAIN = ("once", "anders", "kanaal", "situatie", "advies", "vervolg", "follow_up_date",
               "follow_up_time", "plan", "verteld", "told_why")  # fmt: skip


class NumberForm(forms.Form):
    """The number that a caller names, in any spelling."""

    nummer = forms.CharField(
        label=_("Hoort bij een eerder nummer"),
        max_length=40,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "characters"}),
        error_messages={"required": _("Vul het nummer in dat de beller noemt.")},
    )

    def clean_nummer(self) -> str:
        body = body_told(self.cleaned_data["nummer"], letters="A")
        if body is None:
            raise forms.ValidationError(
                _("Dit nummer klopt niet. Laat de beller het nog eens noemen, teken voor teken.")
            )
        return body


class AgainForm(AdviesForm):
    """What one more talk under the same number is asked; who it is about stays as it was."""

    seen = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, now=now, regio="", lines=(), **kwargs)
        for name in set(self.fields) - {"seen", *ASKED_AGAIN}:
            del self.fields[name]

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if given.get("vervolg") in WITH_APPOINTMENT:
            self._clean_moments()
        if not self.errors:
            for fault in faults_of_again(self.again()):
                self.add_error(fault.field, str(FAULTS[fault.code]))
        return given

    def again(self) -> Again:
        """Return the answers, after the form was found right."""
        given = self.cleaned_data
        return Again(
            situation=given["situatie"],
            advice=given["advies"],
            follow_up=given["vervolg"],
            follow_up_at=given.get("follow_up_at"),
            plan=given["plan"],
            told=given["verteld"],
            told_why=given["told_why"] if given["verteld"] != "alles" else "",
            channel=given["kanaal"],
        )
