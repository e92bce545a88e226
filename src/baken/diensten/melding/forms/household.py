"""How people belong together, and where they live."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.dossier.queries import KnownRelatie
from baken.casework.dossier.rules.address import Address, NotAPostcode, Place, read_postcode
from baken.casework.dossier.rules.birth import NotADate
from baken.casework.dossier.rules.period import is_turned, read_whole_day, typed_day
from baken.casework.dossier.rules.relation import BACK, Relation, directed
from baken.diensten.advies.rules.gemeente import matches_of
from baken.foundation.ui.templatetags.policy_words import choices_of, said
from baken.policy.codelijsten import codelijsten, gemeenten

GEZAG = "gezag"


class DatedForm(forms.Form):
    """Something that holds from a day until a day, as far as they are known."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    from_date = forms.CharField(label=_("Sinds"), required=False, max_length=10)
    until_date = forms.CharField(label=_("Tot en met"), required=False, max_length=10)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    def clean_from_date(self) -> date | None:
        return self._day("from_date")

    def clean_until_date(self) -> date | None:
        return self._day("until_date")

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if is_turned(given.get("from_date"), given.get("until_date")):
            self.add_error("until_date", _("Het einde ligt voor het begin. Controleer de dagen."))
        return given

    def _day(self, name: str) -> date | None:
        try:
            return read_whole_day(self.cleaned_data[name], today=self.today)
        except NotADate:
            raise forms.ValidationError(
                _("Vul een hele dag in die al is geweest, zoals 3-4-2015. Of laat dit leeg.")
            ) from None


class RelationForm(DatedForm):
    """How one person belongs together with one or more others."""

    soort = forms.ChoiceField(
        label=_("Hoe horen zij bij elkaar?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe zij bij elkaar horen.")},
    )
    people = forms.TypedMultipleChoiceField(
        label=_("Met wie?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies met wie.")},
    )
    checked_date = forms.CharField(label=_("Gezag nagekeken op"), required=False, max_length=10)
    check_source = forms.ChoiceField(
        label=_("Nagekeken in"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, others: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["soort"].choices = readings()  # type: ignore[attr-defined]
        self.fields["people"].choices = [*others.items()]  # type: ignore[attr-defined]
        self.fields["check_source"].choices = choices_of("gezag_bron")  # type: ignore[attr-defined]

    def clean_checked_date(self) -> date | None:
        return self._day("checked_date") if self._is_gezag() else None

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if not self._is_gezag() or {"checked_date", "check_source"} & set(self.errors):
            return given
        on, source = given["checked_date"], given["check_source"]
        if on and not source:
            self.add_error("check_source", _("Kies waarin het gezag is nagekeken."))
        if source and not on:
            self.add_error("checked_date", _("Vul in op welke dag het gezag is nagekeken."))
        return given

    def relations(self, *, one: int) -> list[Relation]:
        """Return what was told, read from one person, after the form was found right."""
        return [self._relation(one, other) for other in dict.fromkeys(self.cleaned_data["people"])]

    def _is_gezag(self) -> bool:
        return str(self.cleaned_data.get("soort", "")).removeprefix(BACK) == GEZAG

    def _relation(self, one: int, other: int) -> Relation:
        given = self.cleaned_data
        soort, van, naar = directed(given["soort"], one=one, other=other)
        return Relation(
            van=van,
            naar=naar,
            soort=soort,
            from_date=given["from_date"],
            until_date=given["until_date"],
            checked_date=given["checked_date"] if soort == GEZAG else None,
            check_source=given["check_source"] if soort == GEZAG else "",
        )


class AddressForm(DatedForm):
    """Where somebody lives or stays, who may know it, and whether post is safe there."""

    soort = forms.ChoiceField(
        label=_("Wat voor adres is dit?"),
        initial="woon",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor adres dit is.")},
    )
    is_geheim = forms.BooleanField(label=_("Dit adres is geheim"), required=False)
    straat = forms.CharField(label=_("Straat"), required=False, max_length=120)
    huisnummer = forms.RegexField(
        label=_("Huisnummer"),
        required=False,
        regex=r"^[1-9][0-9]{0,4}$",
        error_messages={"invalid": _("Vul alleen cijfers in. Een letter hoort bij Toevoeging.")},
    )
    toevoeging = forms.CharField(label=_("Toevoeging"), required=False, max_length=12)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    plaats = forms.CharField(label=_("Plaats"), required=False, max_length=80)
    gemeente = forms.CharField(label=_("Gemeente"), required=False, max_length=60)
    post_safe = forms.ChoiceField(
        label=_("Is post hier veilig?"),
        initial="niet_gevraagd",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of post hier veilig is.")},
    )
    post_why = forms.CharField(label=_("Uitleg bij post"), required=False, max_length=300)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["soort"].choices = choices_of("adres_soort")  # type: ignore[attr-defined]
        self.fields["post_safe"].choices = choices_of("post_veilig")  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        try:
            return read_postcode(self.cleaned_data["postcode"])
        except NotAPostcode:
            raise forms.ValidationError(
                _("Vul een postcode in, zoals 1506 AB. Niet in Nederland? Laat dit leeg.")
            ) from None

    def clean_gemeente(self) -> str:
        typed: str = self.cleaned_data["gemeente"]
        if not typed:
            return ""
        found = matches_of(typed, gemeenten=gemeenten().values(), regio="")
        if len(found) != 1:
            raise forms.ValidationError(
                _("Deze gemeente staat niet in de lijst. Typ de hele naam, of laat dit leeg.")
            )
        return found[0].code

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if not self.errors and not any(given[name] for name in ("straat", "postcode", "plaats")):
            self.add_error("straat", _("Vul in wat je van het adres weet."))
        return given

    def address(self) -> Address:
        """Return what was told, after the form was found right."""
        given = self.cleaned_data
        names = ("postcode", "huisnummer", "toevoeging")
        told = ("soort", "straat", "plaats", "gemeente", "is_geheim", "from_date", "until_date",
                "post_safe", "post_why")  # fmt: skip
        place = Place(**{name: given[name] for name in names})
        return Address(place=place, **{name: given[name] for name in told})


def readings() -> list[tuple[str, str]]:
    """Return each way in which one person can belong to another, both sides of it together."""
    back = codelijsten()["persoonrelatie_terug"]
    found = []
    for code, words in choices_of("persoonrelatie"):
        found.append((code, words))
        if code in back.marked("one_way"):
            found.append((BACK + code, said(back.items[code].label)))
    return found


def known_relation(relatie: KnownRelatie) -> dict[str, object]:
    """Return what is known of a relation, by the names of its form, read from `van`."""
    return {
        "seen": relatie.version,
        "soort": relatie.soort,
        "people": [relatie.naar.pk],
        "from_date": typed_day(relatie.from_date),
        "until_date": typed_day(relatie.until_date),
        "checked_date": typed_day(relatie.checked_date),
        "check_source": relatie.check_source,
    }


def known_address(address: Address, *, version: int) -> dict[str, object]:
    """Return what is known of an address, by the names of its form."""
    place = address.place
    return {
        "seen": version,
        "soort": address.soort,
        "is_geheim": address.is_geheim,
        "straat": address.straat,
        "huisnummer": place.huisnummer,
        "toevoeging": place.toevoeging,
        "postcode": place.postcode,
        "plaats": address.plaats,
        "gemeente": gemeenten()[address.gemeente].name if address.gemeente else "",
        "from_date": typed_day(address.from_date),
        "until_date": typed_day(address.until_date),
        "post_safe": address.post_safe,
        "post_why": address.post_why,
    }
