"""What was agreed in a talk: support promised to a professional, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from baken.diensten.advies.forms.moments import clean_moment, clock_field, day_field
from baken.diensten.advies.rules.answers import Support
from baken.foundation.ui.templatetags.policy_words import choices_of
from baken.policy.codelijsten import codelijsten

DAY, CLOCK = "steun_dag_", "steun_tijd_"


@dataclass(frozen=True, kw_only=True)
class SupportMoment:
    """The two fields of one kind of support, shown when it is chosen."""

    label: str
    when: str
    day: BoundField
    clock: BoundField

    @property
    def day_label(self) -> str:
        return f"{self.label}: {self.day.label}"

    @property
    def clock_label(self) -> str:
        return f"{self.label}: {self.clock.label}"


def support_fields() -> dict[str, forms.Field]:
    """Return the fields of all support: which, and for each a day and a time."""
    fields: dict[str, forms.Field] = {
        "steun": forms.MultipleChoiceField(
            label=_("Steun beloofd?"), required=False, widget=forms.CheckboxSelectMultiple
        )
    }
    for code in codelijsten()["steun"].items:
        fields |= {DAY + code: day_field(), CLOCK + code: clock_field()}
    return fields


def support_moments(form: forms.Form) -> list[SupportMoment]:
    """Return the fields of the moments, one pair for each kind of support."""
    return [
        SupportMoment(
            label=label, when=f"steun={code}", day=form[DAY + code], clock=form[CLOCK + code]
        )
        for code, label in choices_of("steun")
    ]


def clean_support(form: forms.Form, *, now: datetime) -> tuple[Support, ...]:
    """Return the support that was chosen; a moment that is missing is said at its field."""
    found = []
    for code in form.cleaned_data.get("steun", []):
        moment = clean_moment(form, day=DAY + code, clock=CLOCK + code, now=now)
        if moment is not None:
            found.append(Support(soort=code, at=moment))
    return tuple(found)


class SupportForm(forms.Form):
    """One more support, promised on the page of the zaak."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label=_("Wat heb je beloofd?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je beloofd hebt.")},
    )
    dag, tijd = day_field(), clock_field()

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.now = now
        self.fields["soort"].choices = choices_of("steun")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        moment = clean_moment(self, day="dag", clock="tijd", now=self.now)
        return self.cleaned_data | {"moment": moment}

    def support(self) -> Support:
        """Return the support, after the form was found right."""
        return Support(soort=self.cleaned_data["soort"], at=self.cleaned_data["moment"])


class OutcomeForm(forms.Form):
    """How something that was agreed ended: an answer of this list."""

    seen = forms.IntegerField(min_value=1, max_value=1_000_000)
    outcome = forms.ChoiceField()

    def __init__(self, *args: object, lijst: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["outcome"].choices = choices_of(lijst)  # type: ignore[attr-defined]


class ConfirmationForm(forms.Form):
    """Whether the text was read over before it goes along on paper."""

    nagelezen = forms.BooleanField(
        label=_("Ik heb het nagelezen. Er staan geen namen in."),
        error_messages={"required": _("Lees de tekst na en zet een vinkje.")},
    )
