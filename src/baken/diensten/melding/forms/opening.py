"""How a melding is opened, and why one of nobody known is not handled."""

from collections.abc import Mapping
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core.telephone import normalise
from baken.diensten.melding.rules.opening import Opening, faults_of
from baken.diensten.melding.rules.states import Basis

FAULTS: Mapping[str, Promise] = {
    "melder_needs_a_name": _("Vul de naam van de melder in. Anders is het geen melding."),
    "melder_needs_a_telephone": _("Vul in hoe we de melder bereiken."),
    "needs_a_reason": _("Schrijf op waarom we dit zelf melden."),
    "needs_a_second_person": _("Kies met wie je dit besloten hebt."),
    "told_needs_why": _("Vul in waarom nog niet alles verteld is."),
}
BASES: Mapping[str, Promise] = {
    "melder": _("De beller is bekend en meldt"),
    "ambtshalve": _("Wij melden zelf (ambtshalve)"),
    "dubbel_anoniem": _("De beller blijft onbekend (dubbel anoniem)"),
}


class OpeningForm(forms.Form):
    """What is said when an advies becomes a melding. Two buttons send it: `verteld` is theirs."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    basis = forms.ChoiceField(
        label=_("Waarop rust deze melding?"),
        initial=Basis.MELDER.value,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarop de melding rust.")},
    )
    melder_name = forms.CharField(label=_("Naam"), required=False, max_length=120)
    melder_organisation = forms.CharField(label=_("Organisatie"), required=False, max_length=120)
    melder_telephone = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    reason = forms.CharField(
        label=_("Waarom melden we dit zelf?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    second_person = forms.TypedChoiceField(
        label=_("Met wie besloten?"), required=False, coerce=int, empty_value=None
    )
    verteld = forms.ChoiceField(
        choices=[("alles", ""), ("niet", "")],
        widget=forms.HiddenInput,
        error_messages={"required": _("Kies of alles verteld is.")},
    )
    told_why = forms.CharField(
        label=_("Nog niet alles verteld, want"), required=False, max_length=300
    )

    def __init__(
        self, *args: object, bases: list[str], colleagues: Mapping[int, str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.bases = bases
        self.fields["basis"].choices = [(one, BASES[one]) for one in bases]  # type: ignore[attr-defined]
        self.fields["second_person"].choices = [("", ""), *colleagues.items()]  # type: ignore[attr-defined]

    def clean_melder_telephone(self) -> str:
        typed: str = self.cleaned_data["melder_telephone"]
        if not typed:
            return ""
        number = normalise(typed)
        if number is None:
            raise forms.ValidationError(_("Dit kan geen telefoonnummer zijn. Controleer het."))
        return number

    def clean(self) -> dict[str, object]:
        if not self.errors:
            for field, code in faults_of(self.opening()):
                self.add_error(field, str(FAULTS[code]))
        return self.cleaned_data

    def opening(self) -> Opening:
        """Return what was said, after the form was found right."""
        given = self.cleaned_data
        basis = Basis(given["basis"])
        by_melder = basis is Basis.MELDER
        told = given["verteld"]
        return Opening(
            basis=basis,
            told=told,
            told_why=given["told_why"] if told != "alles" else "",
            melder_name=given["melder_name"] if by_melder else "",
            melder_organisation=given["melder_organisation"] if by_melder else "",
            melder_telephone=given["melder_telephone"] if by_melder else "",
            reason="" if by_melder else given["reason"],
            second_person_id=None if by_melder else given["second_person"],
        )


class DangerForm(forms.Form):
    """What is said when a melding is opened because of danger in a talk. Little, and soon."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    basis = forms.ChoiceField(
        label=_("Waarop rust deze melding?"),
        initial=Basis.AMBTSHALVE.value,
        choices=[(one, BASES[one]) for one in (Basis.AMBTSHALVE.value, Basis.DUBBEL_ANONIEM.value)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarop de melding rust.")},
    )
    situation = forms.CharField(
        label=_("Wat is er nu aan de hand?"),
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf in een paar woorden wat er nu aan de hand is.")},
    )
    reason = forms.CharField(
        label=_("Waarom melden we dit zelf?"),
        max_length=2000,
        initial=_("Er is nu gevaar."),
        error_messages={"required": _("Schrijf op waarom we dit zelf melden.")},
    )
    second_person = forms.TypedChoiceField(
        label=_("Met wie besloten?"),
        coerce=int,
        error_messages={"required": _("Kies met wie je dit besloten hebt.")},
    )
    verteld = forms.ChoiceField(
        choices=[("alles", ""), ("niet", "")],
        widget=forms.HiddenInput,
        error_messages={"required": _("Kies of alles verteld is.")},
    )
    told_why = forms.CharField(
        label=_("Nog niet alles verteld, want"),
        required=False,
        max_length=300,
        initial=_("Het gevaar gaat voor. Wij vertellen het zodra het kan."),
    )

    def __init__(self, *args: object, colleagues: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["second_person"].choices = [*colleagues.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        if not self.errors:
            for field, code in faults_of(self.opening()):
                self.add_error(field, str(FAULTS[code]))
        return self.cleaned_data

    def opening(self) -> Opening:
        """Return what was said, after the form was found right."""
        given = self.cleaned_data
        told = given["verteld"]
        return Opening(
            basis=Basis(given["basis"]),
            told=told,
            told_why=given["told_why"] if told != "alles" else "",
            situation=given["situation"],
            reason=given["reason"],
            second_person_id=given["second_person"],
        )


class DeclineForm(forms.Form):
    """Why a melding of nobody known is not handled."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Waarom behandelen we dit niet?"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op waarom we dit niet behandelen.")},
    )
