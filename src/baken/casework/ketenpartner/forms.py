"""The shape of what comes in about ketenpartners, and the small forms on a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.casework.ketenpartner.queries import Agreement, KetenpartnerCard, Point
from baken.casework.ketenpartner.rules.afspraken import Agreed
from baken.casework.ketenpartner.rules.told import Desk, Told, faults_of, read_number
from baken.core.telephone import for_reading
from baken.core.typed import read_day, read_past_day
from baken.foundation.ui.templatetags.policy_words import choices_of
from baken.policy.codelijsten import Gemeente

HIGHEST = 2**31 - 1
FAULTS: Mapping[str, Promise] = {
    "needs_a_way": _("Vul een telefoonnummer, een mailadres of een postadres in."),
    "secure_needs_mail": _("Vul het mailadres in dat beveiligd is."),
}
NO_DAY = _("Dit is geen dag. Typ bijvoorbeeld 31-12-2027.")


class Once(forms.Form):
    """A form that is done once, on the version that was seen."""

    once = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST, widget=forms.HiddenInput
    )

    @property
    def seen_once(self) -> dict[str, Any]:
        """The version that was seen, 0 when the form does not say, and the token of the form."""
        return {"seen": self.cleaned_data["seen"] or 0, "once": self.cleaned_data["once"]}


class ChooseForm(forms.Form):
    """Which part of the directory is shown. It travels in the body: a name may be typed here."""

    gemeente = forms.ChoiceField(label=_("Gemeente"), required=False)
    soort = forms.ChoiceField(label=_("Soort hulp"), required=False)
    words = forms.CharField(label=_("Naam"), required=False, max_length=120)

    def __init__(self, *args: Any, region: Sequence[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "gemeente", [("", _("hele regio")), *_names(region)])
        _offer(self, "soort", [("", _("alles")), *choices_of("ketenpartner")])

    @property
    def is_limited(self) -> bool:
        """Whether anything was chosen."""
        return self.is_bound and any(self[name].value() for name in self.fields)


class KetenpartnerForm(Once):
    """One organisation of the directory."""

    naam = forms.CharField(
        label=_("Naam"),
        max_length=120,
        error_messages={"required": _("Vul de naam van de organisatie in.")},
    )
    soort = forms.ChoiceField(
        label=_("Soort hulp"), error_messages={"required": _("Kies welke hulp dit is.")}
    )
    gemeenten = forms.MultipleChoiceField(
        label=_("In welke gemeenten?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    hours = forms.CharField(label=_("Wanneer bereikbaar?"), required=False, max_length=300)
    remark = forms.CharField(
        label=_("Opmerking"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, region: Sequence[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "soort", choices_of("ketenpartner"))
        _offer(self, "gemeenten", _names(region))

    def told(self) -> Told:
        """Return what is told, after the form was found right."""
        given = self.cleaned_data
        return Told(
            naam=given["naam"],
            soort=given["soort"],
            gemeenten=tuple(given["gemeenten"]),
            hours=given["hours"],
            remark=given["remark"],
        )


class StopForm(Once):
    """Why a ketenpartner is stopped."""

    why = forms.CharField(
        label=_("Waarom stopt deze ketenpartner?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom deze ketenpartner stopt.")},
    )


class DeskForm(Once):
    """One desk or function, and how it is reached."""

    desk = forms.CharField(
        label=_("Balie of functie"),
        max_length=120,
        error_messages={"required": _("Vul de balie of functie in.")},
    )
    telephone = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    mail = forms.EmailField(
        label=_("Mail"),
        required=False,
        max_length=254,
        widget=forms.TextInput,
        error_messages={"invalid": _("Dit kan geen mailadres zijn. Controleer het.")},
    )
    is_secure = forms.BooleanField(label=_("Deze mail is beveiligd (NTA 7516)"), required=False)
    post_address = forms.CharField(label=_("Postadres"), required=False, max_length=300)

    def clean_telephone(self) -> str:
        typed: str = self.cleaned_data["telephone"]
        number = read_number(typed) if typed else ""
        if number is None:
            raise ValidationError(_("Dit kan geen telefoonnummer zijn. Controleer het."))
        return number

    def clean(self) -> dict[str, object]:
        if not self.errors:
            for field, code in faults_of(self.told()):
                self.add_error(field, str(FAULTS[code]))
        return self.cleaned_data

    def told(self) -> Desk:
        """Return what is told, after the form was found right."""
        given = self.cleaned_data
        return Desk(**{name: given[name] for name in Desk.__dataclass_fields__})


class AfspraakForm(Once):
    """One agreement with its first and its last day."""

    soort = forms.ChoiceField(
        label=_("Wat is afgesproken?"),
        error_messages={"required": _("Kies wat voor afspraak dit is.")},
    )
    title = forms.CharField(
        label=_("Titel"),
        max_length=200,
        error_messages={"required": _("Vul de titel van de afspraak in.")},
    )
    from_date = forms.CharField(
        label=_("Vanaf"),
        max_length=30,
        error_messages={"required": _("Vul de eerste dag van de afspraak in.")},
    )
    until_date = forms.CharField(label=_("Tot en met"), required=False, max_length=30)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        _offer(self, "soort", choices_of("ketenafspraak"))

    def clean_from_date(self) -> date:
        day = read_past_day(self.cleaned_data["from_date"], today=self.today)
        if day is None:
            raise ValidationError(NO_DAY)
        return day

    def clean_until_date(self) -> date | None:
        typed = self.cleaned_data["until_date"]
        day = read_day(typed, today=self.today) if typed else None
        if typed and day is None:
            raise ValidationError(NO_DAY)
        first = self.cleaned_data.get("from_date")
        if day and first and day < first:
            raise ValidationError(_("Deze dag ligt voor de eerste dag. Kies een latere."))
        return day

    def agreed(self) -> Agreed:
        """Return what was agreed, after the form was found right."""
        given = self.cleaned_data
        return Agreed(**{name: given[name] for name in Agreed.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class Part:
    """One desk or agreement with its small form; `shown` is None for a new one."""

    shown: Point | Agreement | None
    form: DeskForm | AfspraakForm
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class CardForms:
    """The small forms on a card. One that came in and was not right stands as it was typed."""

    points: Sequence[Part]
    new_point: Part
    agreements: Sequence[Part]
    new_agreement: Part
    stop: StopForm


def card_forms(
    *,
    card: KetenpartnerCard,
    today: date,
    sent: Once | None = None,
    about: int = 0,
) -> CardForms:
    """Return the forms on a card; `sent` came in about the desk or agreement with this number."""
    desk = sent if isinstance(sent, DeskForm) else None
    agreed = sent if isinstance(sent, AfspraakForm) else None
    return CardForms(
        points=[
            _part(one, desk if one.pk == about else None, desk_form(one)) for one in card.points
        ],
        new_point=_part(None, None if about else desk, desk_form(None)),
        agreements=[
            _part(one, agreed if one.pk == about else None, afspraak_form(one, today=today))
            for one in card.agreements
        ],
        new_agreement=_part(None, None if about else agreed, afspraak_form(None, today=today)),
        stop=sent if isinstance(sent, StopForm) else StopForm(auto_id="stop_%s"),
    )


def desk_form(point: Point | None) -> DeskForm:
    """Return the form of a desk, with what is known of it."""
    known = vars(point.desk) | {"telephone": for_reading(point.desk.telephone)} if point else {}
    return DeskForm(auto_id=_ids("punt", point), initial=known)


def afspraak_form(one: Agreement | None, *, today: date) -> AfspraakForm:
    """Return the form of an agreement, with what is known of it."""
    known: dict[str, object] = {}
    if one is not None:
        first, last = _typed(one.agreed.from_date), _typed(one.agreed.until_date)
        known = vars(one.agreed) | {"from_date": first, "until_date": last}
    return AfspraakForm(auto_id=_ids("afspraak", one), initial=known, today=today)


def known_of(card: KetenpartnerCard) -> dict[str, object]:
    """Return what is known of a ketenpartner, by the names of its form."""
    return {
        "seen": card.version,
        "naam": card.naam,
        "soort": card.soort,
        "gemeenten": list(card.gemeenten),
        "hours": card.hours,
        "remark": card.remark,
    }


def _part(shown: Point | Agreement | None, sent: Any, fresh: Any) -> Part:
    return Part(shown=shown, form=sent or fresh, is_open=sent is not None)


def _ids(name: str, shown: Point | Agreement | None) -> str:
    return f"{name}_{shown.pk if shown else 'nieuw'}_%s"


def _typed(day: date | None) -> str:
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def _names(region: Sequence[Gemeente]) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in region]


def _offer(form: forms.Form, field: str, choices: Sequence[tuple[str, Any]]) -> None:
    form.fields[field].choices = choices  # type: ignore[attr-defined]
