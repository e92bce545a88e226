"""One person of the household, as far as he is known."""

from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.dossier.queries import Person
from baken.casework.dossier.rules.birth import Birth, NotADate, read_birth
from baken.casework.dossier.rules.bsn import NotABsn, read_bsn
from baken.casework.dossier.rules.person import Told
from baken.foundation.ui.templatetags.policy_words import choices_of


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
    bsn = forms.CharField(
        label=_("BSN"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    bsn_source = forms.ChoiceField(
        label=_("Waar komt het BSN vandaan?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today
        self.fields["rollen"].choices = choices_of("rol")  # type: ignore[attr-defined]
        self.fields["geslacht"].choices = choices_of("geslacht")  # type: ignore[attr-defined]
        self.fields["bsn_source"].choices = choices_of("bsn_bron")  # type: ignore[attr-defined]

    def clean_geboren(self) -> Birth | None:
        try:
            return read_birth(self.cleaned_data["geboren"], today=self.today)
        except NotADate:
            raise forms.ValidationError(
                _("Vul een geboortedatum in, zoals 3-4-2015. Alleen het jaar mag ook.")
            ) from None

    def clean_bsn(self) -> str:
        try:
            return read_bsn(self.cleaned_data["bsn"])
        except NotABsn:
            raise forms.ValidationError(
                _("Dit is geen BSN. Een BSN heeft 9 cijfers. Controleer het, of laat het leeg.")
            ) from None

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if given.get("bsn") and not given.get("bsn_source") and "bsn_source" in given:
            self.add_error("bsn_source", _("Kies waar het BSN vandaan komt."))
        return given

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
            bsn=given["bsn"],
            bsn_source=given["bsn_source"] if given["bsn"] else "",
        )


def known_of(person: Person, *, bsn: str, bsn_source: str) -> dict[str, object]:
    """Return what is known of a person, by the names of his form."""
    return {
        "seen": person.version,
        "rollen": list(person.rollen),
        "voornamen": person.voornamen,
        "voorvoegsel": person.voorvoegsel,
        "geslachtsnaam": person.geslachtsnaam,
        "geboren": person.birth.typed() if person.birth else "",
        "geslacht": person.geslacht,
        "bsn": bsn,
        "bsn_source": bsn_source,
    }
