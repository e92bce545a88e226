"""The shape of what comes in about a terugbelverzoek."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.contact.forms import ask_line, line_field
from baken.casework.contact.rules.safe import SafeContact
from baken.core.kalender import Werkkalender
from baken.core.telephone import normalise
from baken.core.typed import read_clock
from baken.foundation.ui.templatetags.policy_words import choices_of, said
from baken.foundation.ui.traces import Watched
from baken.intake.terugbelverzoek.rules.next_try import fits_office_hours
from baken.intake.terugbelverzoek.rules.request import NewRequest
from baken.policy.telefoon import Line
from baken.policy.terugbellen import terugbellen


def deliberate_field() -> forms.BooleanField:
    """Return the tick without which nobody is rung back who left no message."""
    return forms.BooleanField(
        label=_("Ik kies bewust: wij bellen terug"),
        error_messages={"required": _("Kies bewust dat wij terugbellen, of sluit de oproep.")},
    )


class RequestForm(Watched):
    """A request to be called back: how, who, and one line about what."""

    watched = ("about",)

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    contact = forms.CharField(required=False, widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Nummer"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    caller = forms.ChoiceField(
        label=_("Wie belt er?"),
        choices=[("burger", _("Burger")), ("professional", _("Professional"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie er belt.")},
    )
    name = forms.CharField(label=_("Naam of organisatie"), required=False, max_length=120)
    about = forms.CharField(
        label=_("Waarover, in 1 zin"),
        max_length=300,
        error_messages={"required": _("Vul in waar het over gaat.")},
    )
    may_call = forms.ChoiceField(
        label=_("Is het veilig als wij dit nummer bellen?"),
        choices=[
            ("ja", _("Ja")),
            ("tussen", _("Alleen tussen")),
            ("nee", _("Nee, beller belt zelf terug")),
            ("niet_gevraagd", _("Niet gevraagd")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of wij dit nummer mogen bellen.")},
    )
    from_time = forms.CharField(label=_("van"), required=False, max_length=10)
    until_time = forms.CharField(label=_("tot"), required=False, max_length=10)
    voicemail = forms.ChoiceField(
        label=_("Mogen wij een bericht inspreken?"),
        required=False,
        choices=[("nee", _("Nee")), ("neutraal", _("Ja, neutraal"))],
        widget=forms.RadioSelect,
    )
    if_other = forms.ChoiceField(
        label=_("Als een ander opneemt"),
        required=False,
        choices=[("verkeerd_verbonden", _("“Verkeerd verbonden”")), ("ophangen", _("Ophangen"))],
        widget=forms.RadioSelect,
    )
    spoed = forms.BooleanField(label=_("Spoed"), required=False)
    children = forms.BooleanField(label=_("Er zijn kinderen"), required=False)
    same_worker = forms.BooleanField(label=_("Stel dezelfde medewerker voor"), required=False)
    line = line_field()
    deliberate = deliberate_field()

    def __init__(
        self,
        *args: object,
        kalender: Werkkalender,
        lines: Sequence[Line] = (),
        missed: bool = False,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kalender = kalender
        ask_line(self, lines)
        if not missed:
            del self.fields["deliberate"]

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"].strip()
        if not typed:
            return ""
        number = normalise(typed)
        if number is None:
            raise forms.ValidationError(
                _("Dit is geen telefoonnummer. Een nummer heeft 10 cijfers, of begint met +.")
            )
        return number

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        may_call = given.get("may_call")
        if not given.get("number") and may_call and may_call != "nee" and "number" in given:
            self.add_error("number", _("Vul het nummer in, of kies: beller belt zelf terug."))
        if may_call == "tussen":
            self._clean_hours()
        return given

    def _clean_hours(self) -> None:
        hours: list[time | None] = []
        for name in ("from_time", "until_time"):
            found = read_clock(self.cleaned_data.get(name, ""))
            if found is None:
                self.add_error(name, _("Vul een tijd in, zoals 14:00."))
            hours.append(found)
        start, end = hours
        if start is None or end is None:
            return
        self.cleaned_data["from_time"], self.cleaned_data["until_time"] = start, end
        if not fits_office_hours(from_time=start, until_time=end, kalender=self.kalender):
            self.add_error(
                "from_time",
                _("Kies tijden waarop wij werken: van %(opens)s tot %(closes)s.")
                % {
                    "opens": f"{self.kalender.opens:%H:%M}",
                    "closes": f"{self.kalender.closes:%H:%M}",
                },
            )

    def request(self) -> NewRequest:
        """Return what was told, after the form was found right."""
        given = self.cleaned_data
        is_between = given["may_call"] == "tussen"
        return NewRequest(
            safe=SafeContact(
                number=given["number"],
                may_call="" if given["may_call"] == "niet_gevraagd" else given["may_call"],
                from_time=given["from_time"] if is_between else None,
                until_time=given["until_time"] if is_between else None,
                voicemail=given["voicemail"],
                if_other=given["if_other"],
            ),
            caller=given["caller"],
            name=given["name"],
            about=given["about"],
            is_spoed=given["spoed"],
            has_children=given["children"],
            line=given.get("line", ""),
            is_deliberate=given.get("deliberate", False),
        )


class ParkForm(forms.Form):
    """A number alone, and what else was typed so far; the rest is asked later."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    contact = forms.CharField(required=False)
    number = forms.CharField(
        max_length=30, error_messages={"required": _("Vul een nummer in om te parkeren.")}
    )
    name = forms.CharField(required=False, max_length=120)
    about = forms.CharField(required=False, max_length=300)
    spoed = forms.BooleanField(required=False)
    children = forms.BooleanField(required=False)
    line = line_field()
    deliberate = deliberate_field()

    clean_number = RequestForm.clean_number

    def __init__(
        self,
        *args: Any,
        kalender: Werkkalender,
        lines: Sequence[Line] = (),
        missed: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.whole = RequestForm(*args, kalender=kalender, **kwargs)
        ask_line(self, lines)
        if not missed:
            del self.fields["deliberate"]

    def request(self) -> NewRequest:
        """Return what is known so far; an answer of the whole form that is right counts too."""
        given = self.cleaned_data
        return NewRequest(
            safe=self._safe(),
            caller=self._answered("caller"),
            name=given["name"],
            about=given["about"],
            is_spoed=given["spoed"],
            has_children=given["children"],
            line=given.get("line", ""),
            is_deliberate=given.get("deliberate", False),
        )

    def _answered(self, name: str) -> str:
        self.whole.is_valid()
        return str(self.whole.cleaned_data.get(name, ""))

    def _safe(self) -> SafeContact:
        """Return what was said about calling; "alleen tussen" without its hours was not said."""
        may_call = self._answered("may_call")
        given = self.whole.cleaned_data
        hours = [given.get(name) for name in ("from_time", "until_time")]
        is_between = may_call == "tussen" and not {"from_time", "until_time"} & set(
            self.whole.errors
        )
        if may_call == "niet_gevraagd" or (may_call == "tussen" and not is_between):
            may_call = ""
        return SafeContact(
            number=self.cleaned_data["number"],
            may_call=may_call,
            from_time=hours[0] if is_between else None,
            until_time=hours[1] if is_between else None,
            voicemail=self._answered("voicemail"),
            if_other=self._answered("if_other"),
        )


class OutcomeForm(forms.Form):
    """How an attempt to call ended."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(error_messages={"required": _("Kies hoe het afliep.")})

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            ("gesproken", _("Gesproken")),
            ("belde_zelf", _("De beller belt nu zelf")),
            *((o.code, said(o.label)) for o in terugbellen().outcomes.values()),
        ]


class LapseForm(forms.Form):
    """Why a request lapses."""

    reason = forms.ChoiceField(
        label=_("Waarom vervalt dit verzoek?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = choices_of("vervallen")  # type: ignore[attr-defined]
