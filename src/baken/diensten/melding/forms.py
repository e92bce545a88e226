"""The shape of what comes in about a melding."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.casework.dossier.queries import Person
from baken.casework.dossier.rules.birth import Birth, NotADate, read_birth
from baken.casework.dossier.rules.person import Told
from baken.core.telephone import normalise
from baken.diensten.melding.rules.opening import Opening, faults_of
from baken.diensten.melding.rules.states import Basis
from baken.foundation.ui.templatetags.policy_words import choices_of

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


class BetrokkeneForm(forms.Form):
    """One person of the household, as far as he is known."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rollen = forms.MultipleChoiceField(
        label=_("Wie is dit?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wie dit is in deze melding.")},
    )
    voornamen = forms.CharField(label=_("Voornamen"), required=False, max_length=120)
    voorvoegsel = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    geslachtsnaam = forms.CharField(label=_("Achternaam"), required=False, max_length=120)
    geboren = forms.CharField(label=_("Geboren"), required=False, max_length=10)
    geslacht = forms.ChoiceField(
        label=_("Geslacht"),
        initial="O",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies het geslacht, of onbekend.")},
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today
        self.fields["rollen"].choices = choices_of("rol")  # type: ignore[attr-defined]
        self.fields["geslacht"].choices = choices_of("geslacht")  # type: ignore[attr-defined]

    def clean_geboren(self) -> Birth | None:
        try:
            return read_birth(self.cleaned_data["geboren"], today=self.today)
        except NotADate:
            raise forms.ValidationError(
                _("Vul een geboortedatum in, zoals 3-4-2015. Alleen het jaar mag ook.")
            ) from None

    def told(self) -> Told:
        """Return what is told, after the form was found right."""
        given = self.cleaned_data
        return Told(
            rollen=tuple(given["rollen"]),
            geslacht=given["geslacht"],
            voornamen=given["voornamen"],
            voorvoegsel=given["voorvoegsel"],
            geslachtsnaam=given["geslachtsnaam"],
            birth=given["geboren"],
        )


def known_of(person: Person) -> dict[str, object]:
    """Return what is known of a person, by the names of his form."""
    return {
        "seen": person.version,
        "rollen": list(person.rollen),
        "voornamen": person.voornamen,
        "voorvoegsel": person.voorvoegsel,
        "geslachtsnaam": person.geslachtsnaam,
        "geboren": person.birth.typed() if person.birth else "",
        "geslacht": person.geslacht,
    }
