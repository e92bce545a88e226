"""The answers of one talk, on one page. No field of it can hold a household."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.casework.contact.forms import ask_line, line_field
from baken.diensten.advies.forms.moments import clean_moment, clock_field, day_field
from baken.diensten.advies.forms.promises import (
    SupportMoment,
    clean_support,
    support_fields,
    support_moments,
)
from baken.diensten.advies.rules.answers import (
    REFERRED,
    WITH_APPOINTMENT,
    Answers,
    Lists,
    faults_of,
)
from baken.diensten.advies.rules.gemeente import UNKNOWN, is_unknown, matches_of
from baken.foundation.ui.fields import Group, StepsField, StepsManyField
from baken.foundation.ui.templatetags.policy_words import choices_of, codeword, said
from baken.foundation.ui.traces import Watched
from baken.policy.codelijsten import Gemeente, codelijsten, gemeenten
from baken.policy.telefoon import Line

MOST_CHOICES = 9

FAULTS: Mapping[str, object] = {
    "km_only": _("“%(aard)s” kan alleen bij kindermishandeling. Kies die ook bij vraag 4."),
    "follow_up_needs_a_moment": _("Vul een dag en een tijd in, of kies dat de beller niet wil."),
    "told_needs_why": _("Vul in waarom je niet alles verteld hebt."),
    "referral_needs_a_place": _("Kies waarheen je de beller verwezen hebt."),
    "meldcode_step_missing": _("Kies bij welke stap van de meldcode de professional is."),
}


def groups_of(lijst: str) -> list[Group]:
    """Return a code list in the groups of its two-step digits."""
    found = codelijsten()[lijst]
    return [
        (key, said(words), [(item.code, said(item.label)) for item in found.in_group(key)])
        for key, words in found.groups.items()
    ]


def lists() -> Lists:
    """Return what the rules must know of the code lists."""
    return Lists(
        professional=codelijsten()["hoedanigheid"].marked("professional"),
        km_aanleiding=codelijsten()["aanleiding"].marked("km"),
        km_only_aard=codelijsten()["aard"].marked("km_only"),
    )


class AdviesForm(Watched):
    """All answers of one talk, on one page."""

    watched = ("situatie", "advies")

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    hoedanigheid = StepsField(
        label=_("Wie belt er?"), groups=(), error_messages={"required": _("Kies wie er belt.")}
    )
    naam_keuze = forms.ChoiceField(
        label=_("Op welke naam?"),
        choices=[("anoniem", _("Anoniem")), ("naam", _("Naam noteren"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies op welke naam, of anoniem.")},
    )
    naam = forms.CharField(label=_("Naam"), required=False, max_length=120)
    kanaal = forms.ChoiceField(
        label=_("Kanaal"),
        initial="telefoon",
        widget=forms.Select(attrs={"form": "gesprek"}),
        error_messages={"required": _("Kies het kanaal.")},
    )
    via_tolk = forms.BooleanField(label=_("via tolk"), required=False)
    gemeente = forms.CharField(
        label=_("Gemeente"),
        max_length=60,
        error_messages={"required": _("Vul de gemeente in, of een vraagteken.")},
    )
    gemeente_keuze = forms.ChoiceField(
        label=_("Welke gemeente?"), required=False, widget=forms.RadioSelect
    )
    meldcode_step = forms.TypedChoiceField(
        label=_("Stap van de meldcode"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("1", _("Signalen")),
            ("2", _("Overleg")),
            ("3", _("Gesprek")),
            ("4", _("Wegen")),
            ("5", _("Beslissen")),
            ("0", _("Nog niet")),
        ],
        widget=forms.RadioSelect,
    )
    functie = forms.CharField(label=_("Functie"), required=False, max_length=120)
    organisatie = forms.CharField(label=_("Organisatie"), required=False, max_length=120)
    aanleiding = StepsManyField(
        label=_("Waar gaat het over?"),
        groups=(),
        error_messages={"required": _("Kies waar het over gaat.")},
    )
    aard = StepsManyField(
        label=_("Wat is er aan de hand?"),
        groups=(),
        error_messages={"required": _("Kies wat er aan de hand is.")},
    )
    situatie = forms.CharField(
        label=_("Situatie, kort"),
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf kort wat de situatie is.")},
    )
    advies = forms.CharField(
        label=_("Advies, kort"),
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf kort welk advies je gaf.")},
    )
    vervolg = forms.ChoiceField(
        label=_("Vervolg"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of er een vervolg komt.")},
    )
    follow_up_date, follow_up_time = day_field(), clock_field()
    verwijzing = forms.ChoiceField(label=_("Verwijzing"), required=False, widget=forms.RadioSelect)
    verwezen_naar = forms.ChoiceField(label=_("Naar"), required=False, widget=forms.Select)
    plan = forms.ChoiceField(
        label=_("Weet je wat je nu gaat doen? Lukt dat?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vraag of de beller weet wat hij nu gaat doen.")},
    )
    verteld = forms.ChoiceField(
        label=_("Verteld?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je verteld hebt.")},
    )
    told_why = forms.CharField(label=_("Waarom niet?"), required=False, max_length=300)
    line = line_field()

    def __init__(
        self,
        *args: object,
        now: datetime,
        regio: str,
        lines: Sequence[Line] = (),
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.regio = now, regio
        ask_line(self, lines)
        for name in ("hoedanigheid", "aanleiding", "aard"):
            self.fields[name].set_groups(groups_of(name))  # type: ignore[attr-defined]
        for name in ("kanaal", "vervolg", "plan", "verteld", "verwijzing", "steun"):
            self.fields[name].choices = choices_of(name)  # type: ignore[attr-defined]
        places = [("", _("Kies waarheen")), *choices_of("verwezen_naar")]
        self.fields["verwezen_naar"].choices = places  # type: ignore[attr-defined]
        self._offer_gemeenten(self.data.get("gemeente", "") if self.is_bound else "")

    @property
    def support_moments(self) -> list[SupportMoment]:
        """The day and the time of each kind of support."""
        return support_moments(self)

    @property
    def is_unbound(self) -> bool:
        """Whether the page opens for the first time, without answers sent."""
        return not self.is_bound

    def clean_gemeente(self) -> str:
        typed: str = self.cleaned_data["gemeente"]
        if is_unknown(typed):
            return UNKNOWN
        chosen = self.data.get("gemeente_keuze", "")
        found = self._matches(typed)
        if chosen in {g.code for g in found}:
            return str(chosen)
        if not found:
            raise forms.ValidationError(
                _("Geen gemeente begint met “%(typed)s”. Onbekend? Typ een vraagteken."),
                params={"typed": typed},
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("“%(typed)s” past bij %(count)s gemeenten. Kies er 1, of typ verder."),
                params={"typed": typed, "count": len(found)},
            )
        return found[0].code

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        self._clean_moments()
        if given.get("naam_keuze") == "naam" and not given.get("naam"):
            self.add_error("naam", _("Vul de naam in, of kies anoniem."))
        if not self.errors:
            for fault in faults_of(self.answers(), lists=lists()):
                parts = {k: codeword(v, "aard") for k, v in fault.parts.items()}
                self.add_error(fault.field, str(FAULTS[fault.code]) % parts)
        return given

    def answers(self) -> Answers:
        """Return the answers, after the form was found right."""
        given = self.cleaned_data
        is_professional = given["hoedanigheid"] in lists().professional
        return Answers(
            hoedanigheid=given["hoedanigheid"],
            gemeente=given["gemeente"],
            aanleiding=tuple(given["aanleiding"]),
            aard=tuple(given["aard"]),
            situation=given["situatie"],
            advice=given["advies"],
            follow_up=given["vervolg"],
            follow_up_at=given.get("follow_up_at"),
            plan=given["plan"],
            told=given["verteld"],
            told_why=given["told_why"] if given["verteld"] != "alles" else "",
            channel=given["kanaal"],
            line=given.get("line", ""),
            via_tolk=given["via_tolk"],
            meldcode_step=given["meldcode_step"] if is_professional else None,
            functie=given["functie"] if is_professional else "",
            name=given["naam"] if given["naam_keuze"] == "naam" else "",
            organisation=given["organisatie"] if is_professional else "",
            support=given["support"],
            verwijzing=given["verwijzing"],
            verwezen_naar=given["verwezen_naar"] if given["verwijzing"] == REFERRED else "",
        )

    def _clean_moments(self) -> None:
        given, now = self.cleaned_data, self.now
        if given.get("vervolg") in WITH_APPOINTMENT:
            day, clock = "follow_up_date", "follow_up_time"
            given["follow_up_at"] = clean_moment(self, day=day, clock=clock, now=now)
        asks_by_profession = given.get("hoedanigheid") in lists().professional
        given["support"] = clean_support(self, now=now) if asks_by_profession else ()

    def _matches(self, typed: str) -> list[Gemeente]:
        return matches_of(typed, gemeenten=gemeenten().values(), regio=self.regio)

    def _offer_gemeenten(self, typed: str) -> None:
        found = self._matches(typed)
        offered = found if 1 < len(found) <= MOST_CHOICES else []
        self.fields["gemeente_keuze"].choices = [(g.code, g.name) for g in offered]  # type: ignore[attr-defined]


# The fields of support stand where the page asks them, so that faults are named in that order.
AdviesForm.base_fields.update(support_fields())
for _last in ("verwijzing", "verwezen_naar", "plan", "verteld", "told_why"):
    AdviesForm.base_fields[_last] = AdviesForm.base_fields.pop(_last)
